from http import HTTPStatus

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth import get_user
from django.test import Client
from django.urls import reverse

from tests.accounts.mailbox import code_in
from tests.factories import PASSWORD, create_user

pytestmark = pytest.mark.django_db

LOGIN = "/account/login/"
ELSEWHERE = [
    "//evil.example/",
    "https://evil.example/",
    "https:evil.example",
    "https:///evil.example/",
    "http:\\\\evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "//testserver@evil.example/",
    "http://testserver.evil.example/",
    "javascript:alert(1)",
    "data:text/html,hoi",
]


@pytest.fixture(autouse=True)
def frame(site):
    """Every screen stands in the frame of the site."""


def log_in(client, user, *, password=PASSWORD, **data):
    return client.post(LOGIN, {"login": user.email, "password": password, **data})


def test_somebody_logs_in_with_a_password(client):
    user = create_user()
    response = log_in(client, user)
    assert response.status_code == HTTPStatus.FOUND
    assert response.url == "/mijn/"
    assert get_user(client) == user


@pytest.mark.parametrize(
    "spelling",
    ["LIES@voorbeeld.example", " lies@Voorbeeld.Example ", "lieſ@voorbeeld.example"],
)
def test_an_address_works_in_every_spelling(client, spelling):
    user = create_user(email="lies@voorbeeld.example")
    client.post(LOGIN, {"login": spelling, "password": PASSWORD})
    assert get_user(client) == user


def test_the_session_gets_a_new_key_at_login(client):
    session = client.session
    session["fixed"] = True
    session.save()
    before = session.session_key
    log_in(client, create_user())
    assert client.session.session_key != before


def test_somebody_logs_in_with_a_code_from_the_mail(client, mailoutbox):
    user = create_user()
    asked = client.post("/account/login/code/", {"email": user.email})
    assert asked.url == "/account/login/code/confirm/"
    response = client.post(asked.url, {"code": code_in(mailoutbox[0])})
    assert response.status_code == HTTPStatus.FOUND
    assert get_user(client) == user


def test_a_code_works_once(client, mailoutbox):
    user = create_user()
    client.post("/account/login/code/", {"email": user.email})
    code = code_in(mailoutbox[0])
    client.post("/account/login/code/confirm/", {"code": code})
    client.post("/account/logout/")
    client.post("/account/login/code/confirm/", {"code": code})
    assert not get_user(client).is_authenticated


def test_a_code_works_for_a_quarter_of_an_hour(client, mailoutbox, time_machine):
    user = create_user()
    time_machine.move_to("2026-05-11 09:00", tick=False)
    client.post("/account/login/code/", {"email": user.email})
    time_machine.move_to("2026-05-11 09:15:01", tick=False)
    code = code_in(mailoutbox[0])
    client.post("/account/login/code/confirm/", {"code": code})
    assert not get_user(client).is_authenticated


def test_five_wrong_codes_end_it(client, mailoutbox):
    user = create_user()
    client.post("/account/login/code/", {"email": user.email})
    for _ in range(4):
        wrong = client.post("/account/login/code/confirm/", {"code": "0000-0000"})
        assert wrong.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    client.post("/account/login/code/confirm/", {"code": "0000-0000"})
    right = {"code": code_in(mailoutbox[0])}
    client.post("/account/login/code/confirm/", right)
    assert not get_user(client).is_authenticated


def test_a_code_of_one_browser_is_worth_nothing_in_another(client, mailoutbox):
    user, other = create_user(), create_user()
    client.post("/account/login/code/", {"email": user.email})
    code = code_in(mailoutbox[0])
    client.post("/account/logout/")
    client.post("/account/login/code/", {"email": other.email})
    client.post("/account/login/code/confirm/", {"code": code})
    assert not get_user(client).is_authenticated


def test_somebody_signs_up_and_proves_the_address(client, mailoutbox):
    address = "nieuw@voorbeeld.example"
    response = client.post(
        "/account/signup/",
        {
            "email": "Nieuw@voorbeeld.example",
            "password1": PASSWORD,
            "password2": PASSWORD,
        },
    )
    assert response.url == "/account/confirm-email/"
    assert not get_user(client).is_authenticated
    client.post(response.url, {"code": code_in(mailoutbox[0])})
    assert get_user(client).email == address
    assert EmailAddress.objects.get(email=address).verified


def test_nobody_gets_in_before_the_address_is_proven(client, mailoutbox):
    user = create_user()
    EmailAddress.objects.filter(user=user).update(verified=False)
    response = log_in(client, user)
    assert response.url == "/account/confirm-email/"
    assert not get_user(client).is_authenticated
    client.post(response.url, {"code": code_in(mailoutbox[0])})
    assert get_user(client) == user


def test_a_forgotten_password_is_replaced_after_a_code(client, mailoutbox):
    user = create_user()
    asked = client.post("/account/password/reset/", {"email": user.email})
    confirmed = client.post(asked.url, {"code": code_in(mailoutbox[0])})
    new = {"password1": "een heel ander wachtwoord"}
    new["password2"] = new["password1"]
    client.post(confirmed.url, new)
    assert not get_user(client).is_authenticated
    log_in(client, user, password=new["password1"])
    assert get_user(client) == user


def test_a_new_password_needs_the_code_first(client, mailoutbox):
    user = create_user()
    client.post("/account/password/reset/", {"email": user.email})
    words = "een heel ander wachtwoord"
    response = client.post(
        "/account/password/reset/complete/", {"password1": words, "password2": words}
    )
    assert response.url == "/account/password/reset/confirm/"
    user.refresh_from_db()
    assert user.check_password(PASSWORD)


@pytest.mark.parametrize(
    ("password", "message"),
    [
        ("te kort", "Dit wachtwoord is te kort. Neem minstens 12 tekens."),
        ("123456789012", "Dit wachtwoord heeft alleen cijfers."),
        ("nieuw@voorbeeld", "Dit wachtwoord lijkt op je naam of e-mailadres."),
        ("1q2w3e4r5t6y", "Dit wachtwoord is makkelijk te raden."),
    ],
)
def test_a_weak_password_is_refused_with_what_to_do(client, password, message):
    data = {"email": "nieuw@voorbeeld.example"}
    data |= {"password1": password, "password2": password}
    response = client.post("/account/signup/", data)
    assert response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert message in response.content.decode()


@pytest.mark.parametrize("target", ELSEWHERE)
def test_who_logs_in_stays_on_this_site(client, target):
    response = log_in(client, create_user(), next=target)
    assert response.url == "/mijn/"


@pytest.mark.parametrize("target", ELSEWHERE)
def test_who_logs_in_with_a_code_stays_on_this_site(client, mailoutbox, target):
    data = {"email": create_user().email, "next": target}
    client.post("/account/login/code/", data)
    code = {"code": code_in(mailoutbox[0]), "next": target}
    response = client.post("/account/login/code/confirm/", code)
    assert response.url == "/mijn/"


@pytest.mark.parametrize("target", ELSEWHERE)
def test_who_logs_out_stays_on_this_site(client, target):
    client.force_login(create_user())
    assert client.post("/account/logout/", {"next": target}).url == "/"


@pytest.mark.parametrize("target", ELSEWHERE)
def test_who_proves_who_he_is_stays_on_this_site(client, target):
    client.force_login(create_user())
    data = {"password": PASSWORD, "next": target}
    assert client.post("/account/reauthenticate/", data).url == "/mijn/"


@pytest.mark.parametrize("target", ELSEWHERE)
def test_who_was_logged_in_already_stays_on_this_site(client, target):
    client.force_login(create_user())
    assert client.get(LOGIN, {"next": target}).url == "/mijn/"


def test_who_wanted_a_page_gets_it_after_login(client):
    response = log_in(client, create_user(), next="/agenda/?maand=5")
    assert response.url == "/agenda/?maand=5"


def test_staff_go_to_the_admin(client):
    response = log_in(client, create_user(role="redacteur"))
    assert response.url == reverse("wagtailadmin_home")


def test_somebody_whose_account_is_off_is_told_after_the_right_password(client):
    response = log_in(client, create_user(is_active=False))
    assert response.url == "/account/inactive/"
    assert not get_user(client).is_authenticated


@pytest.mark.parametrize(
    "door",
    [
        "/admin/login/",
        "/_util/login/",
        "/admin/password_reset/",
        "/admin/password_reset/confirm/MQ/abc-def/",
        "/account/password/reset/key/1-abc-def/",
        "/account/password/reset/key/done/",
    ],
)
def test_there_is_no_other_door(client, door):
    user = create_user()
    data = {"username": user.email, "login": user.email, "email": user.email}
    response = client.post(door, data | {"password": PASSWORD})
    assert response.status_code in (HTTPStatus.FOUND, HTTPStatus.NOT_FOUND)
    assert not get_user(client).is_authenticated


def test_nothing_is_changed_by_asking_for_a_page(client):
    user = create_user()
    client.force_login(user)
    client.get("/account/logout/")
    assert get_user(client) == user


@pytest.mark.parametrize(
    "door",
    ["/account/login/", "/account/signup/", "/account/login/code/", "/account/logout/"],
)
def test_every_form_needs_its_token(door):
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(door, {"login": "a@b.nl"}).status_code == HTTPStatus.FORBIDDEN
