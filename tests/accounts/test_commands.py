import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.auth import get_user, get_user_model
from django.core.management import CommandError, call_command
from django.test import Client

from accounts.management.commands import create_admin
from accounts.roles import Role
from tests.factories import PASSWORD, create_user
from tests.sessions import add_second_factor

pytestmark = pytest.mark.django_db

ADDRESS = "baas@voorbeeld.example"


@pytest.fixture(autouse=True)
def frame(site):
    """Mail carries the name of the site."""


@pytest.fixture
def typing(monkeypatch):
    """Return a function: let these words be typed where a password is asked."""

    def type_words(*words):
        answers = iter(words)
        monkeypatch.setattr(create_admin, "getpass", lambda prompt: next(answers))

    return type_words


def administrators():
    return get_user_model().objects.filter(groups__name=Role.ADMINISTRATOR)


def test_an_administrator_is_made_and_mailed(
    mailoutbox, capsys, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        call_command("create_admin", "Baas@Voorbeeld.example")
    (user,) = administrators()
    assert user.email == ADDRESS
    assert not user.is_superuser
    assert not user.has_usable_password()
    address = EmailAddress.objects.get(user=user)
    assert address.verified
    assert address.primary
    assert [message.to for message in mailoutbox] == [[ADDRESS]]
    assert "http://localhost/account/login/code/" in mailoutbox[0].body
    assert f"{ADDRESS} has a new account" in capsys.readouterr().out


def test_an_administrator_with_a_password_can_log_in_at_once(mailoutbox, typing):
    typing(PASSWORD, PASSWORD)
    call_command("create_admin", ADDRESS, password=True)
    client = Client()
    client.post("/account/login/", {"login": ADDRESS, "password": PASSWORD})
    assert get_user(client).email == ADDRESS
    assert not mailoutbox


def test_somebody_with_an_account_becomes_an_administrator(capsys):
    user = create_user(email=ADDRESS, is_active=False)
    call_command("create_admin", ADDRESS)
    call_command("create_admin", ADDRESS)
    user.refresh_from_db()
    assert list(administrators()) == [user]
    assert user.is_active
    assert user.check_password(PASSWORD)
    assert EmailAddress.objects.get(user=user).verified


@pytest.mark.parametrize(
    ("email", "words", "complaint"),
    [
        ("geen adres", (), "geldig"),
        (ADDRESS, ("kort", "kort"), "te kort"),
        (ADDRESS, (PASSWORD, "iets anders"), "not the same"),
    ],
)
def test_what_cannot_be_makes_nobody(email, words, complaint, typing):
    typing(*words)
    with pytest.raises(CommandError, match=complaint):
        call_command("create_admin", email, password=True)
    assert not administrators().exists()


def test_a_lost_phone_is_forgotten_and_every_session_ends():
    user = create_user()
    client = Client()
    client.post("/account/login/", {"login": user.email, "password": PASSWORD})
    add_second_factor(user)
    call_command("forget_second_factor", user.email.upper())
    assert not Authenticator.objects.filter(user=user).exists()
    assert not get_user(client).is_authenticated


def test_an_unknown_address_has_no_second_factor_to_forget():
    with pytest.raises(CommandError, match="no account"):
        call_command("forget_second_factor", ADDRESS)
