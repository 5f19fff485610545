"""Nobody learns here who has an account: every answer is the same for everybody."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core.cache import cache
from django.test import Client

from tests.factories import PASSWORD, create_user

pytestmark = pytest.mark.django_db

ADDRESS = "wie@voorbeeld.example"
WORDS = "een lang wachtwoord van iemand"


def nobody():
    """Leave the address unknown."""


def member():
    create_user(email=ADDRESS)


def member_without_password():
    create_user(email=ADDRESS, password=None)


def member_whose_account_is_off():
    create_user(email=ADDRESS, is_active=False)


def member_who_never_proved_the_address():
    EmailAddress.objects.filter(user=create_user(email=ADDRESS)).update(verified=False)


def somebody_made_in_the_admin():
    EmailAddress.objects.filter(user=create_user(email=ADDRESS, password=None)).delete()


def member_of_the_staff():
    create_user(email=ADDRESS, role="beheerder")


WHO = [
    member,
    member_without_password,
    member_whose_account_is_off,
    member_who_never_proved_the_address,
    somebody_made_in_the_admin,
    member_of_the_staff,
]
SIGNUP = {"email": ADDRESS, "password1": WORDS, "password2": WORDS}
DOORS = {
    "login": [("/account/login/", {"login": ADDRESS, "password": WORDS})],
    "signup": [
        ("/account/signup/", SIGNUP),
        ("/account/confirm-email/", None),
        ("/account/confirm-email/", {"code": "0000-0000"}),
        ("/account/signup/", None),
    ],
    "code": [
        ("/account/login/code/", {"email": ADDRESS}),
        ("/account/login/code/confirm/", None),
        ("/account/login/code/confirm/", {"code": "0000-0000"}),
        ("/account/login/code/confirm/", {"action": "resend"}),
        ("/account/login/code/confirm/", {"code": "0000-0000"}),
        ("/account/login/", None),
    ],
    "reset": [
        ("/account/password/reset/", {"email": ADDRESS}),
        ("/account/password/reset/confirm/", None),
        ("/account/password/reset/confirm/", {"code": "0000-0000"}),
        ("/account/password/reset/complete/", {"password1": WORDS}),
    ],
}


@pytest.fixture(autouse=True)
def frame(site):
    """Every screen stands in the frame of the site."""


def clock_and_length(response):
    return {(name, response.get(name)) for name in ("Expires", "Content-Length")}


def answers(steps):
    """Return all that a browser is told: status, where to, body, headers, cookies."""
    client = Client()
    told = []
    for address, data in steps:
        response = client.get(address) if data is None else client.post(address, data)
        body = re.sub(r'(csrfmiddlewaretoken" value=")\w+', r"\1", response.text)
        # The clock and a token of another length are no answer.
        headers = set(response.items()) - clock_and_length(response)
        told.append((response.status_code, headers, body, sorted(response.cookies)))
    # The next round starts as this one did: no account, nothing counted.
    get_user_model().objects.filter(email=ADDRESS).delete()
    cache.clear()
    return told


@pytest.mark.parametrize("make", WHO, ids=lambda make: make.__name__)
@pytest.mark.parametrize("door", DOORS)
def test_every_answer_is_the_same(door, make):
    unknown = answers(DOORS[door])
    make()
    assert answers(DOORS[door]) == unknown


@pytest.mark.parametrize("make", WHO, ids=lambda make: make.__name__)
@pytest.mark.parametrize("door", DOORS)
def test_every_address_gets_as_many_mails(door, make, mailoutbox):
    answers(DOORS[door])
    for_unknown = [message.to for message in mailoutbox]
    mailoutbox.clear()
    make()
    answers(DOORS[door])
    # Who asks for another code gets one; who has no account hears that only once.
    assert len(mailoutbox) - len(for_unknown) in ({0, 1} if door == "code" else {0})


@pytest.mark.parametrize("make", WHO, ids=lambda make: make.__name__)
@pytest.mark.parametrize("door", ["login", "signup"])
def test_every_password_is_hashed_as_often(door, make, monkeypatch):
    hashed = []
    encode = MD5PasswordHasher.encode

    def count(self, password, salt):
        hashed.append(password)
        return encode(self, password, salt)

    monkeypatch.setattr(MD5PasswordHasher, "encode", count)
    answers(DOORS[door][:1])
    for_unknown = len(hashed)
    make()
    hashed.clear()
    answers(DOORS[door][:1])
    assert len(hashed) == for_unknown == 1


def test_a_new_address_that_somebody_else_has_looks_free():
    taken = create_user()
    answers_for = []
    for address in (taken.email, "vrij@voorbeeld.example"):
        client = Client()
        user = create_user()
        client.force_login(user)
        proof = {"password": PASSWORD, "next": "/account/email/"}
        client.post("/account/reauthenticate/", proof)
        data = {"email": address, "action_add": ""}
        response = client.post("/account/email/", data)
        page = client.get(response.url).text.replace(address, "")
        page = re.sub(r'(csrfmiddlewaretoken" value=")\w+', r"\1", page)
        answers_for.append((response.status_code, response.url, page))
    assert answers_for[0] == answers_for[1]


def test_a_robot_gets_the_same_answer_and_no_account(client, site):
    person = Client().post("/account/signup/", SIGNUP)
    get_user_model().objects.all().delete()
    robot = client.post("/account/signup/", SIGNUP | {"website": "spam.example"})
    assert (robot.status_code, robot.url) == (person.status_code, person.url)
    assert not get_user_model().objects.exists()


def test_nobody_sees_the_trap(client, site):
    trap = re.search(
        r'<input[^>]*name="website"[^>]*>', client.get("/account/signup/").text
    )[0]
    assert " hidden" in trap
    assert "style=" not in trap
