"""What a reader gets of a film before and after a click."""

import re

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Collection, CollectionViewRestriction

from core.blocks import BodyBlock
from core.models import Film
from tests.core.films import mp4_files as files
from tests.factories import (
    create_ambassador,
    create_brochure,
    create_film,
    create_image,
    create_story,
    create_user,
)

pytestmark = pytest.mark.django_db
ELSEWHERE = {
    "YouTube": "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
    "Vimeo": "https://vimeo.com/76979871",
}


def page_with(film, create=create_story, caption=""):
    return create(body=[("film", {"film": film, "caption": caption})])


def shown(page, client=None):
    response = (client or Client()).get(page.url)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def figure(film, **options):
    return shown(page_with(film, **options)).select_one(".dw-film")


def loads(soup):
    """Return every address that a browser asks for without a click."""
    found = [tag["src"] for tag in soup.select("[src]")]
    found += [tag["poster"] for tag in soup.select("[poster]")]
    for tag in soup.select("[srcset]"):
        found += [part.split()[0] for part in tag["srcset"].split(",")]
    links = soup.select('[rel~="stylesheet"], [rel~="icon"], [rel~="preload"]')
    return found + [link["href"] for link in links]


def test_a_film_of_our_own_waits_for_a_click_and_has_its_place():
    film = create_film(poster=create_image(width=1280, height=720))
    video = figure(film).video
    assert video["preload"] == "none"
    assert {"controls", "playsinline"} <= set(video.attrs)
    assert (video["width"], video["height"]) == ("640", "360")
    assert video["poster"].startswith("/media/images/")
    assert video.source["src"] == film.url
    assert "autoplay" not in video.attrs


def test_its_captions_are_a_track():
    film = create_film()
    track = figure(film).track
    assert (track["kind"], track["srclang"]) == ("captions", "nl")
    assert track["src"] == film.captions_url
    assert figure(create_film(captions="")).track is None


@pytest.mark.parametrize("create", [create_story, create_ambassador, create_brochure])
def test_every_kind_of_page_shows_a_film_with_its_words(create):
    film = create_film(title="Op het dak", credit="Fatima")
    found = figure(film, create=create, caption="Dilan op het dak.")
    line = found.figcaption.get_text(" ", strip=True)
    for part in ("Op het dak", "12 seconden", "met ondertitels", "Fatima", "Dilan"):
        assert part in line
    assert "Sanne zegt hallo." in found.details.get_text()


@pytest.mark.parametrize("provider", ELSEWHERE)
def test_a_film_elsewhere_is_a_link_that_names_where_it_leads(provider):
    film = create_film(
        address=ELSEWHERE[provider], poster=create_image(width=1280, height=720)
    )
    found = figure(film)
    link = found.a
    assert link.get_text(strip=True) == f"Bekijk de film op {provider}"
    assert link["href"] == ELSEWHERE[provider]
    assert link["referrerpolicy"] == "no-referrer"
    assert found.img["src"].startswith("/media/images/")
    assert not found.select("video, iframe, object, embed, script")


@pytest.mark.parametrize("provider", ELSEWHERE)
def test_nothing_of_another_host_is_loaded_before_a_click(provider):
    page = shown(page_with(create_film(address=ELSEWHERE[provider])))
    assert [url for url in loads(page) if re.match(r"(https?:)?//", url)] == []
    preloads = page.select('[rel~="preconnect"], [rel~="dns-prefetch"]')
    assert preloads == []


def test_a_tall_film_stays_tall():
    tall = files.film(tracks=[files.trak(size=(360, 640))])
    assert "dw-film--tall" in figure(create_film(content=tall))["class"]
    assert "dw-film--tall" not in figure(create_film())["class"]


def test_a_deleted_film_leaves_no_trace_on_the_page():
    page = page_with(create_film())
    Film.objects.all().delete()
    assert shown(page).select_one(".dw-film") is None


def test_a_film_in_a_restricted_collection_shows_only_to_who_may_see_it():
    root = Collection.get_first_root_node()
    collection = root.add_child(instance=Collection(name="Besloten"))
    CollectionViewRestriction.objects.create(
        collection=collection, restriction_type="login"
    )
    page = page_with(create_film(collection=collection))
    assert shown(page).select_one(".dw-film") is None
    member = Client()
    member.force_login(create_user())
    assert shown(page, member).select_one(".dw-film") is not None


def test_what_is_said_in_a_film_is_found():
    block = BodyBlock().child_blocks["film"]
    film = create_film(title="Op het dak", transcript="<p>Half <b>acht</b>.</p>")
    value = block.normalize({"film": film, "caption": "Dilan"})
    assert block.get_searchable_content(value) == ["Dilan", "Op het dak", "Half acht."]
    empty = block.normalize({"film": None, "caption": ""})
    assert "Op het dak" not in block.get_searchable_content(empty)


def test_more_films_on_a_page_take_no_more_queries():
    body = [("film", {"film": create_film(), "caption": ""}) for _ in range(6)]
    few, many = page_with(create_film()), create_story(body=body)
    client = Client()
    client.get(few.url)
    with CaptureQueriesContext(connection) as one:
        client.get(few.url)
    with CaptureQueriesContext(connection) as six:
        client.get(many.url)
    assert len(six) <= len(one)
