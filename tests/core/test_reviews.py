from datetime import date, timedelta

import pytest
from django.utils import timezone

from core import reviews
from core.models import BasePage
from tests.factories import (
    create_ambassador,
    create_brochure,
    create_desk_finder,
    create_event,
    create_series,
    create_standard_page,
    create_story,
)

pytestmark = pytest.mark.django_db

TODAY = "2026-03-15"
NOON = f"{TODAY} 12:00:00+01:00"


def publish(page):
    page.save_revision().publish()
    page.refresh_from_db()
    return page


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 3, 15), 6, date(2026, 9, 15)),
        (date(2026, 3, 15), 24, date(2028, 3, 15)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2026, 11, 30), 1, date(2026, 12, 28)),
    ],
)
def test_months_are_counted_to_a_day_that_exists(day, months, later):
    assert reviews.months_from(day, months) == later


@pytest.mark.parametrize(
    ("create", "day"),
    [
        (create_story, date(2028, 3, 15)),
        (create_series, date(2028, 3, 15)),
        (create_ambassador, date(2028, 3, 15)),
        (create_brochure, date(2027, 3, 15)),
        (create_standard_page, date(2027, 3, 15)),
        (create_desk_finder, date(2026, 9, 15)),
        (lambda: create_standard_page(slug="contact"), date(2026, 9, 15)),
        (
            lambda: create_standard_page(parent=create_desk_finder()),
            date(2026, 9, 15),
        ),
        (create_event, None),
    ],
)
def test_publication_sets_the_date_that_fits_the_type(create, day, time_machine):
    time_machine.move_to(NOON)
    assert publish(create()).review_on == day


def test_the_draft_that_editors_go_on_with_has_the_date_too():
    page = publish(create_standard_page())
    assert page.get_latest_revision_as_object().review_on == page.review_on


def test_a_date_that_an_editor_chose_stays():
    chosen = timezone.localdate() + timedelta(days=30)
    assert publish(create_story(review_on=chosen)).review_on == chosen


def test_publishing_an_overdue_page_counts_as_reading_it(time_machine):
    time_machine.move_to(NOON)
    page = create_standard_page(review_on=date(2026, 3, 15))
    assert publish(page).review_on == date(2027, 3, 15)


def test_an_event_may_have_a_date_but_gets_no_next_one(time_machine):
    time_machine.move_to(NOON)
    event = publish(create_event(review_on=date(2026, 4, 1)))
    assert event.review_on == date(2026, 4, 1)
    time_machine.move_to("2026-05-01 12:00:00+02:00")
    assert publish(event).review_on is None


def test_a_scheduled_page_gets_its_date_when_it_goes_online(time_machine):
    time_machine.move_to(NOON)
    page = create_standard_page(live=False)
    page.go_live_at = timezone.now() + timedelta(days=3)
    revision = page.save_revision()
    revision.publish()
    page.refresh_from_db()
    assert page.review_on is None
    time_machine.move_to("2026-03-18 12:01:00+01:00")
    revision.refresh_from_db()
    revision.publish()
    page.refresh_from_db()
    assert page.review_on == date(2027, 3, 18)


def test_overdue_pages_of_all_types_come_oldest_first():
    today = timezone.localdate()
    story = create_story(review_on=today)
    brochure = create_brochure(review_on=today - timedelta(days=5))
    create_standard_page(review_on=today + timedelta(days=1))
    create_standard_page(review_on=today, live=False)
    found = reviews.overdue()
    assert [page.pk for page in found] == [brochure.pk, story.pk]
    assert found[0].due_on == brochure.review_on


def test_no_page_type_is_forgotten():
    names = {model.__name__ for model in reviews.page_models()}
    assert {"StoryPage", "BrochurePage", "HomePage", "EventPage"} <= names
    assert BasePage not in reviews.page_models()


def test_many_pages_take_one_query(query_budget):
    for _ in range(20):
        create_standard_page(review_on=timezone.localdate())
    with query_budget(1):
        assert len(reviews.overdue()) == 20
