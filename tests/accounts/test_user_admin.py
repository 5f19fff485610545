from http import HTTPStatus

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth import get_user, get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from wagtail.models import ModelLogEntry

from accounts import personal_data
from accounts.roles import Role
from tests.accounts.mailbox import code_in
from tests.factories import PASSWORD, create_user

pytestmark = pytest.mark.django_db

USERS = "/admin/users/"


@pytest.fixture(autouse=True)
def frame(site):
    """Every screen stands in the frame of the site."""


@pytest.fixture
def administrator(as_role):
    return as_role("beheerder")


@pytest.fixture(autouse=True)
def after_commit(django_capture_on_commit_callbacks):
    """Send at once what waits for the commit that a test never makes."""
    with django_capture_on_commit_callbacks(execute=True):
        yield


def details(**changes):
    group = Group.objects.get(name=Role.EDITOR)
    return {
        "email": "nieuw@voorbeeld.example",
        "first_name": "Nina",
        "last_name": "Nieuw",
        "groups": [group.pk],
        "is_active": "on",
    } | changes


def send(client, path, data):
    response = client.post(path, data)
    assert response.status_code == HTTPStatus.FOUND, response.context["form"].errors
    return response


def test_there_is_no_username_no_password_and_no_superuser(administrator):
    for path in (f"{USERS}new/", f"{USERS}edit/{create_user().pk}/"):
        form = administrator.get(path).context["form"]
        assert set(form.fields) <= {
            "email",
            "first_name",
            "last_name",
            "groups",
            "is_active",
        }


def test_an_administrator_makes_a_user(administrator):
    send(administrator, f"{USERS}new/", details(email="Nieuw@Voorbeeld.example"))
    user = get_user_model().objects.get(email="nieuw@voorbeeld.example")
    assert [group.name for group in user.groups.all()] == [Role.EDITOR]
    assert not user.has_usable_password()
    assert not user.is_superuser


def test_nobody_becomes_a_superuser_in_the_admin(administrator):
    send(administrator, f"{USERS}new/", details(is_superuser="on"))
    user = get_user_model().objects.get(email="nieuw@voorbeeld.example")
    assert not user.is_superuser
    send(administrator, f"{USERS}edit/{user.pk}/", details(is_superuser="on"))
    user.refresh_from_db()
    assert not user.is_superuser


@pytest.mark.parametrize("email", ["LID@voorbeeld.example", "lid@voorbeeld.example"])
def test_an_address_belongs_to_one_user_in_every_spelling(administrator, email):
    create_user(email="lid@voorbeeld.example")
    response = administrator.post(f"{USERS}new/", details(email=email))
    assert "Er is al een account met dit e-mailadres." in response.text


@pytest.mark.parametrize("total", [1, 20])
def test_the_list_takes_as_many_queries_for_one_as_for_twenty(
    administrator, query_budget, total
):
    addresses = [create_user(role="redacteur").email for _ in range(total)]
    administrator.get(USERS)
    with query_budget(16):
        page = administrator.get(USERS).text
    # A page shows twenty people, one of whom is the administrator.
    assert sum(address in page for address in addresses) == min(total, 19)


def test_users_are_found_in_the_list(administrator):
    user = create_user(first_name="Fenna", last_name="Strating")
    for query in ("Fenna", user.email):
        page = administrator.get(USERS, {"q": query})
        assert user.email in page.text


@pytest.mark.django_db(transaction=True)
def test_a_new_user_gets_a_mail_and_gets_in_with_one_code(site, as_role, mailoutbox):
    send(as_role("beheerder"), f"{USERS}new/", details(groups=[]))
    (invitation,) = mailoutbox
    assert invitation.to == ["nieuw@voorbeeld.example"]
    assert invitation.subject == "Je kunt inloggen bij Daar werken we aan"
    assert "http://localhost/account/login/code/" in invitation.body
    assert not EmailAddress.objects.get(email=invitation.to[0]).verified

    client = Client()
    client.post("/account/login/code/", {"email": invitation.to[0]})
    code = {"code": code_in(mailoutbox[-1])}
    client.post("/account/login/code/confirm/", code)
    assert get_user(client).email == invitation.to[0]
    assert EmailAddress.objects.get(email=invitation.to[0]).verified
    assert len(mailoutbox) == 2


def test_changing_a_user_logs_them_out(administrator):
    user = create_user()
    client = Client()
    client.post("/account/login/", {"login": user.email, "password": PASSWORD})
    send(administrator, f"{USERS}edit/{user.pk}/", details(email=user.email))
    assert not get_user(client).is_authenticated
    user.refresh_from_db()
    assert user.first_name == "Nina"
    assert [group.name for group in user.groups.all()] == [Role.EDITOR]


def test_switching_a_user_off_keeps_them_out_for_good(administrator):
    user = create_user()
    client = Client()
    client.post("/account/login/", {"login": user.email, "password": PASSWORD})
    off = details(email=user.email)
    off.pop("is_active")
    send(administrator, f"{USERS}edit/{user.pk}/", off)
    assert not get_user(client).is_authenticated
    send(administrator, f"{USERS}edit/{user.pk}/", details(email=user.email))
    assert not get_user(client).is_authenticated


@pytest.mark.django_db(transaction=True)
def test_a_new_address_must_be_proven_and_the_old_one_is_warned(
    site, as_role, mailoutbox
):
    user = create_user()
    path = f"{USERS}edit/{user.pk}/"
    send(as_role("beheerder"), path, details(email="Ander@voorbeeld.example"))
    address = EmailAddress.objects.get(user=user)
    assert address.email == "ander@voorbeeld.example"
    assert not address.verified
    assert address.primary
    assert [message.to[0] for message in mailoutbox] == [user.email, address.email]


def test_an_administrator_stays_logged_in_after_changing_himself(administrator):
    own = administrator.user
    group = Group.objects.get(name=Role.ADMINISTRATOR)
    data = details(email=own.email, groups=[group.pk])
    send(administrator, f"{USERS}edit/{own.pk}/", data)
    assert administrator.get(USERS).status_code == HTTPStatus.OK


def test_an_administrator_deletes_a_user(administrator):
    user = create_user()
    client = Client()
    client.post("/account/login/", {"login": user.email, "password": PASSWORD})
    send(administrator, f"{USERS}delete/{user.pk}/", {})
    assert not get_user_model().objects.filter(pk=user.pk).exists()
    assert client.get("/account/email/").url.startswith("/account/login/")


@pytest.mark.parametrize("action", ["edit", "delete"])
def test_only_superusers_touch_superusers(administrator, action):
    root = create_user(is_superuser=True)
    before = root.email
    administrator.post(f"{USERS}{action}/{root.pk}/", details())
    root.refresh_from_db()
    assert root.email == before


@pytest.mark.parametrize(
    ("action", "data"),
    [("set_active_state", {"mark_as_active": "False"}), ("delete", {})],
)
def test_only_superusers_touch_superusers_in_bulk(administrator, action, data):
    root = create_user(is_superuser=True)
    path = f"/admin/bulk/accounts/user/{action}/?id={root.pk}&next=/admin/users/"
    administrator.post(path, data)
    root.refresh_from_db()
    assert root.is_active


def test_switching_off_in_bulk_logs_out(administrator):
    user = create_user()
    client = Client()
    client.post("/account/login/", {"login": user.email, "password": PASSWORD})
    path = "/admin/bulk/accounts/user/set_active_state/"
    query = f"?id={user.pk}&next=/admin/users/"
    send(administrator, path + query, {"mark_as_active": "False"})
    user.refresh_from_db()
    assert not user.is_active
    send(administrator, path + query, {"mark_as_active": "True"})
    assert not get_user(client).is_authenticated


def test_a_user_cannot_be_copied(administrator):
    response = administrator.get(f"{USERS}copy/{create_user().pk}/")
    assert response.status_code == HTTPStatus.NOT_FOUND


def test_a_user_manages_password_and_address_outside_the_admin(administrator):
    page = administrator.get("/admin/account/").text
    assert "password" not in page.lower().replace("wachtwoord", "")
    assert 'name="name_email-email"' not in page


def test_the_log_tells_who_gave_and_took_which_roles(administrator):
    user = create_user(email="nieuw@voorbeeld.example", role="moderator")
    send(administrator, f"{USERS}edit/{user.pk}/", details())
    send(administrator, f"{USERS}edit/{user.pk}/", details(last_name="Anders"))
    (entry,) = ModelLogEntry.objects.filter(action="accounts.roles")
    assert entry.user == administrator.user
    assert entry.object_id == str(user.pk)
    assert entry.data == {"given": ["Redacteur"], "taken": ["Moderator"]}


def test_the_roles_of_a_new_user_are_in_the_log(administrator):
    send(administrator, f"{USERS}new/", details())
    (entry,) = ModelLogEntry.objects.filter(action="accounts.roles")
    assert entry.data == {"given": ["Redacteur"], "taken": []}


def test_roles_that_are_given_in_bulk_are_in_the_log(administrator):
    users = [create_user(), create_user()]
    keys = "&".join(f"id={user.pk}" for user in users)
    role = Group.objects.get(name=Role.MODERATOR)
    administrator.post(
        f"/admin/bulk/accounts/user/assign_role/?{keys}", {"role": role.pk}
    )
    entries = ModelLogEntry.objects.filter(action="accounts.roles")
    assert {entry.object_id for entry in entries} == {str(user.pk) for user in users}


@pytest.mark.parametrize("in_bulk", [False, True], ids=["one", "bulk"])
def test_who_is_deleted_here_goes_as_completely_as_by_themselves(
    administrator, in_bulk, monkeypatch
):
    erased = []
    erase = personal_data.erase
    monkeypatch.setattr(
        personal_data, "erase", lambda user: (erased.append(user.pk), erase(user))
    )
    user = create_user(email="weg@voorbeeld.example")
    send(administrator, f"{USERS}edit/{user.pk}/", details(email=user.email))
    path = f"/admin/bulk/accounts/user/delete/?id={user.pk}"
    path = path if in_bulk else f"{USERS}delete/{user.pk}/"
    administrator.get(path)
    assert erased == []
    administrator.post(path)
    assert erased == [user.pk]
    assert not get_user_model().objects.filter(pk=user.pk).exists()
    labels = ModelLogEntry.objects.filter(object_id=str(user.pk)).values_list("label")
    assert labels
    assert "weg@" not in str(list(labels))
