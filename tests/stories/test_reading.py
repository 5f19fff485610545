from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from stories.models import RelatedLink, StoryPage
from stories.reading import further_reading, neighbours
from tests.factories import (
    create_municipality,
    create_sector,
    create_series,
    create_standard_page,
    create_story,
    create_target_group,
)

pytestmark = pytest.mark.django_db
READER = AnonymousUser()


def further(story):
    return further_reading(story, READER)


def test_three_stories_with_something_in_common_come_after_a_story():
    story = create_story()
    others = [create_story() for _ in range(4)]
    found = further(story)["stories"]
    assert len(found) == 3
    assert story not in found
    assert set(found) <= set(others)


def test_a_story_with_nothing_in_common_does_not_come_along():
    story = create_story()
    create_story(
        sector=create_sector(name="Zorg en welzijn"),
        municipality=create_municipality(name="Kampen"),
    )
    assert further(story)["stories"] == []


def test_a_shared_target_group_is_enough():
    group = create_target_group()
    story = create_story(target_groups=[group])
    other = create_story(
        sector=create_sector(name="Zorg en welzijn"),
        municipality=create_municipality(name="Kampen"),
        target_groups=[group],
    )
    assert further(story)["stories"] == [other]


def test_a_draft_is_never_advised():
    story = create_story()
    create_story(live=False)
    assert further(story)["stories"] == []


def test_the_editors_choice_comes_first_and_fills_places():
    story = create_story()
    for _ in range(3):
        create_story()
    page = create_standard_page()
    story.related_links = [RelatedLink(target=page)]
    story.save()
    found = further(StoryPage.objects.get(pk=story.pk))
    assert [link.page_to_read for link in found["links"]] == [page]
    assert len(found["stories"]) == 2


def test_a_link_to_a_page_that_went_offline_disappears():
    story = create_story()
    page = create_standard_page()
    story.related_links = [RelatedLink(target=page)]
    story.save()
    page.unpublish()
    assert further(StoryPage.objects.get(pk=story.pk))["links"] == []


def test_a_link_to_a_deleted_page_disappears_without_an_error(client, site):
    story = create_story()
    page = create_standard_page()
    story.related_links = [RelatedLink(target=page)]
    story.save_revision().publish()
    page.delete()
    assert client.get(story.url).status_code == 200


def test_neighbours_in_a_series_are_in_order_of_publication():
    series = create_series()
    now = timezone.now()
    first, second, third = (
        create_story(series=series, first_published_at=now - timedelta(days=days))
        for days in (30, 20, 10)
    )
    visible = StoryPage.objects.visible_to(READER)
    assert neighbours(second, visible) == (first, third)
    assert neighbours(first, visible) == (None, second)
    assert neighbours(third, visible) == (second, None)


def test_a_story_outside_a_series_has_no_neighbours():
    story = create_story()
    assert neighbours(story, StoryPage.objects.all()) == (None, None)
