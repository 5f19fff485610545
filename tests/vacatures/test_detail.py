"""What each reader sees of one vacature."""

from http import HTTPStatus

import pytest
from django.utils import timezone

from profiles.employers.models import EmployerContact
from profiles.vacatures import filling, merging, regie
from profiles.vacatures.enums import CloseReason, VacatureState
from tests.factories import (
    create_employer,
    create_member,
    create_vacature,
)
from tests.vacatures.doors import move

pytestmark = pytest.mark.django_db

CLOSED = {
    "state": VacatureState.CLOSED,
    "close_reason": CloseReason.FILLED,
    "closed_at": timezone.now(),
}


def test_visitors_read_a_public_one_without_contacts_people_or_history(client, site):
    maker = create_member(name="Marloes Brinkhuis")
    vacature = create_vacature(
        by=maker, visibility="openbaar", guidance="Een vaste maat"
    )
    EmployerContact.objects.create(
        employer=vacature.employer, name="Joost Terpstra", phone="038 000 00 33"
    )

    page = client.get(vacature.get_absolute_url()).content.decode()

    assert "Een vaste maat" in page
    for hidden in ("Marloes", "Joost", "038 000 00 33", "Wat is er gebeurd"):
        assert hidden not in page


def test_contacts_are_for_who_handles_it(ilse, youssef):
    vacature = create_vacature(by=ilse.user)
    EmployerContact.objects.create(
        employer=vacature.employer, name="Joost Terpstra", phone="038 000 00 33"
    )
    url = vacature.get_absolute_url()

    assert "Joost Terpstra" not in youssef.get(url).content.decode()
    move(youssef, vacature, "doe-mee")
    assert "Joost Terpstra" in youssef.get(url).content.decode()
    assert "Joost Terpstra" in ilse.get(url).content.decode()


def test_what_is_for_members_does_not_exist_for_others(client, site):
    for hidden in (
        create_vacature(),
        create_vacature(visibility="openbaar", hidden_at=timezone.now()),
        create_vacature(visibility="openbaar", state=VacatureState.CONCEPT),
        create_vacature(**CLOSED),
    ):
        response = client.get(hidden.get_absolute_url())
        assert response.status_code == HTTPStatus.NOT_FOUND


def test_a_closed_public_one_is_gone_with_others_to_look_at(client, site):
    gone = create_vacature(title="Lasser", visibility="openbaar", **CLOSED)
    other = create_vacature(title="Bakker", visibility="openbaar")
    create_vacature(title="Voor leden")

    response = client.get(gone.get_absolute_url())

    page = response.content.decode()
    assert response.status_code == HTTPStatus.GONE
    assert "Deze vacature is gesloten op" in page
    assert other.get_absolute_url() in page
    assert "Voor leden" not in page
    assert gone.employer.name not in page


def test_the_address_of_a_double_leads_to_the_other(ilse):
    employer = create_employer()
    kept = create_vacature(by=ilse.user, employer=employer)
    double = create_vacature(by=ilse.user, employer=employer)
    merging.merge(double, kept, by=ilse.user)

    response = ilse.get(double.get_absolute_url())

    assert response.status_code == HTTPStatus.MOVED_PERMANENTLY
    assert response.url == kept.get_absolute_url()


@pytest.mark.parametrize("rows", [1, 20])
def test_a_long_history_costs_no_more_questions(ilse, rows, query_budget):
    people = [create_member() for _number in range(3)]
    vacature = create_vacature(by=ilse.user, workers=people)
    for number in range(rows):
        move(ilse, vacature, "notitie", text=f"Notitie {number}")
    url = vacature.get_absolute_url()
    ilse.get(url)

    with query_budget(30):
        assert ilse.get(url).status_code == HTTPStatus.OK


@pytest.mark.parametrize("pk", [0, 2**31, 2**63, 2**70])
def test_a_number_that_cannot_be_is_not_found(ilse, client, pk):
    for reader in (ilse, client):
        response = reader.get(f"/vacatures/{pk}/")
        assert response.status_code == HTTPStatus.NOT_FOUND


def test_a_name_that_somebody_hides_is_in_no_timeline(ilse, youssef):
    hidden = create_member(name="Verborgen Vera", identity_audience=1)
    vacature = create_vacature(by=hidden, workers=[ilse.user])

    page = ilse.get(vacature.get_absolute_url()).content.decode()

    assert "Verborgen Vera" not in page
    assert "Een collega deelde deze vacature" in page


def test_a_name_that_somebody_hides_is_not_thanked_before_others(ilse):
    hidden = create_member(name="Verborgen Vera", identity_audience=1)
    vacature = create_vacature(by=hidden, workers=[ilse.user], places=2)
    filling.fill(vacature, by=ilse.user)
    regie.stop(vacature, hidden)

    page = ilse.get(vacature.get_absolute_url()).text

    assert "Mede mogelijk gemaakt door Ilse van der Meulen." in page
    assert "Verborgen Vera" not in page


def test_who_handles_no_part_reads_how_many_places_are_filled(youssef):
    vacature = create_vacature(places=2)
    filling.fill(vacature, by=vacature.holder)
    page = youssef.get(vacature.get_absolute_url()).text
    assert "Al vervuld: 1</h2>" in page
    assert "Samen vervuld" not in page

    filling.fill(vacature, by=vacature.holder)

    page = youssef.get(vacature.get_absolute_url()).text
    assert "Samen vervuld</h2>" in page
    assert "Al vervuld" not in page


def test_who_handed_it_over_is_not_asked_for_aftercare(ilse):
    vacature = create_vacature(workers=[ilse.user], places=2)
    filling.fill(vacature, by=vacature.holder)
    assert "Vraag hoe het gaat: " in ilse.get(vacature.get_absolute_url()).text

    regie.stop(vacature, ilse.user)

    page = ilse.get(vacature.get_absolute_url()).text
    assert "Bewaar wat ik deed" in page
    assert "Vraag hoe het gaat: " not in page


@pytest.mark.parametrize("step", ["doe-mee", "vraag-regie", "pak-op"])
def test_a_name_that_somebody_hides_is_in_no_answer_to_a_button(ilse, step):
    hidden = create_member(name="Verborgen Vera", identity_audience=1)

    page = move(ilse, create_vacature(by=hidden), step).text

    assert "en collega" in page
    assert "Verborgen Vera" not in page
