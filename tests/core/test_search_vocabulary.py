from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from wagtail.models import PageViewRestriction

from core.search import vocabulary
from core.search.models import SearchWord
from tests.factories import (
    create_desk_finder,
    create_municipality,
    create_standard_page,
    create_story,
)

pytestmark = pytest.mark.django_db


def words():
    vocabulary.refresh()
    return set(SearchWord.objects.values_list("word", flat=True))


def test_words_come_from_titles_texts_and_plain_models(site):
    create_desk_finder()
    create_municipality(name="Staphorst")
    create_story(
        title="De koekenbakker",
        intro="Over deegwaren.",
        body=[("text", "<p>Met <b>kaneelstokken</b>.</p>")],
    )
    assert {"koekenbakker", "deegwaren", "kaneelstokken", "staphorst"} <= words()


def test_a_word_is_kept_without_accents_and_shown_as_it_is_mostly_written(site):
    create_story(title="Zoë en de coördinator")
    create_story(title="De coördinator van Zoë")
    vocabulary.refresh()
    word = SearchWord.objects.get(word="coordinator")
    assert (word.spelling, word.total) == ("coördinator", 2)
    assert SearchWord.objects.get(word="zoe").spelling == "Zoë"


def test_numbers_short_words_and_endless_words_are_left_out(site):
    create_standard_page(title="Bel 0380000001 of 06x nu", intro="x" * 40)
    assert not {"0380000001", "06x", "nu", "x" * 40} & words()


def test_words_of_what_is_not_public_are_left_out(site):
    create_standard_page(title="Conceptwoord", live=False)
    hidden = create_standard_page(title="Geheimwoord")
    create_standard_page(parent=hidden, title="Diepgeheim")
    PageViewRestriction.objects.create(page=hidden, restriction_type="login")
    assert not {"conceptwoord", "geheimwoord", "diepgeheim"} & words()


def test_words_that_are_no_longer_public_disappear(site):
    page = create_standard_page(title="Tijdelijkwoord")
    assert "tijdelijkwoord" in words()
    page.unpublish()
    assert "tijdelijkwoord" not in words()


def test_unpublished_changes_are_left_out(site):
    page = create_standard_page()
    page.intro = "Nognietwoord"
    page.save_revision()
    assert "nognietwoord" not in words()


class TestWhenChanged:
    @pytest.fixture
    def refreshed(self, site):
        """Return a function that says whether the words were collected just now."""

        def refreshed():
            SearchWord.objects.all().delete()
            vocabulary.refresh_when_changed()
            return SearchWord.objects.exists()

        return refreshed

    def test_words_are_collected_once_for_one_state(self, refreshed):
        create_story()
        assert refreshed()
        assert not refreshed()

    def test_publishing_hiding_and_deleting_are_noticed(self, refreshed):
        page = create_standard_page()
        refreshed()
        page.save_revision().publish()
        assert refreshed()
        restriction = PageViewRestriction.objects.create(
            page=page, restriction_type="login"
        )
        assert refreshed()
        restriction.delete()
        assert refreshed()
        page.delete()
        assert refreshed()

    def test_words_are_collected_again_the_next_day(self, refreshed):
        create_story()
        refreshed()
        with time_machine.travel(timezone.now() + timedelta(days=1), tick=False):
            assert refreshed()
