"""Asking whether a profile still holds."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core import mail
from django.utils import timezone

from profiles.people import freshness
from profiles.people.models import Profile
from tests.factories import create_member, create_organisation

pytestmark = pytest.mark.django_db
START = datetime(2027, 1, 4, 9, tzinfo=UTC)


@pytest.fixture
def noor(site):
    return create_member(
        name="Noor Visser",
        phone="038 000 00 21",
        confirmed_at=START,
    ).profile


def after(days):
    """Do the daily job some days after the start, and return the mails of that day."""
    mail.outbox.clear()
    with time_machine.travel(START + timedelta(days=days), tick=False):
        freshness.ask()
    return list(mail.outbox)


def link(message):
    return next(line for line in message.body.split() if "/klopt-dit-nog/" in line)


def path(message):
    return "/klopt-dit-nog/" + link(message).split("/klopt-dit-nog/")[1]


def test_nobody_is_asked_within_half_a_year(noor):
    assert after(180) == []


def test_after_half_a_year_the_owner_gets_the_own_data(noor):
    (message,) = after(183)
    assert message.to == [noor.user.email]
    assert "038 000 00 21" in message.body
    assert after(184) == []


def test_silence_leads_to_a_second_mail_and_a_mark_and_out_of_the_list(noor):
    colleague = create_member(
        organisation=create_organisation(name="UWV"),
        confirmed_at=START + timedelta(days=360),
    )
    after(183)
    assert len(after(199)) == 1
    for day in (200, 230):
        assert after(day) == []
    noor.refresh_from_db()
    with time_machine.travel(START + timedelta(days=230), tick=False):
        assert noor.unconfirmed_since == START
    assert noor in Profile.objects.in_directory(colleague)
    after(366)
    assert noor not in Profile.objects.in_directory(colleague)
    assert noor in Profile.objects.visible_to(colleague)
    noor.user.refresh_from_db()
    assert noor.user.is_member


def test_one_press_confirms_and_brings_back(noor, client):
    for day in (183, 199):
        messages = after(day)
    after(366)
    address = path(messages[0])
    with time_machine.travel(START + timedelta(days=230), tick=False):
        assert "Ja, het klopt" in client.get(address).content.decode()
        noor.refresh_from_db()
        assert noor.confirmed_at == START
        assert "Bedankt" in client.post(address).content.decode()
    noor.refresh_from_db()
    assert noor.confirmed_at == START + timedelta(days=230)
    assert noor.retired_at is None
    assert "werkt niet meer" in client.post(address).content.decode()


def test_a_made_up_link_says_nothing(noor, client):
    answer = client.get("/klopt-dit-nog/abc:def:ghi/")
    assert answer.status_code == 200
    assert "Noor" not in answer.content.decode()


def test_who_is_no_member_any_more_is_not_asked(noor):
    noor.user.approved_at = None
    noor.user.save()
    assert after(183) == []


def test_an_owner_confirms_on_the_own_page(noor, client):
    client.force_login(noor.user)
    long_ago = timezone.now() - timedelta(days=20)
    Profile.objects.update(asks=2, asked_at=long_ago)
    assert (
        "niet bevestigd sinds 4 januari 2027"
        in client.get("/mijn/profiel/").content.decode()
    )
    assert client.get("/mijn/profiel/klopt/").status_code == 405
    client.post("/mijn/profiel/klopt/")
    noor.refresh_from_db()
    assert noor.asks == 0
