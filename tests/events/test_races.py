"""Many people who want the last seats at the same moment."""

from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest
from django.db import connection

from events import registration, seats, telling
from events.enums import RegistrationState
from events.links import Purpose, path
from events.models import EventPage, Registration
from tests.factories import create_event, create_member, create_registration
from tests.live import cookies_of, post
from tests.together import crowd

pytestmark = pytest.mark.django_db(transaction=True)
AT_ONCE = 32  # as many as a server of ours answers at the same time, and more
ROUNDS, ACTORS = 50, 20


def all_at_once(calls):
    """Send all these, so many at the same time, and return the statuses."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return [answer.status for answer in pool.map(lambda call: call(), calls)]


def test_two_hundred_people_at_once_take_twenty_seats_and_then_queue(live_server):
    event = create_event(has_registration=True, capacity=20)
    form = f"{live_server.url}{event.url}aanmelden/"
    calls = []
    for number in range(100):
        cookies = cookies_of(create_member())
        guest = create_registration(event=event, state=RegistrationState.UNCONFIRMED)
        link = live_server.url + path(guest, Purpose.CONFIRM)
        calls.append(partial(post, form, {"name_audience": "none"}, cookies=cookies))
        calls.append(partial(post, link, {}))
        if number % 10 == 0:
            # Somebody presses twice.
            calls.append(partial(post, link, {}))
    assert set(all_at_once(calls)) == {302}
    assert Registration.objects.count() == 200
    assert event.registrations.confirmed().count() == 20
    waiting = list(event.registrations.waiting())
    assert [person.position for person in waiting] == list(range(1, 181))
    _cancel_one(live_server, event, first=waiting[0])


def _cancel_one(live_server, event, *, first):
    """Cancelling offers one seat, to the first, however often the button is pressed."""
    leaver = event.registrations.confirmed().first()
    link = live_server.url + path(leaver, Purpose.PLACE)
    cancel = [partial(post, link, {"actie": "afmelden"})] * 10
    assert set(all_at_once(cancel)) == {200}
    offered = event.registrations.filter(state=RegistrationState.OFFERED)
    assert [person.pk for person in offered] == [first.pk]
    assert event.registrations.seated().count() == 20


@pytest.fixture
def silent(monkeypatch):
    """Only the seats count here."""
    monkeypatch.setattr(telling, "_mail", lambda *args, **kwargs: None)


@pytest.fixture
def race_for_one_seat():
    """Return a function: all confirm at once; how many have the seat, what failed."""
    with crowd(ACTORS) as at_once:

        def race(event):
            Registration.objects.all().delete()
            people = [
                create_registration(event=event, state=RegistrationState.UNCONFIRMED)
                for _ in range(ACTORS)
            ]
            outcomes = at_once(*(partial(registration.confirm, p) for p in people))
            failures = [one for one in outcomes if isinstance(one, Exception)]
            return event.registrations.confirmed().count(), failures

        yield race


def test_the_last_seat_goes_to_one_in_every_round(silent, race_for_one_seat):
    event = create_event(has_registration=True, capacity=1)
    for _round in range(ROUNDS):
        assert race_for_one_seat(event) == (1, [])
        queue = [person.position for person in event.registrations.waiting()]
        assert queue == list(range(1, ACTORS))


def test_without_the_lock_the_last_seat_is_given_twice(
    silent, race_for_one_seat, monkeypatch
):
    """The control: that the test above can fail."""
    if connection.vendor == "sqlite":
        pytest.skip("SQLite lets one transaction write at a time, lock or no lock")
    monkeypatch.setattr(seats, "lock", lambda event: EventPage.objects.get(pk=event.pk))
    event = create_event(has_registration=True, capacity=1)
    outcomes = [race_for_one_seat(event) for _round in range(10)]
    assert any(total > 1 or failures for total, failures in outcomes)
