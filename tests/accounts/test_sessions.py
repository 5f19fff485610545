from http import HTTPStatus

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.auth import get_user
from django.test import Client

from accounts import sessions
from tests.accounts.mailbox import code_in
from tests.factories import PASSWORD, create_user
from tests.sessions import log_in

pytestmark = pytest.mark.django_db

WORDS = "een heel ander wachtwoord"


@pytest.fixture(autouse=True)
def frame(site):
    """Every screen stands in the frame of the site."""


@pytest.fixture
def editor(time_machine):
    time_machine.move_to("2026-05-11 09:00", tick=False)
    client = Client()
    client.user = create_user(role="redacteur")
    log_in(client, client.user)
    return client


def visitor(user):
    client = Client()
    client.post("/account/login/", {"login": user.email, "password": PASSWORD})
    assert get_user(client) == user
    return client


def is_in(client):
    # Asks the way the site does, so that a dead session shows.
    return client.get("/account/email/").status_code == HTTPStatus.OK


def test_a_session_is_dead_after_logout():
    client = visitor(create_user())
    cookie = client.cookies["sessionid"].value
    client.post("/account/logout/")
    thief = Client()
    thief.cookies["sessionid"] = cookie
    assert not is_in(thief)


def test_a_new_password_ends_the_other_sessions():
    user = create_user()
    here, there = visitor(user), visitor(user)
    words = {"oldpassword": PASSWORD, "password1": WORDS, "password2": WORDS}
    here.post("/account/password/change/", words)
    assert is_in(here)
    assert not is_in(there)


def test_a_forgotten_password_ends_every_session(mailoutbox):
    user = create_user()
    there, client = visitor(user), Client()
    asked = client.post("/account/password/reset/", {"email": user.email})
    confirmed = client.post(asked.url, {"code": code_in(mailoutbox[-1])})
    client.post(confirmed.url, {"password1": WORDS, "password2": WORDS})
    assert not is_in(there)


def test_a_new_address_ends_the_other_sessions_and_warns_the_old_one(mailoutbox):
    user = create_user()
    old = user.email
    here, there = visitor(user), visitor(user)
    proof = {"password": PASSWORD, "next": "/account/email/"}
    here.post("/account/reauthenticate/", proof)
    data = {"email": "Ander@voorbeeld.example", "action_add": ""}
    asked = here.post("/account/email/", data)
    assert is_in(there)
    here.post(asked.url, {"code": code_in(mailoutbox[-1])})
    user.refresh_from_db()
    assert user.email == "ander@voorbeeld.example"
    assert is_in(here)
    assert not is_in(there)
    assert mailoutbox[-1].to == [old]
    assert "Het is nu ander@voorbeeld.example." in mailoutbox[-1].body


def test_the_list_of_devices_still_knows_this_one_after_a_new_address(mailoutbox):
    user = create_user()
    here = visitor(user)
    here.post("/account/reauthenticate/", {"password": PASSWORD})
    data = {"email": "ander@voorbeeld.example", "action_add": ""}
    asked = here.post("/account/email/", data)
    here.post(asked.url, {"code": code_in(mailoutbox[-1])})
    assert (
        "Dit is het apparaat dat je nu gebruikt." in here.get("/account/sessions/").text
    )


def test_changing_an_address_asks_who_you_are():
    client = visitor(create_user())
    data = {"email": "ander@voorbeeld.example", "action_add": ""}
    response = client.post("/account/email/", data)
    assert response.url.startswith("/account/reauthenticate/")


def test_a_session_is_dead_when_the_account_is_switched_off():
    user = create_user()
    client = visitor(user)
    user.is_active = False
    user.save()
    assert not is_in(client)


def test_ending_all_sessions_logs_out_everywhere():
    user, other = create_user(), create_user()
    clients, bystander = [visitor(user), visitor(user)], visitor(other)
    sessions.end_all(user)
    assert not any(is_in(client) for client in clients)
    assert is_in(bystander)
    assert not UserSession.objects.filter(user=user).exists()


def test_other_devices_can_be_logged_out_from_the_list():
    user = create_user()
    here, there = visitor(user), visitor(user)
    here.post("/account/sessions/")
    assert is_in(here)
    assert not is_in(there)


def test_staff_are_logged_out_after_half_an_hour_without_a_click(editor, time_machine):
    time_machine.shift(30 * 60 + 1)
    response = editor.get("/admin/images/?q=brood")
    assert response.url == "/account/login/?next=/admin/images/%3Fq%3Dbrood"
    assert "Je was even weg. Log opnieuw in." in editor.get(response.url).text
    assert not is_in(editor)


def test_clicks_keep_staff_logged_in(editor, time_machine):
    for _ in range(4):
        time_machine.shift(29 * 60)
        assert editor.get("/admin/").status_code == HTTPStatus.OK


def test_clicks_on_the_site_count_too(editor, time_machine):
    time_machine.shift(29 * 60)
    editor.get("/")
    time_machine.shift(29 * 60)
    assert editor.get("/admin/").status_code == HTTPStatus.OK


def test_an_open_edit_screen_is_not_a_click(editor, time_machine):
    ping = f"/admin/editing-sessions/ping/accounts/user/{editor.user.pk}/1/"
    for _ in range(4):
        time_machine.shift(9 * 60)
        last = editor.post(ping)
    assert last.url.startswith("/account/login/")


def test_staff_are_logged_out_after_twelve_hours(editor, time_machine):
    for _ in range(24):
        time_machine.shift(29 * 60)
        assert editor.get("/admin/").status_code == HTTPStatus.OK
    time_machine.shift(29 * 60)
    assert editor.get("/admin/").url.startswith("/account/login/")


def test_a_member_may_be_away_for_longer(time_machine):
    time_machine.move_to("2026-05-11 09:00", tick=False)
    client = visitor(create_user())
    time_machine.shift(31 * 60)
    assert is_in(client)


def test_a_click_every_second_is_not_written_every_second(editor, time_machine):
    editor.get("/")
    time_machine.shift(2)
    before = editor.session["staff_session"]
    editor.get("/")
    assert editor.session["staff_session"] == before


def test_a_stranger_gets_no_cookie(client):
    assert not client.get("/").cookies
