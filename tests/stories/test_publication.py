from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from stories import publication
from stories.models import RelatedLink, StoryPage
from tests.factories import create_image, create_standard_page, create_story

pytestmark = pytest.mark.django_db


def messages(story):
    return dict(story.publication_problems())


def test_a_complete_story_can_go_online():
    assert create_story().publication_problems() == []


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"intro": ""}, "intro"),
        ({"municipality": None}, "municipality"),
        ({"sector": None}, "sector"),
        ({"image": None, "image_alt": ""}, "image"),
        ({"image_alt": ""}, "image_alt"),
        ({"image_alt": "DSC_0042.jpg"}, "image_alt"),
        ({"image_alt": "team.jpg"}, "image_alt"),
    ],
)
def test_what_a_success_story_lacks_is_said_at_its_field(changes, field):
    assert field in messages(create_story(**changes))


def test_a_story_of_the_whole_region_needs_no_municipality():
    story = create_story(municipality=None, covers_region=True)
    assert story.publication_problems() == []


def test_news_needs_no_sector_or_place():
    story = create_story(kind="nieuws", municipality=None, sector=None)
    assert story.publication_problems() == []


def test_a_picture_without_credit_is_named():
    story = create_story(image=create_image(title="Kas in Kampen", credit=""))
    assert "‘Kas in Kampen’" in messages(story)[None]


def test_a_picture_in_the_text_needs_a_credit_too():
    image = create_image(title="Oogst", credit="")
    value = {"image": image, "alt_text": "Tomaten", "caption": "", "decorative": False}
    story = create_story(body=[("photo", value)])
    assert "‘Oogst’" in messages(story)[None]


def test_a_press_release_has_a_note_and_a_role_to_write_to():
    story = create_story(kind="nieuws", format="persbericht")
    assert {"press_note", "press_email"} <= set(messages(story))


def test_an_introduction_of_more_than_300_characters_is_refused():
    story = create_story()
    story.intro = "a" * 301
    with pytest.raises(ValidationError) as caught:
        story.full_clean()
    assert "intro" in caught.value.message_dict


def test_credits_name_each_maker_once():
    image = create_image(credit="Fatima")
    value = {"image": image, "alt_text": "Kas", "caption": "", "decorative": False}
    story = create_story(image=image, body=[("photo", value)], thanks="Gerda")
    assert story.credits == [
        ("Tekst", "Redactie"),
        ("Foto", "Fatima"),
        ("Met dank aan", "Gerda"),
    ]


class TestUpdatedAt:
    def published(self, days_ago):
        story = create_story()
        story.first_published_at = timezone.now() - timedelta(days=days_ago)
        story.save()
        story.save_revision().publish()
        return StoryPage.objects.get(pk=story.pk)

    def test_a_fresh_story_was_not_updated(self):
        assert publication.updated_at(self.published(0)) is None

    def test_publishing_the_same_again_is_no_update(self):
        story = self.published(10)
        story.save_revision().publish()
        story.refresh_from_db()
        assert publication.updated_at(story) is None

    def test_another_word_a_day_later_is_an_update(self):
        story = self.published(10)
        story.intro = "Nu met een nieuw begin."
        story.save_revision().publish()
        story.refresh_from_db()
        assert publication.updated_at(story) is not None

    def test_another_word_on_the_same_day_is_no_update(self):
        story = self.published(0)
        story.intro = "Nu met een nieuw begin."
        story.save_revision().publish()
        story.refresh_from_db()
        assert publication.updated_at(story) is None


def test_the_length_is_kept_at_publication():
    story = create_story(
        intro="vier woorden staan hier", body=[("text", "<p>drie er bij</p>")]
    )
    story.save_revision().publish()
    story.refresh_from_db()
    assert story.word_total == 7
    assert story.reading_minutes == 1


class TestRelatedLink:
    def test_a_link_needs_somewhere_to_go(self):
        with pytest.raises(ValidationError, match="Kies een pagina"):
            RelatedLink().clean()

    def test_another_site_must_be_named(self):
        with pytest.raises(ValidationError) as caught:
            RelatedLink(url="https://voorbeeld.example").clean()
        assert set(caught.value.message_dict) == {"title", "site_name"}

    def test_a_page_of_our_own_is_enough(self):
        RelatedLink(target=create_standard_page()).clean()
