import json
from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from stories.models import StoryPage
from tests.factories import (
    create_municipality,
    create_standard_page,
    create_story,
    create_story_index,
)

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
NAMES = ["rss", "atom", "json"]


@pytest.fixture
def library(site):
    return create_story_index(slug="verhalen")


def titles(response):
    assert response.status_code == 200
    if "json" in response["Content-Type"]:
        return [item["title"] for item in response.json()["items"]]
    root = ElementTree.fromstring(response.content)  # noqa: S314 - our own answer
    found = root.iterfind("channel/item/title") if root.tag == "rss" else None
    return [e.text for e in found or root.iterfind(f"{ATOM}entry/{ATOM}title")]


@pytest.mark.parametrize("name", NAMES)
class TestEveryFormat:
    def test_the_newest_story_comes_first(self, client, library, name):
        now = timezone.now()
        for days, title in ((3, "Oud"), (1, "Nieuw & <anders>")):
            create_story(title=title, first_published_at=now - timedelta(days=days))
        found = titles(client.get(f"/verhalen/feed.{name}"))
        assert found == ["Nieuw & <anders>", "Oud"]

    def test_it_holds_what_the_same_filters_show(self, client, library, name):
        create_story(title="Een", municipality=create_municipality(name="Raalte"))
        create_story(title="Twee", municipality=create_municipality(name="Ommen"))
        address = f"/verhalen/feed.{name}?gemeente=ommen&onzin=%3Cb%3E&jaar=x"
        response = client.get(address)
        assert titles(response) == ["Twee"]
        assert "Ommen" in response.text
        assert "onzin" not in response.text

    def test_nothing_private_is_in_it_not_even_for_a_member(
        self, client, as_role, library, name
    ):
        create_story(title="Openbaar")
        create_story(title="Concept", live=False)
        hidden = create_story(title="Besloten")
        PageViewRestriction.objects.create(page=hidden, restriction_type="login")
        for reader in (client, as_role("redacteur")):
            assert titles(reader.get(f"/verhalen/feed.{name}")) == ["Openbaar"]

    def test_a_hidden_library_has_no_feed(self, client, library, name):
        PageViewRestriction.objects.create(page=library, restriction_type="login")
        assert client.get(f"/verhalen/feed.{name}").status_code == 404

    def test_addresses_are_absolute(self, client, library, name):
        story = create_story()
        text = client.get(f"/verhalen/feed.{name}").text
        assert story.full_url in text
        assert f"http://localhost/verhalen/feed.{name}" in text
        assert '"/verhalen' not in text

    def test_who_has_it_already_gets_304(self, client, library, name):
        create_story()
        address = f"/verhalen/feed.{name}"
        first = client.get(address)
        by_mark = client.get(address, headers={"If-None-Match": first["ETag"]})
        since = client.get(
            address, headers={"If-Modified-Since": first["Last-Modified"]}
        )
        assert (by_mark.status_code, since.status_code) == (304, 304)
        create_story()
        again = client.get(address, headers={"If-None-Match": first["ETag"]})
        assert again.status_code == 200

    def test_an_empty_feed_stays_the_same(self, client, library, name):
        address = f"/verhalen/feed.{name}?jaar=1999"
        assert client.get(address)["ETag"] == client.get(address)["ETag"]

    def test_characters_that_xml_cannot_hold_are_left_out(self, client, library, name):
        story = create_story()
        StoryPage.objects.filter(pk=story.pk).update(title="Een\x0btitel", intro="\x1f")
        assert titles(client.get(f"/verhalen/feed.{name}")) == ["Eentitel"]

    def test_the_page_tells_where_the_feed_of_these_filters_is(
        self, client, library, name
    ):
        create_story(kind="nieuws")
        head = client.get("/verhalen/?soort=nieuws").text.partition("</head>")[0]
        assert f'href="/verhalen/feed.{name}?soort=nieuws"' in head

    def test_the_number_of_queries_does_not_grow(
        self, client, library, query_budget, name
    ):
        for total in (1, 20):
            for _ in range(total):
                create_story()
            client.get(f"/verhalen/feed.{name}")
            with query_budget(9):
                client.get(f"/verhalen/feed.{name}")


@pytest.mark.parametrize(
    "path", ["feed.xml", "feed.", "feed.rss/", "feed.rssx", "feed.JSON"]
)
def test_there_are_no_other_formats(client, library, path):
    assert client.get(f"/verhalen/{path}").status_code == 404


def test_a_story_keeps_its_mark_when_its_address_changes(client, library):
    story = create_story()
    before = json.loads(client.get("/verhalen/feed.json").content)["items"][0]["id"]
    story.slug = "een-ander-adres"
    story.save()
    after = json.loads(client.get("/verhalen/feed.json").content)["items"][0]["id"]
    assert before == after


def test_a_json_feed_says_what_it_is(client, library):
    create_standard_page()
    feed = client.get("/verhalen/feed.json").json()
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["home_page_url"] == "http://localhost/verhalen/"
    assert feed["feed_url"] == "http://localhost/verhalen/feed.json"
