"""Everything that is known of you, to take along or to remove."""

import io
import json
import zipfile

import pytest
from django.contrib.sessions.models import Session
from django.core import mail as outbox
from post_office.models import Email

from accounts import personal_data
from accounts.models import User
from accounts.personal_data import OpenEnd, PersonalData
from tests.accounts.mailbox import code_in
from tests.factories import PASSWORD, create_user

pytestmark = pytest.mark.django_db
ERASE = "/account/verwijderen/"
CONFIRM = "/account/verwijderen/code/"


@pytest.fixture
def registry(monkeypatch):
    """A registry of this test alone, with what is there already."""
    copy = dict(personal_data._registry)
    monkeypatch.setattr(personal_data, "_registry", copy)
    return copy


@pytest.fixture
def member(client, site):
    """Somebody who logged in and has just given the password once more."""
    user = create_user(email="lies@voorbeeld.example", first_name="Lies")
    client.post("/account/login/", {"login": user.email, "password": PASSWORD})
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    return user


def test_the_page_shows_what_is_known(client, member):
    page = client.get("/account/gegevens/")
    assert "lies@voorbeeld.example" in page.text
    assert "Apparaten waarop je bent ingelogd" in page.text


def test_nobody_else_may_look(client, site):
    for path in ("/account/gegevens/", ERASE, CONFIRM):
        response = client.get(path)
        assert response.status_code == 302
        assert response.url.startswith("/account/login/")


def test_what_matters_asks_for_the_password_again(client, site):
    user = create_user()
    client.post("/account/login/", {"login": user.email, "password": PASSWORD})
    for path in ("/account/gegevens/download/", ERASE):
        assert client.get(path).url.startswith("/account/reauthenticate/")


def test_who_has_no_password_can_leave_too(client, site):
    user = create_user(password=None)
    client.post("/account/login/code/", {"email": user.email})
    client.post("/account/login/code/confirm/", {"code": code_in(outbox.outbox[-1])})
    assert client.get(ERASE).status_code == 200


def test_the_file_holds_the_same_to_read_and_for_other_programs(client, member):
    response = client.get("/account/gegevens/download/")
    assert "no-store" in response["Cache-Control"]
    file = zipfile.ZipFile(io.BytesIO(response.content))
    assert set(file.namelist()) == {"mijn-gegevens.html", "mijn-gegevens.json"}
    data = json.loads(file.read("mijn-gegevens.json"))
    assert data["Je account"][0]["E-mailadres"] == "lies@voorbeeld.example"
    assert "lies@voorbeeld.example" in file.read("mijn-gegevens.html").decode()


def test_what_another_app_holds_comes_along(registry, member):
    personal_data.register(
        PersonalData(
            "hobby",
            "Hobby’s",
            export=lambda user: [{"Naam": "Kruiswoord"}],
            files=lambda user: [("puzzel.txt", b"abc")],
        )
    )
    file = zipfile.ZipFile(io.BytesIO(personal_data.archive(member)))
    assert file.read("bestanden/puzzel.txt") == b"abc"
    assert "Kruiswoord" in file.read("mijn-gegevens.html").decode()


def test_no_secret_is_in_the_file(member):
    assert member.password not in json.dumps(personal_data.collect(member), default=str)


def test_an_account_goes_with_the_code_from_the_mail(client, member):
    client.post(ERASE)
    page = client.post(CONFIRM, {"code": code_in(outbox.outbox[-1])}, follow=True)
    assert "Je account en je gegevens zijn weg." in page.text
    assert not User.objects.filter(pk=member.pk).exists()
    assert not Email.objects.filter(to__icontains="lies@").exists()
    assert not any(
        session.get_decoded().get("_auth_user_id") == str(member.pk)
        for session in Session.objects.all()
    )


def test_a_wrong_code_removes_nothing_and_five_end_it(client, member):
    client.post(ERASE)
    for _ in range(4):
        response = client.post(CONFIRM, {"code": "0000-0000"})
        assert response.status_code == 422
        assert "Deze code klopt niet." in response.text
    assert client.post(CONFIRM, {"code": "0000-0000"}).url == ERASE
    code = code_in(outbox.outbox[-1])
    assert client.post(CONFIRM, {"code": code}).url == ERASE
    assert User.objects.filter(pk=member.pk).exists()


def test_a_code_works_for_a_quarter_of_an_hour(client, member):
    client.post(ERASE)
    session = client.session
    session["account_erasure"] |= {"at": session["account_erasure"]["at"] - 901}
    session.save()
    code = code_in(outbox.outbox[-1])
    assert client.post(CONFIRM, {"code": code}).url == ERASE
    assert User.objects.filter(pk=member.pk).exists()


def test_codes_are_not_mailed_without_end(client, member):
    answers = [client.post(ERASE).status_code for _ in range(6)]
    assert answers == [302] * 5 + [429]


def test_what_is_still_on_hand_is_shown_and_does_not_stop_you(client, member, registry):
    let_go = []
    personal_data.register(
        PersonalData(
            "work",
            "Werk",
            export=lambda user: [],
            erase=let_go.append,
            open_ends=lambda user: [OpenEnd("Bakker in Raalte", "/vacatures/1/")],
        )
    )
    assert "Bakker in Raalte" in client.get(ERASE).text
    personal_data.erase(member)
    assert let_go == [member]


def test_all_or_nothing_goes(member, registry):
    def fail(user):
        raise RuntimeError

    personal_data.register(PersonalData("last", "L", lambda u: [], fail, order=999))
    with pytest.raises(RuntimeError):
        personal_data.erase(member)
    assert User.objects.filter(pk=member.pk).exists()
