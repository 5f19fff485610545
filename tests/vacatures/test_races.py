"""Twenty people who do the same at the very same moment, round after round."""

from collections import Counter
from functools import partial
from http import HTTPStatus
from uuid import uuid4

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.db import connection
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from notifications import mailing
from notifications.models import Notification
from profiles.employers.models import Employer
from profiles.vacatures.models import HandOverRequest, Vacature
from tests.factories import create_employer, create_member, create_organisation
from tests.live import cookies_of, post, press
from tests.together import crowd
from tests.vacatures import doubled, races

pytestmark = pytest.mark.django_db(transaction=True)
ACTORS = 20
MANY, FEW, TRIES = 50, 5, 20  # rounds
FOUGHT_FOR = [races.pick_up, races.take_over, races.last_place]
OF_PEOPLE = [
    races.join,
    races.five_places,
    races.fill_or_close,
    races.take_back,
    races.answer_or_withdraw,
    races.accept_or_leave,
    races.offer,
    doubled.merge,
]
OF_FORMS = [
    doubled.enter,
    doubled.add_employer,
    doubled.forward,
    doubled.say_no,
    doubled.keep_search,
    doubled.go_away,
]
OF_PROGRAMS = [
    doubled.expire,
    doubled.remind,
    doubled.nominate,
    doubled.nominate_twice,
    doubled.advance,
]
# Which locks each needs; the others lean on a constraint or a claim of the database.
LOCKS = [
    (races.pick_up, [Vacature]),
    (races.join, [Vacature]),
    (races.take_over, [Vacature]),
    (races.last_place, [Vacature]),
    (races.five_places, [Vacature]),
    (races.fill_or_close, [Vacature]),
    (races.take_back, [Vacature]),
    (races.answer_or_withdraw, [Vacature, HandOverRequest]),
    (races.offer, [Vacature]),
    (doubled.merge, [Vacature]),
    (doubled.forward, [Vacature]),
    (doubled.say_no, [Vacature]),
    (doubled.expire, [Vacature]),
    (doubled.nominate, [Vacature]),
    (doubled.nominate_twice, [Vacature]),
    (doubled.advance, [Vacature]),
    (doubled.keep_search, [get_user_model()]),
    (doubled.go_away, [get_user_model()]),
    (doubled.add_employer, [Employer]),
]


@pytest.fixture
def people():
    return [create_member() for _number in range(ACTORS)]


@pytest.fixture
def giver():
    uwv = create_organisation(name="UWV")
    user = create_member(
        organisation=uwv, is_coordinator=True, name="Ilse van der Meulen"
    )
    create_employer(holder=user)
    return user


@pytest.fixture
def at_once():
    with crowd(ACTORS) as together:
        yield together


@pytest.fixture
def silent(monkeypatch):
    """Only who was told counts here, not the mail about it."""
    monkeypatch.setattr(mailing, "mail_waiting", lambda: None)


@pytest.mark.parametrize("race", FOUGHT_FOR)
def test_in_every_round_one_gets_it(race, at_once, people, giver, silent):
    for _round in range(MANY):
        race(at_once, people, giver)


@pytest.mark.parametrize(
    "several", [OF_PEOPLE, OF_FORMS, OF_PROGRAMS], ids=["people", "forms", "programs"]
)
def test_in_every_round_each_counts_once(several, at_once, people, giver, silent):
    for race in several:
        for _round in range(FEW):
            race(at_once, people, giver)


def test_of_one_result_everybody_gets_one_mail(at_once, people, giver):
    for race in FOUGHT_FOR:
        Notification.objects.all().delete()
        mail.outbox.clear()

        race(at_once, people, giver)

        told = Notification.objects.values_list("recipient__email", flat=True)
        mailed = [address for message in mail.outbox for address in message.to]
        assert Counter(mailed) == Counter(told)


def test_without_the_lock_it_goes_wrong(at_once, people, giver, silent, monkeypatch):
    """The control: that the tests above can fail."""
    if connection.vendor == "sqlite":
        pytest.skip("SQLite lets one transaction write at a time, lock or no lock")
    for race, models in LOCKS:
        with monkeypatch.context() as patch:
            take_locks_off(patch, models)
            # Few are enough, and they wait less for each other.
            assert goes_wrong(race, at_once, people[:8], giver), race


def take_locks_off(patch, models):
    lock = QuerySet.select_for_update

    def only_others(self, **options):
        return self.all() if self.model in models else lock(self, **options)

    patch.setattr(QuerySet, "select_for_update", only_others)


def goes_wrong(race, at_once, people, giver):
    try:
        for _round in range(TRIES):
            race(at_once, people, giver)
    except AssertionError:
        return True
    return False


@pytest.mark.parametrize(
    ("button", "data", "yes", "no"),
    [
        ("pak-op", {}, "Jij bent nu het aanspreekpunt.", " was je net voor."),
        (
            "vervuld",
            {"vervuld-places": 1, "vervuld-placed_on": timezone.localdate()},
            "Dat telt mee voor de hele regio. Wie hielpen",
            " was je net voor.",
        ),
        ("sluit", {}, "De vacature is gesloten.", "Deze vacature is al gesloten op"),
    ],
)
def test_of_twenty_who_press_one_button_nineteen_hear_why_not(
    button, data, yes, no, live_server, at_once, people, giver
):
    seeks = button == "pak-op"
    workers = () if seeks else people
    vacature = races.created(giver, workers, is_open_for_pickup=seeks)
    url = live_server.url + reverse("vacatures:move", args=[vacature.pk, button])

    answers = at_once(
        *(partial(press, url, data, cookies=cookies_of(person)) for person in people)
    )

    assert {status for status, _page in answers} == {HTTPStatus.OK}
    assert sum(yes in page for _status, page in answers) == 1
    assert sum(no in page for _status, page in answers) == ACTORS - 1


def test_a_form_that_twenty_tabs_send_makes_one_vacature(live_server, at_once, giver):
    known = giver.held_employers.first()
    form = {
        "title": "Medewerker bakkerij",
        "employer_name": "Bakkerij De Korst",
        "municipality": known.municipality_id,
        "form": "leerwerkbaan",
        "places": 1,
        "closes_on": timezone.localdate(),
        "description": "Deeg wegen en vormen.",
        "visibility": "leden",
        "who": "ik",
        "contact_name": "Joost Terpstra",
        "key": uuid4(),
    }
    url = live_server.url + reverse("vacatures:create")
    send = partial(post, url, form, cookies=cookies_of(giver))

    answers = at_once(*[send] * ACTORS)

    vacature = Vacature.objects.get(entered_by=giver)
    assert {answer.status for answer in answers} == {HTTPStatus.FOUND}
    assert {answer.location for answer in answers} == {vacature.get_absolute_url()}
    assert vacature.employer.contacts.get().name == "Joost Terpstra"
    assert races.happened(vacature) == []
