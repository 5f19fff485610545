"""Tables: somebody sits at one in each round, and a full one takes nobody."""

import pytest
from django.core import mail

from events import registration
from events.links import Purpose, path
from events.models import EventSession, Registration
from tests.factories import create_event, create_registration

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]
MEMBER = {"name_audience": "members"}


@pytest.fixture
def tables():
    event = create_event(has_registration=True)
    event.sessions = [
        EventSession(round=1, title="Taal", capacity=1, question="Welke taal?"),
        EventSession(round=1, title="Vervoer"),
        EventSession(round=2, title="Geld"),
    ]
    event.save()
    return event


def session(event, title):
    return event.sessions.get(title=title)


def test_somebody_sits_at_one_table_in_each_round(member, tables):
    chosen = {
        "round_1": session(tables, "Taal").pk,
        "round_2": session(tables, "Geld").pk,
        "answer_1": "Tigrinya",
    }
    member.post(f"{tables.url}aanmelden/", MEMBER | chosen)
    placed = Registration.objects.get()
    seats = placed.choices.order_by("round").values_list("session__title", "answer")
    assert list(seats) == [("Taal", "Tigrinya"), ("Geld", "")]
    moved = {"name_audience": "none", "round_1": session(tables, "Vervoer").pk}
    member.post(path(placed, Purpose.PLACE), moved)
    assert [c.session.title for c in placed.choices.all()] == ["Vervoer"]


def test_a_table_that_is_full_takes_nobody_more(client, member, tables):
    first = create_registration(event=tables)
    registration.change(
        first, name_audience="none", choices={session(tables, "Taal"): ""}
    )
    second = create_registration(event=tables)
    wanted = {"name_audience": "none", "round_1": session(tables, "Taal").pk}
    response = client.post(path(second, Purpose.PLACE), wanted)
    assert response.status_code == 422
    assert "is vol. Kies een andere tafel" in response.text
    assert "Taal (vol)" in response.text
    assert response.text.count(" disabled") == 1


def test_who_was_just_too_late_for_a_table_still_comes_and_hears_of_it(tables, member):
    first = create_registration(event=tables)
    registration.change(
        first, name_audience="none", choices={session(tables, "Taal"): ""}
    )
    chosen = {"round_1": session(tables, "Taal").pk}
    member.post(f"{tables.url}aanmelden/", MEMBER | chosen)
    placed = Registration.objects.get(user=member.user)
    assert placed.is_confirmed
    assert not placed.choices.exists()
    assert "deze tafel was net vol: Taal" in mail.outbox[-1].body


def test_a_foreign_table_is_refused(member, tables):
    other = create_event(has_registration=True)
    other.sessions = [EventSession(round=1, title="Elders")]
    other.save()
    chosen = {"round_1": session(other, "Elders").pk}
    response = member.post(f"{tables.url}aanmelden/", MEMBER | chosen)
    assert response.status_code == 422
