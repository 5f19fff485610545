"""Many people who want the last seats at the same moment."""

import threading
import urllib.error
import urllib.parse
import urllib.request
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections
from django.test import Client

from events import registration, seats, telling
from events.enums import RegistrationState
from events.links import Purpose, path
from events.models import EventPage, Registration
from tests.factories import create_event, create_member, create_registration
from tests.sessions import log_in

pytestmark = pytest.mark.django_db(transaction=True)
AT_ONCE = 32  # as many as a server of ours answers at the same time, and more
TOKEN = "t" * 32
ROUNDS, ACTORS = 50, 20


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args):
        return None


def post(url, data, *, session=""):
    """Post a form as a browser does and return the status."""
    cookies = f"csrftoken={TOKEN}" + (f"; sessionid={session}" if session else "")
    body = urllib.parse.urlencode({"csrfmiddlewaretoken": TOKEN} | data).encode()
    request = urllib.request.Request(url, body, {"Cookie": cookies})
    opener = urllib.request.build_opener(NoRedirect)
    try:
        with opener.open(request, timeout=60) as response:
            return response.status
    except urllib.error.HTTPError as error:
        return error.code


def session_of_member():
    client = Client()
    log_in(client, create_member())
    return client.cookies["sessionid"].value


def all_at_once(calls):
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(lambda call: call(), calls))


def test_two_hundred_people_at_once_take_twenty_seats_and_then_queue(live_server):
    event = create_event(has_registration=True, capacity=20)
    form = f"{live_server.url}{event.url}aanmelden/"
    calls = []
    for number in range(100):
        session = session_of_member()
        guest = create_registration(event=event, state=RegistrationState.UNCONFIRMED)
        link = live_server.url + path(guest, Purpose.CONFIRM)
        calls.append(
            lambda session=session: post(
                form, {"name_audience": "none"}, session=session
            )
        )
        calls.append(lambda link=link: post(link, {}))
        if number % 10 == 0:
            # Somebody presses twice.
            calls.append(lambda link=link: post(link, {}))
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
    cancel = [lambda: post(link, {"actie": "afmelden"})] * 10
    assert set(all_at_once(cancel)) == {200}
    offered = event.registrations.filter(state=RegistrationState.OFFERED)
    assert [person.pk for person in offered] == [first.pk]
    assert event.registrations.seated().count() == 20


@pytest.fixture
def silent(monkeypatch):
    """Only the seats count here."""
    monkeypatch.setattr(telling, "_mail", lambda *args, **kwargs: None)


def race_for_one_seat(event):
    """Let everybody confirm at the same moment; return how many have the seat."""
    Registration.objects.all().delete()
    people = [
        create_registration(event=event, state=RegistrationState.UNCONFIRMED)
        for _ in range(ACTORS)
    ]
    barrier = threading.Barrier(ACTORS)
    failures = []

    def confirm(person):
        try:
            barrier.wait()
            registration.confirm(person)
        except Exception as error:
            failures.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=confirm, args=(person,)) for person in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return event.registrations.confirmed().count(), failures


def test_the_last_seat_goes_to_one_in_every_round(silent):
    event = create_event(has_registration=True, capacity=1)
    for _round in range(ROUNDS):
        assert race_for_one_seat(event) == (1, [])
        queue = [person.position for person in event.registrations.waiting()]
        assert queue == list(range(1, ACTORS))


def test_without_the_lock_the_last_seat_is_given_twice(silent, monkeypatch):
    """The control: that the test above can fail."""
    if connection.vendor == "sqlite":
        pytest.skip("SQLite lets one transaction write at a time, lock or no lock")
    monkeypatch.setattr(seats, "lock", lambda event: EventPage.objects.get(pk=event.pk))
    event = create_event(has_registration=True, capacity=1)
    outcomes = [race_for_one_seat(event) for _round in range(10)]
    assert any(total > 1 or failures for total, failures in outcomes)
