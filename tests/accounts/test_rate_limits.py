"""Guessing is counted per account and per visitor, whatever the visitor makes up."""

from http import HTTPStatus

import pytest
from django.contrib.auth import get_user
from django.test import Client

from config.settings import base
from tests.accounts.mailbox import code_in
from tests.factories import PASSWORD, create_user

pytestmark = pytest.mark.django_db

LOGIN = "/account/login/"
ADDRESS = "lies@voorbeeld.example"
SPELLINGS = [
    "lies@voorbeeld.example",
    "LIES@VOORBEELD.EXAMPLE",
    "Lies@Voorbeeld.example",
    " lies@voorbeeld.example ",
    "lieſ@voorbeeld.example",
]
TOO_MANY = HTTPStatus.TOO_MANY_REQUESTS
REFUSED = HTTPStatus.UNPROCESSABLE_ENTITY


@pytest.fixture(autouse=True)
def frame(site):
    """Every screen stands in the frame of the site."""


def guess(client, address=ADDRESS, *, words="mis", **extra):
    return client.post(LOGIN, {"login": address, "password": words}, **extra)


def test_the_sixth_guess_at_an_account_is_refused_in_whatever_spelling(client):
    user = create_user(email=ADDRESS)
    for spelling in SPELLINGS:
        assert guess(client, spelling).status_code == REFUSED
    response = guess(client, words=PASSWORD)
    assert response.status_code == TOO_MANY
    assert "Je hebt het te vaak geprobeerd." in response.text
    assert get_user(client) != user


def test_an_unknown_address_is_counted_too(client):
    for _ in range(5):
        assert guess(client).status_code == REFUSED
    assert guess(client).status_code == TOO_MANY


def test_another_visitor_does_not_get_more_guesses_at_an_account(client):
    create_user(email=ADDRESS)
    for number in range(5):
        guess(client, REMOTE_ADDR=f"192.0.2.{number}")
    response = guess(client, words=PASSWORD, REMOTE_ADDR="192.0.2.99")
    assert response.status_code == TOO_MANY


def test_guesses_are_possible_again_after_five_minutes(client, time_machine):
    user = create_user(email=ADDRESS)
    time_machine.move_to("2026-05-11 09:00", tick=False)
    for _ in range(6):
        guess(client)
    time_machine.shift(5 * 60 + 1)
    guess(client, words=PASSWORD)
    assert get_user(client) == user


def test_who_is_being_guessed_at_still_gets_in_with_a_code(client, mailoutbox):
    user = create_user(email=ADDRESS)
    for number in range(6):
        guess(Client(), REMOTE_ADDR=f"192.0.2.{number}")
    client.post("/account/login/code/", {"email": ADDRESS})
    code = {"code": code_in(mailoutbox[-1])}
    client.post("/account/login/code/confirm/", code)
    assert get_user(client) == user


def test_one_visitor_has_ten_guesses_a_minute_at_all_accounts_together():
    for number in range(10):
        guess(Client(), f"wie-{number}@voorbeeld.example")
    response = guess(Client(), "nog-iemand@voorbeeld.example")
    assert response.status_code == TOO_MANY


@pytest.mark.parametrize(
    "header",
    ["X-Forwarded-For", "Forwarded", "X-Real-IP", "Client-IP", "X-Forwarded-Host"],
)
def test_a_made_up_header_makes_no_new_visitor(header):
    for number in range(10):
        headers = {header: f"198.51.100.{number}"}
        guess(Client(headers=headers), f"wie-{number}@voorbeeld.example")
    response = guess(
        Client(headers={header: "198.51.100.99"}), "nog-iemand@voorbeeld.example"
    )
    assert response.status_code == TOO_MANY


def test_behind_a_proxy_only_what_the_proxy_added_counts(settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for number in range(10):
        made_up = {"X-Forwarded-For": f"198.51.100.{number}, 203.0.113.7"}
        guess(Client(headers=made_up), f"wie-{number}@voorbeeld.example")
    same = Client(headers={"X-Forwarded-For": "198.51.100.99, 203.0.113.7"})
    assert guess(same, "a@voorbeeld.example").status_code == TOO_MANY
    other = Client(headers={"X-Forwarded-For": "198.51.100.99, 203.0.113.8"})
    assert guess(other, "b@voorbeeld.example").status_code == REFUSED


@pytest.mark.parametrize("is_known", [True, False])
@pytest.mark.parametrize(
    ("door", "mails"), [("/account/login/code/", 5), ("/account/password/reset/", 5)]
)
def test_one_address_gets_five_codes_in_a_quarter_of_an_hour(
    door, mails, is_known, mailoutbox
):
    if is_known:
        create_user(email=ADDRESS)
    for _round in range(2):
        for spelling in SPELLINGS:
            response = Client().post(door, {"email": spelling})
    assert response.status_code == TOO_MANY
    assert len(mailoutbox) == mails


def test_one_visitor_makes_ten_accounts_a_minute(mailoutbox):
    for number in range(11):
        data = {"email": f"nieuw-{number}@voorbeeld.example"}
        data |= {"password1": PASSWORD, "password2": PASSWORD}
        response = Client().post("/account/signup/", data)
    assert response.status_code == TOO_MANY
    assert len(mailoutbox) == 10


def test_who_comes_too_often_gets_our_own_page():
    for number in range(31):
        response = guess(Client(), f"wie-{number}@voorbeeld.example")
    assert response.status_code == TOO_MANY
    assert 'lang="nl"' in response.text
    assert "<h1" in response.text


def test_all_workers_count_together():
    assert "locmem" not in base.CACHES["default"]["BACKEND"].lower()


def test_mail_waits_outside_the_request():
    assert base.EMAIL_BACKEND == "core.mail.OutboxBackend"
