import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from core import renditions
from stories.models import RelatedLink, StoryFact
from tests.factories import create_image, create_series, create_story

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


def html_of(client, page):
    response = client.get(page.url)
    assert response.status_code == 200
    return response.content.decode()


def words_of(html):
    main = html.partition("<main")[2].partition("</main>")[0]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main))


def test_a_question_is_a_heading_and_its_answer_text(client):
    answer = {"question": "Was dat spannend?", "answer": "<p>Heel erg.</p>"}
    html = html_of(client, create_story(body=[("question_answer", answer)]))
    assert "<h2>Was dat spannend?</h2>" in html
    assert "<p>Heel erg.</p>" in html
    assert html.count("<h1") == 1


def test_a_quote_is_said_once_and_by_somebody(client):
    quote = {"quote": "Het ging vanzelf.", "person": "Sanne Hoekman", "role": "bakker"}
    html = html_of(client, create_story(body=[("quote", quote | {"colour": "lilac"})]))
    figure = re.search(r'<figure class="dw-quote.*?</figure>', html, re.DOTALL).group()
    assert "<blockquote><p>“Het ging vanzelf.”</p></blockquote>" in figure
    assert "Sanne Hoekman" in figure
    assert html.count("Het ging vanzelf.") == 1


def test_who_made_a_story_stands_below_it(client):
    story = create_story(text_credit="Redactie", film_credit="Studio Noord")
    words = words_of(html_of(client, story))
    assert "Tekst: Redactie" in words
    assert "Film: Studio Noord" in words


def test_a_credit_that_is_not_known_is_not_named(client):
    story = create_story(text_credit="", film_credit="", thanks="")
    assert "Film:" not in words_of(html_of(client, story))


def test_only_a_changed_story_says_when(client):
    published = timezone.now() - timedelta(days=30)
    same = create_story(first_published_at=published)
    assert "Bijgewerkt op" not in html_of(client, same)
    changed = create_story(
        first_published_at=published, content_changed_at=timezone.now()
    )
    assert "Bijgewerkt op" in html_of(client, changed)


def test_what_the_facts_already_say_is_not_said_again(client):
    story = create_story(employer="Bakkerij Korenbloem", placement="leerwerkbaan")
    story.facts = [StoryFact(label="Bij", value="Bakkerij Korenbloem, 14 mensen")]
    story.save()
    aside = html_of(client, story).partition("<aside")[2].partition("</aside>")[0]
    assert aside.count("Korenbloem") == 1
    assert "<dt>Soort werk</dt><dd>Leerwerkbaan</dd>" in aside


def test_a_story_is_shared_without_a_script_of_anybody_else(client):
    html = html_of(client, create_story(title="Werk & meer", slug="werk-en-meer"))
    address = "http%3A%2F%2Flocalhost%2Fverhalen%2Fwerk-en-meer%2F"
    assert f"sharing/share-offsite/?url={address}" in html
    assert f"https://wa.me/?text=Werk%20%26%20meer%20{address}" in html
    assert f"mailto:?subject=Werk%20%26%20meer&amp;body={address}" in html
    copy = re.search(r"<button[^>]+data-copy[^>]*>", html).group()
    assert " hidden" in copy


def test_a_link_to_another_site_names_that_site(client):
    story = create_story()
    link = {"url": "https://voorbeeld.example/x", "title": "Een stuk elders"}
    story.related_links = [RelatedLink(**link, site_name="Voorbeeldkrant")]
    story.save()
    words = words_of(html_of(client, story))
    assert "Voorbeeldkrant Een stuk elders" in words


def test_a_series_leads_from_one_story_to_the_next(client):
    series = create_series()
    first, second, third = (
        create_story(
            series=series, first_published_at=timezone.now() - timedelta(days=9 - day)
        )
        for day in range(3)
    )
    html = html_of(client, second)
    assert f'href="{first.url}" rel="prev"' in html
    assert f'href="{third.url}" rel="next"' in html
    assert f'href="{series.url}"' in html


def test_a_press_release_has_a_note_and_the_address_of_a_role(client):
    story = create_story(
        press_note="<p>Niet voor publicatie.</p>",
        press_contact="Persvoorlichting",
        press_email="pers@voorbeeld.example",
    )
    html = html_of(client, story)
    assert "Noot voor de redactie" in html
    assert 'href="mailto:pers@voorbeeld.example"' in html


def test_more_pictures_in_a_story_ask_no_more_queries(client):
    def queries_with(total):
        images = [create_image() for _ in range(total)]
        for image in images:
            renditions.create_missing(image, ["natural"])
        photos = [
            ("photo", {"image": image, "alt_text": "Werk", "decorative": False})
            for image in images
        ]
        story = create_story(body=photos)
        client.get(story.url)
        with CaptureQueriesContext(connection) as asked:
            html = html_of(client, story)
        assert html.count('class="dw-photo"') == total
        return len(asked)

    create_story()
    assert queries_with(6) == queries_with(1)
