"""Calendars that thousands of programs ask for are kept until something changes."""

import pytest

from tests.core.page_store_reader import ask
from tests.factories import create_event

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(store, committed):
    with committed():
        return create_event(title="Banenmarkt")


def address(event, kind):
    page = event if kind == "event" else event.get_parent()
    return f"{page.url}agenda.ics"


@pytest.mark.parametrize("kind", ["event", "agenda"])
def test_a_calendar_is_stored_until_its_event_changes(store, event, committed, kind):
    target = address(event, kind)
    assert [ask(store, target).served for _ in range(2)] == ["new", "store"]
    with committed():
        event.title = "Banendag"
        event.save_revision().publish()
    reply = ask(store, target)
    assert reply.served == "new"
    assert "SUMMARY:Banendag" in reply.text
    assert reply.headers["content-type"].startswith("text/calendar")


def test_a_calendar_of_other_events_is_another(store, event):
    agenda = address(event, "agenda")
    ask(store, agenda)
    assert "Banenmarkt" not in ask(store, f"{agenda}?soort=training").text
    assert ask(store, f"{agenda}?onbekend=1").served == "django"
