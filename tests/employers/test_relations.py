"""What is known of an employer survives who knows it."""

from http import HTTPStatus

import pytest
from django.test import Client
from wagtail.models import ModelLogEntry

from accounts import personal_data
from notifications.models import Notification
from profiles.employers import relations
from profiles.employers.errors import EmployerError
from profiles.organisations import holdings, membership, moving
from profiles.organisations.models import HandOver
from profiles.organisations.permissions import membership_of
from profiles.people.enums import Audience
from tests.employers.doors import create_entry, write
from tests.factories import (
    create_employer,
    create_member,
    create_municipality,
    create_organisation,
    create_vacature,
)
from tests.vacatures.doors import client_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def uwv(site):
    return create_organisation(name="UWV")


@pytest.fixture
def holder(uwv):
    return create_member(organisation=uwv, name="Marloes Brinkhuis")


@pytest.fixture
def coordinator(uwv):
    return create_member(organisation=uwv, is_coordinator=True, name="Coen Kok")


@pytest.fixture
def employer(holder):
    """Return an employer with all kinds of knowledge, written by its holder."""
    employer = create_employer(holder=holder)
    create_entry(employer, kind="speelt", text="Zoekt opvolging")
    create_entry(employer, kind="afspraak", text="Rondleiding in mei")
    create_entry(employer, kind="bezoek", text="Kennisgemaakt in de kas")
    create_entry(employer, kind="telefoon", text="Onder ons", audience="team")
    return employer


KNOWN = (
    "Zoekt opvolging",
    "Rondleiding in mei",
    "Kennisgemaakt in de kas",
    "Onder ons",
)


def erase(user):
    moving.fall_back_to_coordinator(user)
    personal_data.erase(user)


def remove(user):
    moving.remove(membership_of(user), by=user)


def switch_off(user):
    user.is_active = False
    user.save()


def delete(user):
    user.delete()


@pytest.mark.parametrize("leave", [erase, remove, switch_off, delete])
def test_all_that_is_known_goes_on_with_who_comes_after(
    employer, holder, coordinator, leave
):
    leave(holder)

    employer.refresh_from_db()
    assert employer.holder == coordinator
    page = client_of(coordinator).get(employer.get_absolute_url()).content.decode()
    assert [text for text in KNOWN if text not in page] == []
    assert "Marloes" not in page


def test_a_colleague_who_says_yes_gets_the_whole_history(employer, holder, uwv):
    receiver = create_member(organisation=uwv)
    moving.propose(holder, holdings.held_by(holder), to=receiver)
    membership.end(membership_of(holder), by=holder)

    moving.accept(receiver.hand_overs_received.get(), by=receiver)

    employer.refresh_from_db()
    assert employer.holder == receiver
    page = client_of(receiver).get(employer.get_absolute_url()).content.decode()
    assert [text for text in KNOWN if text not in page] == []


@pytest.mark.parametrize("leave", [erase, remove, switch_off, delete])
def test_a_vervanger_who_leaves_is_none_and_the_contactpersoon_hears_it(
    employer, holder, coordinator, leave
):
    deputy = create_member()
    relations.choose_deputy(employer, deputy, by=holder)

    leave(deputy)

    employer.refresh_from_db()
    assert (employer.holder, employer.deputy) == (holder, None)
    told = Notification.objects.filter(recipient=holder)
    assert told.filter(title__contains="geen vervanger meer").exists()
    # Neither is who left while a form was open.
    with pytest.raises(EmployerError):
        relations.choose_deputy(employer, deputy, by=holder)


def test_who_takes_over_is_told_apart_and_the_former_one_stays_near(employer, holder):
    deputy = client_of(create_member())
    relations.choose_deputy(employer, deputy.user, by=holder)

    deputy.post(f"{employer.get_absolute_url()}neem-over/")

    employer.refresh_from_db()
    assert (employer.holder, employer.deputy) == (deputy.user, holder)
    assert Notification.objects.filter(
        recipient=holder, title__contains="nu vaste contactpersoon"
    ).exists()
    entry = ModelLogEntry.objects.get(action="employers.take_over")
    assert entry.data == {"from": holder.pk, "to": deputy.user.pk}


def test_a_coordinator_of_the_same_organisation_may_take_over(employer, coordinator):
    assert relations.take_over(employer, by=coordinator).holder == coordinator


def test_others_may_not_take_over_what_somebody_looks_after(employer, holder):
    other_boss = create_member(is_coordinator=True)
    worker = create_member()
    create_vacature(by=worker, employer=employer)

    for user in (other_boss, worker, create_member(), holder):
        with pytest.raises(EmployerError):
            relations.take_over(employer, by=user)
        page = client_of(user).get(employer.get_absolute_url()).content.decode()
        assert "Neem over" not in page


def test_while_nobody_answers_a_leaver_the_team_need_not_wait(employer, holder, uwv):
    worker = create_member()
    create_vacature(by=worker, employer=employer)
    moving.propose(holder, holdings.held_by(holder), to=create_member(organisation=uwv))
    membership.end(membership_of(holder), by=holder)
    client = client_of(worker)

    page = client.get(employer.get_absolute_url()).content.decode()
    assert "De vaste contactpersoon is weg" in page
    client.post(f"{employer.get_absolute_url()}neem-over/")

    employer.refresh_from_db()
    assert (employer.holder, employer.deputy) == (worker, None)
    # Who was asked is asked no longer.
    assert not HandOver.objects.proposed().exists()


def test_who_may_not_take_over_ends_no_question(employer, holder, uwv):
    moving.propose(holder, holdings.held_by(holder), to=create_member(organisation=uwv))

    client_of(create_member()).post(f"{employer.get_absolute_url()}neem-over/")

    assert HandOver.objects.proposed().exists()


def test_the_contactpersoon_chooses_a_vervanger_and_nobody_else_does(employer, holder):
    url = f"{employer.get_absolute_url()}vervanger/"
    chosen, stranger = create_member(), client_of(create_member())

    stranger.post(url, {"deputy": stranger.user.pk})
    employer.refresh_from_db()
    assert employer.deputy is None

    client = client_of(holder)
    client.post(url, {"deputy": chosen.pk})
    employer.refresh_from_db()
    assert employer.deputy == chosen
    assert Notification.objects.filter(recipient=chosen).exists()

    for nobody in (holder.pk, 999_999, "x"):
        client.post(url, {"deputy": nobody})
    employer.refresh_from_db()
    assert employer.deputy == chosen

    client.post(url, {"deputy": ""})
    employer.refresh_from_db()
    assert employer.deputy is None


def options_of(client, employer):
    """Return the vervangers to choose from, and which of them is chosen."""
    page = client.get(employer.get_absolute_url())
    field = page.context["deputy_form"]["deputy"]
    return {str(value): label for value, label in field.field.choices}, field.value()


def test_a_vervanger_who_hides_stays_until_somebody_else_is_chosen(employer, holder):
    deputy = create_member(name="Zara Bos", identity_audience=Audience.NOBODY)
    relations.choose_deputy(employer, deputy, by=holder)
    client = client_of(holder)

    options, chosen = options_of(client, employer)
    assert options[str(chosen)] == "Een collega"
    assert "Zara Bos" not in client.get(employer.get_absolute_url()).text

    client.post(f"{employer.get_absolute_url()}vervanger/", {"deputy": chosen})
    employer.refresh_from_db()
    assert employer.deputy == deputy


def test_who_is_vervanger_and_decides_finds_their_own_name(employer, holder):
    admin = create_member(role="beheerder", name="Bea Heer")
    relations.choose_deputy(employer, admin, by=holder)

    options, chosen = options_of(client_of(admin), employer)

    assert chosen == admin.pk
    assert options[str(chosen)].startswith("Bea Heer, ")


def test_reading_changes_nothing(employer):
    client = client_of(create_member())
    for path in ("neem-over/", "vervanger/", "kopie/", "notities/"):
        response = client.get(f"{employer.get_absolute_url()}{path}")
        assert response.status_code == HTTPStatus.METHOD_NOT_ALLOWED


def test_every_door_asks_for_a_token_against_forgery(employer, holder):
    client = Client(enforce_csrf_checks=True)
    client.force_login(holder)
    assert write(client, employer).status_code == HTTPStatus.FORBIDDEN
    for path in ("neem-over/", "vervanger/", "kopie/"):
        response = client.post(f"{employer.get_absolute_url()}{path}")
        assert response.status_code == HTTPStatus.FORBIDDEN


def test_somebody_takes_along_what_they_wrote_and_hold(employer, holder):
    found = personal_data.collect(holder)

    assert found["Werkgevers"] == [
        {"Werkgever": employer.name, "Je bent": "vaste contactpersoon"}
    ]
    told = {record["Tekst"] for record in found["Notities bij werkgevers"]}
    assert told == set(KNOWN)


def facts(employer_name, **changes):
    place = create_municipality()
    return {"name": employer_name, "municipality": place.pk} | changes


def test_a_new_employer_has_who_added_it_as_contactpersoon(uwv):
    client = client_of(create_member(organisation=uwv))

    client.post("/werkgevers/nieuw/", facts("Hamer Hout", kvk_number="12345678"))

    (added,) = [held.thing for held in holdings.held_by(client.user)]
    assert (added.name, added.kvk_number) == ("Hamer Hout", "12345678")
    assert added.region == uwv.region


def test_what_is_there_already_is_not_added_again(uwv):
    known = create_employer(name="Hamer Hout", kvk_number="12345678")
    client = client_of(create_member(organisation=uwv))

    for again in (
        facts("hamer hout b.v."),
        facts("Heel anders", kvk_number="12345678"),
        facts("Hamer Hout", is_checked="on"),
    ):
        response = client.post("/werkgevers/nieuw/", again)
        assert response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
        assert known.get_absolute_url() in response.content.decode()
    assert not holdings.held_by(client.user)


def test_a_name_that_looks_like_another_is_asked_about(uwv):
    known = create_employer(name="Hamer Hout Dalfsen")
    client = client_of(create_member(organisation=uwv))

    response = client.post("/werkgevers/nieuw/", facts("Hamer Hout"))
    assert response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert known.get_absolute_url() in response.content.decode()

    client.post("/werkgevers/nieuw/", facts("Hamer Hout", is_checked="on"))
    assert holdings.held_by(client.user)


def test_the_team_changes_the_facts_and_others_do_not(employer, holder):
    url = f"{employer.get_absolute_url()}wijzig/"
    stranger = client_of(create_member())
    assert stranger.get(url).status_code == HTTPStatus.NOT_FOUND
    stranger.post(url, facts("Gekaapt"))

    client = client_of(holder)
    assert client.get(url).status_code == HTTPStatus.OK
    client.post(url, facts("Nieuwe naam", kvk_number="", size="10-49"))

    employer.refresh_from_db()
    assert (employer.name, employer.kvk_number) == ("Nieuwe naam", None)


@pytest.mark.parametrize(
    "wrong",
    [{"name": ""}, {"name": "\u200b"}, {"kvk_number": "123"}, {"municipality": "x"}],
)
def test_facts_that_are_wrong_are_refused(uwv, wrong):
    client = client_of(create_member(organisation=uwv))

    response = client.post("/werkgevers/nieuw/", facts("Hamer Hout") | wrong)

    assert response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
