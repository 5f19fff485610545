"""What members do with their own profile."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from profiles.organisations.models import Membership
from profiles.organisations.signals import membership_changed
from profiles.people.enums import Audience
from profiles.people.forms import AUDIENCES
from profiles.people.models import Profile
from profiles.people.profiles import profile_of
from tests.factories import (
    create_member,
    create_municipality,
    create_organisation,
    create_specialism,
    create_user,
)

pytestmark = pytest.mark.django_db
ADDRESS = "/mijn/profiel/"


@pytest.fixture
def noor(site, client):
    user = create_member(name="Noor Visser", slug="noor-visser")
    client.force_login(user)
    return user.profile


@pytest.fixture
def filled(noor):
    """Return what the form sends when everything is filled in."""
    return {
        "name": "Noor Visser",
        "job_title": "Jobcoach",
        "specialisms": [create_specialism().pk],
        "municipalities": [create_municipality().pk],
        "drive": "Iedereen kan fietsen leren.",
        "ask_me": "Taal",
        "phone": "038 000 00 21",
        "email": "noor@voorbeeld.example",
        "linkedin": "https://www.linkedin.com/in/noor",
        "days": [1, 8],
        "is_listed": "on",
        **dict.fromkeys(AUDIENCES, Audience.MEMBERS.value),
    }


def upload(content=None, name="ik.png"):
    if content is None:
        out = io.BytesIO()
        Image.new("RGB", (300, 300), "teal").save(out, "PNG")
        content = out.getvalue()
    return SimpleUploadedFile(name, content)


def test_every_field_is_kept(client, noor, filled):
    answer = client.post(ADDRESS, filled | {"phone_audience": 1})
    assert answer.status_code == 302
    noor.refresh_from_db()
    assert noor.days == 9
    assert noor.phone_audience == Audience.ORGANISATION
    assert noor.specialisms.get().name == "Jeugd"
    assert noor.municipalities.get().name == "Raalte"
    assert not noor.accepts_messages
    page = client.get(ADDRESS).content.decode()
    assert "Iedereen kan fietsen leren." in page


MISTAKES = [
    ({"name": ""}, "Vul je naam in."),
    ({"name": "\u202e\u200b"}, "Vul je naam in."),
    ({"job_title": ""}, "Vul je functie in."),
    ({"specialisms": []}, "Kies minstens één onderwerp"),
    ({"drive": "a" * 281}, "Dit zijn 281 tekens. Er passen er 280."),
    ({"phone": "bel me"}, "alleen cijfers en spaties"),
    ({"email": "noor"}, "met een @"),
    ({"linkedin": "https://kwaad.example/"}, "https://www.linkedin.com/"),
    ({"linkedin": "javascript:alert(1)"}, "https://www.linkedin.com/"),
    ({"phone_audience": "9"}, "Selecteer een geldige keuze"),
    ({"photo": upload(b"geen foto")}, "afbeelding"),
]


@pytest.mark.parametrize(("changes", "message"), MISTAKES)
def test_a_mistake_costs_nothing_that_was_typed(client, noor, filled, changes, message):
    data = filled | {"ask_me": "Iets wat ik lang bedacht"} | changes
    answer = client.post(ADDRESS, data)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert message in page
    assert "Iets wat ik lang bedacht" in page
    noor.refresh_from_db()
    assert noor.job_title == "Consulent werk"


def test_nobody_changes_what_the_form_does_not_show(client, noor, filled):
    other = create_organisation(name="UWV")
    client.post(
        ADDRESS,
        filled | {"organisation": other.pk, "user": 1, "slug": "x", "is_hidden": ""},
    )
    noor.refresh_from_db()
    assert noor.organisation.name == "Gemeente Kampen"
    assert noor.slug == "noor-visser"


def test_a_photograph_comes_and_goes(client, noor, filled):
    client.post(ADDRESS, filled | {"photo": upload()})
    noor.refresh_from_db()
    assert noor.photo
    client.post(ADDRESS, filled)
    noor.refresh_from_db()
    assert noor.photo
    client.post(ADDRESS, filled | {"removes_photo": "on"})
    noor.refresh_from_db()
    assert not noor.photo


def test_who_would_rather_not_be_photographed_gets_a_drawing(client, noor, filled):
    client.post(ADDRESS, filled | {"wants_drawing": "on"})
    noor.refresh_from_db()
    first = noor.photo.open().read()
    assert first.startswith(b"RIFF")
    client.post(ADDRESS, filled | {"wants_drawing": "on"})
    noor.refresh_from_db()
    assert noor.photo.open().read() != first


def test_a_photograph_of_more_than_five_megabytes_is_refused(client, noor, filled):
    small = upload().read()
    heavy = upload(small + b"\0" * (5 * 1024 * 1024))
    answer = client.post(ADDRESS, filled | {"photo": heavy})
    assert "groter dan 5 MB" in answer.content.decode()


def test_the_form_asks_who_logs_in(site, client):
    assert client.get(ADDRESS).url.startswith("/account/login/")


def test_somebody_without_an_organisation_has_a_profile_too(site, client):
    client.force_login(create_user())
    assert (
        "Je hoort nog niet bij een organisatie." in client.get(ADDRESS).content.decode()
    )


# Through the eyes of others


@pytest.mark.parametrize(
    ("role", "audience"),
    [("bezoeker", 3), ("lid", 2), ("organisatie", 1)],
)
def test_a_preview_shows_what_the_rules_show(client, noor, role, audience):
    address = f"{ADDRESS}bekijk/{role}/"
    noor.phone = "038 000 00 21"
    for own in Audience:
        noor.identity_audience = Audience.EVERYONE
        noor.phone_audience = own
        noor.save()
        assert ("038 000 00 21" in client.get(address).content.decode()) == (
            own >= audience
        )
    noor.identity_audience = Audience.NOBODY
    noor.save()
    assert "Hier is jouw profiel er niet" in client.get(address).content.decode()


def test_a_preview_through_unknown_eyes_does_not_exist(client, noor):
    assert client.get(f"{ADDRESS}bekijk/buurman/").status_code == 404


def test_the_table_of_who_sees_what_follows_the_rules(client, noor):
    noor.identity_audience = Audience.EVERYONE
    noor.phone_audience = Audience.ORGANISATION
    noor.drive_audience = Audience.NOBODY
    noor.save()
    rows = client.get(f"{ADDRESS}wie-ziet-wat/").context["rows"]
    seen = {row.label: row.is_seen for row in rows}
    assert seen["naam, functie en organisatie"] == [True, True, True, True]
    assert seen["telefoon"] == [False, False, True, True]
    assert seen["wat drijft mij"] == [False, False, False, True]
    noor.is_listed = False
    noor.save()
    rows = client.get(f"{ADDRESS}wie-ziet-wat/").context["rows"]
    assert all(row.is_seen == [False, False, False, True] for row in rows)


# Beginning and keeping


def test_a_profile_begins_once_with_the_name_of_the_account(db):
    user = create_user(first_name="Émile", last_name="de Groot")
    assert profile_of(user) == profile_of(user)
    assert (user.profile.name, user.profile.slug) == (
        "Émile de Groot",
        "emile-de-groot",
    )


def test_two_people_of_one_name_have_two_addresses(db):
    users = [create_user(first_name="Jan", last_name="Bos") for _ in range(3)]
    slugs = [profile_of(user).slug for user in users]
    assert slugs == ["jan-bos", "jan-bos-2", "jan-bos-3"]


def test_an_address_is_named_after_who_tells_a_name_and_stays_so(client, noor, filled):
    user = create_user()
    client.force_login(user)
    assert profile_of(user).slug == "nieuw-lid"
    client.post(ADDRESS, filled | {"name": "Sem Kok"})
    assert Profile.objects.get(user=user).slug == "sem-kok"
    client.post(ADDRESS, filled | {"name": "Sem de Kok"})
    assert Profile.objects.get(user=user).slug == "sem-kok"


def test_a_profile_goes_along_to_another_organisation(noor):
    uwv = create_organisation(name="UWV")
    membership_changed.send(Membership, user=noor.user, organisation=uwv)
    noor.refresh_from_db()
    assert noor.organisation == uwv
    membership_changed.send(Membership, user=noor.user, organisation=None)
    noor.refresh_from_db()
    assert noor.organisation is None
    assert not Profile.objects.present().filter(pk=noor.pk).exists()


def test_who_is_let_in_has_a_profile(db):
    user = create_user(first_name="Iris", last_name="Maat")
    uwv = create_organisation(name="UWV")
    membership_changed.send(Membership, user=user, organisation=uwv)
    assert user.profile.organisation == uwv


def test_a_renamed_specialism_is_found_under_its_new_name(client, noor):
    term = create_specialism(name="Jeugd")
    noor.specialisms.add(term)
    term.name = "Jongerenwerk"
    term.save()
    page = client.get(reverse("people:list"), {"q": "jongerenwerk"}).content.decode()
    assert "Noor Visser" in page


def test_somebody_follows_a_gemeente(client, noor, filled):
    dalfsen = create_municipality(name="Dalfsen")
    client.post(ADDRESS, filled | {"followed_municipalities": [dalfsen.pk]})
    assert list(noor.followed_municipalities.all()) == [dalfsen]


@pytest.mark.parametrize(
    "name", ["specialisms", "municipalities", "followed_municipalities"]
)
def test_a_number_too_large_for_the_database_is_no_choice(client, filled, name):
    response = client.post(ADDRESS, filled | {name: [10**25]})

    assert response.status_code == 422
    assert response.context["form"].errors.keys() == {name}
