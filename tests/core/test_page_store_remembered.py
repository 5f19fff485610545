"""What stands around every page is read once, until something public changes."""

import pytest
from django.test import Client

from core.models import SiteDetails, Theme
from core.page_store import generation, remembered
from core.page_store.generation import Counter
from tests.factories import (
    create_desk_finder,
    create_image,
    create_series,
    create_story,
    create_target_group,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def counter(settings, tmp_path, monkeypatch):
    settings.PAGE_STORE_MB = 1
    counter = Counter(tmp_path / "page-store")
    monkeypatch.setattr(generation, "counter", counter)
    monkeypatch.setattr(remembered, "_kept", {})
    return counter


def count(calls=None):
    calls = [] if calls is None else calls
    return lambda: calls.append(1) or len(calls)


def test_it_is_made_once_until_something_changes(counter):
    make = count()
    asked = [remembered.remembered("x", make) for _ in range(3)]
    counter.advance(withdrawn=False)
    assert [*asked, remembered.remembered("x", make)] == [1, 1, 1, 2]


def test_two_sites_do_not_share_it(counter):
    make = count()
    assert remembered.remembered(("x", 1), make) == 1
    assert remembered.remembered(("x", 2), make) == 2


def test_nothing_is_remembered_without_a_store_or_a_generation(
    counter, settings, monkeypatch
):
    make = count()
    monkeypatch.setattr(counter, "current", lambda: None)
    assert [remembered.remembered("x", make) for _ in range(2)] == [1, 2]
    settings.PAGE_STORE_MB = 0
    assert remembered.remembered("x", make) == 3


def test_a_forgotten_signal_is_made_good_in_minutes(counter, monkeypatch):
    make = count()
    monkeypatch.setattr(remembered, "A_WHILE", 0)
    assert [remembered.remembered("x", make) for _ in range(2)] == [1, 2]


def test_a_change_of_the_frame_is_seen_on_the_next_page(
    site, counter, django_capture_on_commit_callbacks
):
    story, client = create_story(), Client()
    client.get(story.url)
    details = SiteDetails.for_site(site)
    details.name = "Regio Zwolle werkt"
    with django_capture_on_commit_callbacks(execute=True):
        details.save()
    assert "Regio Zwolle werkt" in client.get(story.url).text


def test_a_story_takes_twelve_queries(site, counter, query_budget):
    for setting in (SiteDetails, Theme):
        setting.for_site(site)
    create_desk_finder()
    series, groups = create_series(), [create_target_group()]
    stories = [
        create_story(
            series=series,
            target_groups=groups,
            body=[
                ("text", "<p>Zo begon het.</p>"),
                ("photo", {"image": create_image(), "alt_text": "Een oven"}),
            ],
        )
        for _ in range(5)
    ]
    client = Client()
    client.get(stories[0].url)
    with query_budget(12):
        page = client.get(stories[2].url)
    assert stories[1].title in page.text
    assert stories[3].title in page.text
