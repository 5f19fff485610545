import re
from http import HTTPStatus

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.urls import urlpatterns
from django.test import Client
from django.urls import reverse

from tests.accounts.passkeys import add_passkey
from tests.factories import PASSWORD, create_user
from tests.sessions import add_second_factor

pytestmark = pytest.mark.django_db

FOR_STRANGERS = {
    "account_login": {"login": "geen adres"},
    "account_signup": {"email": "geen adres"},
    "account_request_login_code": {"email": "geen adres"},
    "account_reset_password": {"email": "geen adres"},
    "account_inactive": None,
    "account_password_reset_completed": None,
    "socialaccount_login_cancelled": None,
}
UNDER_WAY = {
    "account_confirm_login_code": ("account_request_login_code", "email"),
    "account_confirm_password_reset_code": ("account_reset_password", "email"),
    "account_email_verification_sent": ("account_signup", "email"),
    "mfa_authenticate": ("account_login", "login"),
}
FOR_MEMBERS = {
    "account_change_password": {"password1": "kort"},
    "account_email": {"email": "geen adres", "action_add": ""},
    "account_logout": None,
    "account_reauthenticate": {"password": "mis"},
    "mfa_activate_totp": {"code": "mis"},
    "mfa_add_webauthn": None,
    "mfa_deactivate_totp": None,
    "mfa_edit_webauthn": {"name": ""},
    "mfa_generate_recovery_codes": None,
    "mfa_index": None,
    "mfa_list_webauthn": None,
    "mfa_reauthenticate": {"code": "mis"},
    "mfa_reauthenticate_webauthn": None,
    "mfa_remove_webauthn": None,
    "mfa_view_recovery_codes": None,
    "usersessions_list": None,
}
# These show nothing of their own, or only to who came another way.
NO_SCREEN = {
    "socialaccount_connections",
    "socialaccount_login_error",
    "socialaccount_signup",
    "openid_connect_callback",
    "openid_connect_login",
    "account_set_password",
    "account_complete_password_reset",
    "mfa_download_recovery_codes",
    "mfa_login_webauthn",
}


@pytest.fixture(autouse=True)
def frame(site):
    """Every screen stands in the frame of the site."""


@pytest.fixture
def member():
    """A member who has just shown the password and has every kind of second step."""
    client = Client()
    client.user = create_user()
    client.force_login(client.user)
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    return client


def address_of(name, user):
    if name in {"mfa_edit_webauthn", "mfa_remove_webauthn"}:
        return reverse(name, kwargs={"pk": add_passkey(user).pk})
    if name == "mfa_reauthenticate_webauthn":
        add_passkey(user)
    elif name != "mfa_activate_totp":
        add_second_factor(user)
    if name == "mfa_view_recovery_codes":
        RecoveryCodes.activate(user)
    return reverse(name)


def assert_sound(response, *, is_wrong=False):
    html = response.text
    status = HTTPStatus.UNPROCESSABLE_ENTITY if is_wrong else HTTPStatus.OK
    assert response.status_code == status
    assert '<html lang="nl">' in html
    assert len(re.findall(r"<h1[ >]", html)) == 1
    assert '<meta name="robots" content="noindex">' in html
    assert re.search(r"<title>(Fout: )?[A-Z][^<]+ - Daar werken we aan</title>", html)
    assert ("<title>Fout: " in html) is is_wrong
    assert ('class="dw-error-summary"' in html) is is_wrong
    assert not re.search(r'\sstyle="|<style|\son\w+="|javascript:', html)
    for attributes in re.findall(r"<script([^>]*)>", html):
        assert "src=" in attributes or 'type="application/json"' in attributes
    assert "no-store" in response["Cache-Control"]
    assert "placeholder=" not in html


def test_every_address_of_an_account_is_tested_here():
    def names(patterns):
        for pattern in patterns:
            if hasattr(pattern, "url_patterns"):
                yield from names(pattern.url_patterns)
            elif pattern.name:
                yield pattern.name

    tested = {*FOR_STRANGERS, *UNDER_WAY, *FOR_MEMBERS, *NO_SCREEN}
    assert set(names(urlpatterns)) == tested


@pytest.mark.parametrize("name", FOR_STRANGERS)
def test_a_screen_for_strangers_is_sound(client, name):
    assert_sound(client.get(reverse(name)))
    if wrong := FOR_STRANGERS[name]:
        assert_sound(client.post(reverse(name), wrong), is_wrong=True)


@pytest.mark.parametrize("name", UNDER_WAY)
def test_a_screen_under_way_is_sound(client, name):
    before, field = UNDER_WAY[name]
    email = "nieuw@voorbeeld.example"
    if name == "mfa_authenticate":
        user = create_user(email=email)
        add_second_factor(user)
        add_passkey(user)
    words = {"password": PASSWORD, "password1": PASSWORD, "password2": PASSWORD}
    response = client.post(reverse(before), {field: email} | words)
    assert response.url == reverse(name)
    assert_sound(client.get(response.url))
    assert_sound(client.post(response.url, {"code": "0000-0000"}), is_wrong=True)


@pytest.mark.parametrize("name", FOR_MEMBERS)
def test_a_screen_for_members_is_sound(member, name):
    address = address_of(name, member.user)
    assert_sound(member.get(address))
    if wrong := FOR_MEMBERS[name]:
        assert_sound(member.post(address, wrong), is_wrong=True)


@pytest.mark.parametrize("name", FOR_MEMBERS)
def test_a_screen_for_members_is_for_nobody_else(client, name):
    address = address_of(name, create_user())
    response = client.get(address)
    assert response.status_code == HTTPStatus.FOUND
    assert response.url == "/" or response.url.startswith("/account/login/")


def test_who_has_no_password_may_choose_one():
    client = Client()
    client.force_login(create_user(password=None))
    assert_sound(client.get("/account/password/set/"))
    words = "een heel ander wachtwoord"
    data = {"password1": words, "password2": words}
    response = client.post("/account/password/set/", data, follow=True)
    assert "Gelukt. Je account heeft nu een wachtwoord." in response.text


def test_a_wrong_field_is_tied_to_its_error(client):
    html = client.post("/account/login/", {"login": "geen adres"}).text
    assert 'aria-invalid="true"' in html
    error = re.search(r'<div id="(id_login_error)">', html).group(1)
    field = re.search(r'<input[^>]+name="login"[^>]*>', html).group()
    assert error in field
    assert 'autocomplete="username"' in field


def test_a_passkey_shows_only_where_it_can_work(client):
    html = client.get("/account/login/").text
    form = re.search(r'<form id="mfa_login"[^>]*>', html).group()
    assert form.endswith(" data-passkey hidden>")


def test_recovery_codes_can_be_kept_in_a_file(member):
    address_of("mfa_view_recovery_codes", member.user)
    response = member.get(reverse("mfa_download_recovery_codes"))
    assert response["Content-Type"].startswith("text/plain")
    assert re.fullmatch(r"(\d{8}\n){10}", response.text)


def test_staff_find_the_way_to_the_admin(as_role):
    assert "Naar het beheer" in as_role("redacteur").get("/account/email/").text


def test_members_see_no_way_to_the_admin(member):
    assert "Naar het beheer" not in member.get("/account/email/").text
