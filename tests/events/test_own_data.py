"""What the agenda knows of people, and how it forgets."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts import personal_data, retention
from events import own_data, personal_calendar, sessions, steps
from events.enums import RegistrationState
from events.models import CalendarFeed, EventSession, Registration, Step, Told
from events.once import first_time
from tests.factories import create_event, create_member, create_registration

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture(autouse=True)
def frame(site):
    """Every mail stands in the frame of the site."""


def ended(days, **changes):
    start = NOW - timedelta(days=days, hours=2)
    event = create_event(has_registration=True, starts_at=start)
    return create_registration(event=event, **changes)


def left_after(now=NOW):
    retention.apply(now=now)
    return set(Registration.objects.values_list("pk", flat=True))


def test_a_guest_is_forgotten_ninety_days_after_the_event():
    old, recent = ended(91), ended(89)
    member = ended(91, user=create_member())
    assert left_after() == {recent.pk, member.pk}
    assert old.pk not in left_after()


def test_a_member_is_forgotten_two_years_after_the_event():
    ended(731, user=create_member())
    recent = ended(729, user=create_member())
    assert left_after() == {recent.pk}


def test_who_never_confirmed_is_forgotten_after_three_days():
    unconfirmed = RegistrationState.UNCONFIRMED
    ended(-7, state=unconfirmed, asked_at=NOW - timedelta(days=4))
    recent = ended(-7, state=unconfirmed, asked_at=NOW - timedelta(days=2))
    assert left_after() == {recent.pk}


def test_a_dry_run_counts():
    ended(91)
    counts = retention.counts(now=NOW)
    assert counts["Gasten van bijeenkomsten, na 90 dagen"] == 1


def test_somebody_takes_along_all_that_is_known():
    member = create_member(email="ilse@voorbeeld.example")
    place = ended(3, user=member, name="Ilse", needs="Tolk")
    place.event.sessions = [EventSession(round=1, title="Taal")]
    place.event.save()
    sessions.keep(place, {place.event.sessions.get(): "Pools"})
    steps.write(place, text="Ik bel", kind="visit", weeks=4, audience="me")
    as_guest = ended(3, email="Ilse+werk@voorbeeld.example", name="Ilse B.")
    personal_calendar.renew(member)
    ended(3)
    found = personal_data.collect(member)
    assert {record["Naam"] for record in found["Bijeenkomsten"]} == {
        place.name,
        as_guest.name,
    }
    assert found["Bijeenkomsten"][0]["Nodig om mee te doen"] == "Tolk"
    assert found["Bijeenkomsten"][0]["Tafels"] == ["Taal Pools"]
    assert found["Je stapjes"][0]["Mijn stapje"] == "Ik bel"
    assert found["Je agenda om te volgen"]


def test_who_leaves_is_gone_and_the_seat_goes_to_who_waits():
    member = create_member(email="ilse@voorbeeld.example")
    event = create_event(has_registration=True, capacity=1)
    place = create_registration(event=event, user=member)
    waiting = create_registration(
        event=event, state=RegistrationState.WAITING, position=1
    )
    steps.write(place, text="Ik bel", kind="visit", weeks=4, audience="members")
    first_time(place, "thanks")
    ended(3, email="ilse+x@voorbeeld.example")
    personal_calendar.renew(member)
    personal_data.erase(member)
    assert list(Registration.objects.all()) == [waiting]
    waiting.refresh_from_db()
    assert waiting.state == RegistrationState.OFFERED
    for model in (Step, Told, CalendarFeed):
        assert not model.objects.exists()


def test_every_model_about_people_is_known_to_the_registries():
    names = {data.name for data in personal_data.registered()}
    rules = {rule.name for rule in retention.rules()}
    assert {"events", "steps", "calendar"} <= names
    assert {"events.guests", "events.members", "events.unconfirmed"} <= rules
    assert timedelta(days=90) == own_data.GUESTS
