import re
from http import HTTPStatus
from urllib.parse import quote

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.contrib.auth import get_user
from django.test import Client
from django.urls import reverse

from tests.accounts.mailbox import code_in
from tests.accounts.passkeys import add_passkey
from tests.factories import PASSWORD, create_user
from tests.sessions import TOTP_SECRET, add_second_factor

pytestmark = pytest.mark.django_db

LOGIN = "/account/login/"
STEP = "/account/2fa/authenticate/"
STEP_AGAIN = "/account/2fa/reauthenticate/"
WELCOME = HTTPStatus.OK


@pytest.fixture(autouse=True)
def frame(site):
    """Every screen stands in the frame of the site."""


@pytest.fixture
def editor():
    user = create_user(role="redacteur")
    add_second_factor(user)
    return user


def app_code(secret=TOTP_SECRET):
    """Return what the app on the phone shows now."""
    (counter,) = yield_hotp_counters_from_time()
    return format_hotp_value(hotp_value(secret, counter))


def password_step(client, user):
    return client.post(LOGIN, {"login": user.email, "password": PASSWORD})


def log_in(client, user):
    password_step(client, user)
    return client.post(STEP, {"code": app_code()})


@pytest.mark.django_db(transaction=True)
def test_a_new_editor_is_led_to_a_second_step_and_then_into_the_admin(
    client, mailoutbox, time_machine
):
    time_machine.move_to("2026-05-11 09:00", tick=False)
    user = create_user(role="redacteur")
    assert password_step(client, user).url == "/admin/"
    explained = client.get("/admin/", follow=True)
    assert explained.redirect_chain[-1][0] == "/account/2fa/"
    assert "Zet eerst inloggen in twee stappen aan." in explained.text
    assert "Waarom moet ik dit?" in explained.text

    activate = reverse("mfa_activate_totp")
    client.get(activate, follow=True)
    client.post("/account/reauthenticate/", {"password": PASSWORD, "next": activate})
    page = client.get(activate).text
    assert 'src="data:image/svg+xml;base64,' in page
    shown = re.search(r"<strong>([A-Z2-7]{4}( [A-Z2-7]{4}){7})</strong>", page).group(1)
    secret = shown.replace(" ", "")
    assert f"otpauth://totp/{quote(user.email)}?secret={secret}&amp;issuer=" in page
    wrong = client.post(activate, {"code": "000000"})
    assert wrong.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    codes = client.post(activate, {"code": app_code(secret)}, follow=True)
    assert "Je hebt nog 10 van de 10 codes" in codes.text
    assert client.get("/admin/").status_code == WELCOME
    assert "Je logt nu in met een code uit je app" in mailoutbox[-1].subject
    assert secret not in str(Authenticator.objects.get(type="totp").data)

    client.post("/account/logout/")
    time_machine.shift(60)
    assert password_step(client, user).url == STEP
    client.post(STEP, {"code": app_code(secret)})
    assert client.get("/admin/").status_code == WELCOME


def test_after_the_password_alone_nobody_is_logged_in(client, editor):
    assert password_step(client, editor).url == STEP
    assert not get_user(client).is_authenticated
    assert client.get("/admin/").url.startswith(LOGIN)


def test_a_code_works_once(client, editor):
    log_in(client, editor)
    assert get_user(client) == editor
    other = Client()
    again = log_in(other, editor)
    assert again.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert not get_user(other).is_authenticated


def test_a_code_of_a_minute_ago_is_refused(client, editor, time_machine):
    time_machine.move_to("2026-05-11 09:00", tick=False)
    old = app_code()
    time_machine.shift(60)
    password_step(client, editor)
    client.post(STEP, {"code": old})
    assert not get_user(client).is_authenticated


def test_after_five_wrong_codes_even_the_right_one_is_refused(client, editor):
    password_step(client, editor)
    for _ in range(5):
        client.post(STEP, {"code": "000000"})
    response = client.post(STEP, {"code": app_code()})
    assert response.status_code == HTTPStatus.TOO_MANY_REQUESTS
    assert not get_user(client).is_authenticated


def test_a_recovery_code_works_once(client, editor):
    client.force_login(editor)
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    client.post("/account/2fa/recovery-codes/generate/")
    codes = Authenticator.objects.get(user=editor, type="recovery_codes").wrap()
    code = codes.get_unused_codes()[0]
    for is_let_in in (True, False):
        visitor = Client()
        password_step(visitor, editor)
        visitor.post(STEP, {"code": code})
        assert get_user(visitor).is_authenticated is is_let_in
        if is_let_in:
            assert visitor.get("/admin/").status_code == WELCOME


def test_a_code_by_mail_does_not_skip_the_second_step(client, editor, mailoutbox):
    client.post("/account/login/code/", {"email": editor.email})
    code = {"code": code_in(mailoutbox[-1])}
    response = client.post("/account/login/code/confirm/", code)
    assert response.url == STEP
    assert client.get("/admin/").url.startswith(LOGIN)


def test_a_new_password_does_not_skip_the_second_step(client, editor, mailoutbox):
    asked = client.post("/account/password/reset/", {"email": editor.email})
    client.post(asked.url, {"code": code_in(mailoutbox[-1])})
    words = {"password1": "een heel ander wachtwoord"}
    words["password2"] = words["password1"]
    client.post("/account/password/reset/complete/", words)
    assert client.get("/admin/").url.startswith(LOGIN)
    data = {"login": editor.email, "password": words["password1"]}
    assert client.post(LOGIN, data).url == STEP


@pytest.mark.parametrize("door", ["/admin/login/", "/_util/login/"])
def test_another_door_does_not_skip_the_second_step(client, editor, door):
    data = {"username": editor.email, "password": PASSWORD}
    client.post(door, data)
    password_step(client, editor)
    client.post(door, data)
    assert client.get("/admin/").url.startswith(LOGIN)


def test_a_session_without_a_second_step_is_asked_for_it(client, editor):
    client.force_login(editor)
    response = client.get("/admin/images/?q=brood")
    assert response.url == f"{STEP_AGAIN}?next=%2Fadmin%2Fimages%2F%3Fq%3Dbrood"
    asked = client.post(
        STEP_AGAIN, {"code": app_code(), "next": "/admin/images/?q=brood"}
    )
    assert asked.url == "/admin/images/?q=brood"
    assert client.get(asked.url).status_code == WELCOME


def test_the_password_again_is_not_a_second_step(client, editor):
    client.force_login(editor)
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    assert client.get("/admin/").url.startswith(STEP_AGAIN)


def test_who_has_only_a_passkey_is_asked_for_that(client):
    user = create_user(role="redacteur")
    add_passkey(user)
    client.force_login(user)
    response = client.get("/admin/")
    assert response.url.startswith(reverse("mfa_reauthenticate_webauthn"))


@pytest.mark.parametrize("path", ["/admin/users/", "/admin/groups/new/"])
def test_rights_are_given_within_a_quarter_of_an_hour(client, time_machine, path):
    time_machine.move_to("2026-05-11 09:00", tick=False)
    administrator = create_user(role="beheerder")
    add_second_factor(administrator)
    log_in(client, administrator)
    time_machine.shift(14 * 60)
    assert client.get(path).status_code == WELCOME
    time_machine.shift(2 * 60)
    assert client.get(path).url.startswith(STEP_AGAIN)
    assert client.post(path, {}).url.startswith(STEP_AGAIN)
    client.post(STEP_AGAIN, {"code": app_code()})
    assert client.get(path).status_code == WELCOME


def test_what_matters_asks_who_you_are_after_five_minutes(client, editor, time_machine):
    time_machine.move_to("2026-05-11 09:00", tick=False)
    log_in(client, editor)
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    generate = "/account/2fa/recovery-codes/generate/"
    assert client.get(generate).status_code == HTTPStatus.OK
    time_machine.shift(5 * 60 + 1)
    assert client.get(generate).url.startswith("/account/reauthenticate/")


def test_staff_cannot_switch_off_their_last_second_step(client, editor):
    log_in(client, editor)
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    response = client.post("/account/2fa/totp/deactivate/")
    assert "Je werkt in het beheer." in response.text
    assert Authenticator.objects.filter(user=editor, type="totp").exists()


def test_a_member_may_switch_it_off(client):
    member = create_user()
    add_second_factor(member)
    log_in(client, member)
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    client.post("/account/2fa/totp/deactivate/")
    assert not Authenticator.objects.filter(user=member).exists()


def test_the_demo_may_go_without(client, settings):
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    user = create_user(role="redacteur")
    password_step(client, user)
    assert client.get("/admin/").status_code == WELCOME


def test_for_a_member_the_admin_does_not_exist(client):
    client.force_login(create_user())
    missing = client.get("/bestaat-niet/")
    for path in ("/admin/", "/admin/users/", "/admin/pages/1/", "/admin/niets/"):
        response = client.get(path)
        assert response.status_code == missing.status_code == HTTPStatus.NOT_FOUND
        assert response.content == missing.content


NO_PASSKEY = [
    "",
    "{",
    "null",
    "1",
    "[]",
    "{}",
    '"tekst"',
    '{"id": 1, "rawId": 1, "type": "public-key", "response": 1}',
    '{"id": "a", "rawId": "a", "type": "public-key", "response": {}}',
    '{"id": "a", "response": {"userHandle": "OQ"}}',
    '{"id": "a", "response": {"userHandle": null}}',
    '{"id": null, "rawId": [], "type": 7, "response": {"userHandle": {}}}',
    '{"id": "a", "response": {"userHandle": "/w"}}',
    '{"id": "YQ", "rawId": "YQ", "type": "public-key", "response":'
    ' {"clientDataJSON": "YQ", "authenticatorData": "YQ", "signature": "YQ",'
    ' "userHandle": "MQ", "attestationObject": "YQ"}}',
    '{"id": "YQ", "rawId": "YQ", "type": "public-key", "response":'
    ' {"clientDataJSON": "e30", "authenticatorData": "AAAA", "signature": "YQ",'
    ' "userHandle": "MQ", "attestationObject": "oA"}}',
    "[" * 20_000,
]


@pytest.mark.parametrize("credential", NO_PASSKEY)
def test_what_is_no_passkey_is_refused(client, editor, credential):
    client.post("/account/2fa/webauthn/login/", {"credential": credential})
    assert not get_user(client).is_authenticated
    password_step(client, editor)
    client.post(STEP, {"credential": credential})
    assert not get_user(client).is_authenticated
    client.force_login(editor)
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    again = {"credential": credential}
    client.post("/account/2fa/webauthn/reauthenticate/", again)
    client.get("/account/2fa/webauthn/add/")
    client.post("/account/2fa/webauthn/add/", {"name": "x", "credential": credential})
    assert not Authenticator.objects.filter(user=editor, type="webauthn").exists()
