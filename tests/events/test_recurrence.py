"""Events that come back, each with a page and people of its own."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import timezone

from events import ical, recurrence, states
from events.enums import Rhythm
from events.models import EventPage, EventSession, ProgrammeItem
from tests.factories import create_event, create_event_series, create_registration

pytestmark = pytest.mark.django_db
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
NOW = datetime(2027, 3, 8, 12, tzinfo=AMSTERDAM)


@pytest.fixture(autouse=True)
def frame(site):
    """Every page stands in the frame of the site."""


@pytest.fixture
def series():
    return create_event_series(slug="praktijktafels", title="Praktijktafels")


def first_of(series, **changes):
    """Create the event that the others of a series are made after."""
    fields = {
        "slug": "praktijktafel",
        "starts_at": datetime(2027, 3, 9, 16, tzinfo=AMSTERDAM),
        "has_registration": True,
        "capacity": 8,
    }
    return create_event(parent=series, **fields | changes)


def pages(series):
    return EventPage.objects.child_of(series).order_by("starts_at")


@pytest.mark.parametrize(
    ("first", "rhythm", "until", "expected"),
    [
        (
            date(2027, 2, 23),
            Rhythm.WEEKLY,
            date(2027, 3, 9),
            [date(2027, 3, 2), date(2027, 3, 9)],
        ),
        (
            date(2027, 2, 23),
            Rhythm.FORTNIGHTLY,
            date(2027, 3, 23),
            [date(2027, 3, 9), date(2027, 3, 23)],
        ),
        (
            date(2027, 2, 9),
            Rhythm.MONTHLY,
            date(2027, 4, 30),
            [date(2027, 3, 9), date(2027, 4, 13)],
        ),
        (
            date(2027, 3, 31),
            Rhythm.MONTHLY,
            date(2027, 5, 31),
            [date(2027, 4, 28), date(2027, 5, 26)],
        ),
        (date(2027, 3, 1), Rhythm.WEEKLY, date(2027, 3, 7), []),
    ],
    ids=["weekly", "fortnightly", "second Tuesday", "last Wednesday", "none yet"],
)
def test_the_days_of_a_series(first, rhythm, until, expected):
    assert recurrence.days(first, rhythm, until) == expected


def test_a_series_fills_the_next_three_months_once(series):
    first_of(series)
    with time_machine.travel(NOW):
        made = recurrence.extend(series)
        assert recurrence.extend(series) == []
    assert len(made) == 12
    starts = [timezone.localtime(page.starts_at) for page in pages(series)]
    assert {start.hour for start in starts} == {16}
    assert {start.utcoffset() for start in starts} == {
        timedelta(hours=1),
        timedelta(hours=2),
    }
    assert made[0].slug == "praktijktafel-2027-03-16"
    assert len({ical.uid(page) for page in pages(series)}) == 13


def test_a_series_goes_on_and_stops_at_its_last_day(series):
    first_of(series)
    with time_machine.travel(NOW):
        recurrence.extend(series)
    with time_machine.travel(NOW + timedelta(days=14)):
        recurrence.extend_all()
    assert pages(series).count() == 15
    series.last_day = date(2027, 3, 30)
    series.save()
    with time_machine.travel(NOW + timedelta(days=90)):
        assert recurrence.extend(series) == []


def test_an_occurrence_takes_along_programme_and_tables_but_no_people(series):
    pattern = first_of(series, report=[("text", "<p>Het was druk.</p>")])
    pattern.programme = [ProgrammeItem(time="16.00", text="Koffie")]
    pattern.sessions = [EventSession(round=1, title="Taal", capacity=4)]
    pattern.save()
    create_registration(event=pattern)
    with time_machine.travel(NOW):
        made = recurrence.extend(series)[0]
    made = EventPage.objects.get(pk=made.pk)
    assert [item.text for item in made.programme.all()] == ["Koffie"]
    assert [table.title for table in made.sessions.all()] == ["Taal"]
    assert (made.has_registration, made.capacity) == (True, 8)
    assert not made.registrations.exists()
    assert not made.report
    assert made.state.sequence == 0


def test_one_occurrence_is_moved_and_keeps_its_people(series):
    first_of(series)
    with time_machine.travel(NOW):
        moved = recurrence.extend(series)[0]
        person = create_registration(event=moved)
        moved.starts_at += timedelta(days=1)
        moved.ends_at += timedelta(days=1)
        moved.save_revision().publish()
        assert recurrence.extend(series) == []
    person.refresh_from_db()
    assert person.event == moved
    assert person.is_confirmed
    days = {timezone.localdate(page.starts_at) for page in pages(series)}
    assert date(2027, 3, 17) in days
    assert date(2027, 3, 16) not in days


def test_one_occurrence_is_called_off_and_the_others_go_on(client, series):
    first_of(series)
    with time_machine.travel(NOW):
        off = recurrence.extend(series)[0]
        create_registration(event=off)
        states.call_off(off, reason="De zaal is dicht.")
        assert recurrence.extend(series) == []
        page = client.get(series.url).text
    assert page.count("Gaat niet door") == 1
    assert off.registrations.count() == 1
    assert client.get(off.url).status_code == 200


def test_an_occurrence_that_an_editor_took_offline_does_not_come_back(series):
    first_of(series)
    with time_machine.travel(NOW):
        recurrence.extend(series)[0].unpublish()
        assert recurrence.extend(series) == []


def test_publishing_the_first_event_makes_the_others(series):
    with time_machine.travel(NOW):
        first_of(series).save_revision().publish()
    assert pages(series).count() == 13


def test_a_draft_makes_nothing(series):
    first_of(series, live=False)
    with time_machine.travel(NOW):
        assert recurrence.extend(series) == []


def test_the_page_of_a_series_shows_what_comes_and_what_was(client, series):
    first_of(series, title="Tafel over taal")
    with time_machine.travel(NOW + timedelta(days=8)):
        recurrence.extend(series)
        page = client.get(series.url)
        index = client.get(series.get_parent().url).text
    assert len(page.context["past"]) == 1
    assert len(page.context["coming"]) == 13
    assert "Praktijktafels" in index
    assert "Tafel over taal" in index


def test_a_series_asks_a_constant_number_of_queries(client, series, query_budget):
    first_of(series, starts_at=timezone.now() + timedelta(days=1))
    client.get(series.url)
    with query_budget(20) as one:
        client.get(series.url)
    recurrence.extend(series)
    with query_budget(20) as many:
        client.get(series.url)
    assert len(many) == len(one)
