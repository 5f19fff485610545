import pytest
from django.core.exceptions import PermissionDenied

from core.films import publication
from core.models import Film
from tests.factories import (
    create_ambassador,
    create_brochure,
    create_event,
    create_film,
    create_image,
    create_standard_page,
    create_story,
)

pytestmark = pytest.mark.django_db
ELSEWHERE = "https://vimeo.com/76979871"


def page_with(film, create=create_standard_page, **changes):
    return create(body=[("film", {"film": film, "caption": ""})], **changes)


def messages(film):
    return [text for _field, text in publication.problems(page_with(film))]


def test_a_complete_film_stops_nothing():
    assert messages(create_film()) == []


@pytest.mark.parametrize("words", ["captions", "transcript"])
def test_captions_or_a_transcript_is_enough(words):
    other = {"captions": "transcript", "transcript": "captions"}[words]
    assert messages(create_film(**{other: ""})) == []


@pytest.mark.parametrize("place", [{}, {"address": ELSEWHERE}])
def test_a_film_without_words_stops_publication_and_is_named(place):
    film = create_film(title="Op het dak", captions="", transcript="", **place)
    assert len(messages(film)) == 1
    assert "‘Op het dak’" in messages(film)[0]
    assert "ondertitels" in messages(film)[0]


def test_captions_of_our_own_say_nothing_about_a_film_elsewhere():
    film = create_film(address=ELSEWHERE, transcript="")
    assert len(messages(film)) == 1
    film.has_captions_there = True
    film.save()
    assert messages(film) == []


def test_a_film_needs_a_still_with_a_credit():
    assert "stilstaand beeld" in messages(create_film(poster=None))[0]
    film = create_film(poster=create_image(title="Dak", credit=""))
    assert "‘Dak’" in messages(film)[0]


def test_a_deleted_film_is_missed():
    film = create_film()
    page = page_with(film)
    Film.objects.all().delete()
    page = type(page).objects.get(pk=page.pk)
    assert "bestaat niet meer" in publication.problems(page)[0][1]


@pytest.mark.parametrize(
    "create",
    [
        create_ambassador,
        create_brochure,
        create_event,
        create_standard_page,
        create_story,
    ],
)
def test_no_page_goes_online_with_a_film_that_not_everybody_can_follow(create):
    film = create_film(captions="", transcript="")
    page = page_with(film, create, live=False)
    revision = page.save_revision()
    with pytest.raises(PermissionDenied, match=film.title):
        revision.publish()
    film.transcript = "<p>Sanne zegt hallo.</p>"
    film.save()
    revision.publish()
    page.refresh_from_db()
    assert page.live


def test_the_makers_of_films_are_named_below_a_story():
    film = create_film(credit="Fatima")
    story = page_with(film, create_story)
    assert ("Film", "Fatima") in story.credits
    story.film_credit = "Ilse"
    assert ("Film", "Ilse") in story.credits
