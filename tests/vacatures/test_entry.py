"""What somebody enters, and what is said about it at the door."""

from http import HTTPStatus
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from profiles.employers.models import Employer
from profiles.vacatures.models import (
    HandOverRequest,
    Vacature,
)
from tests.factories import (
    create_employer,
    create_municipality,
    create_user,
    create_vacature,
)
from tests.vacatures.doors import client_of, move

pytestmark = pytest.mark.django_db

CREATE = "/vacatures/nieuw/"


def entry(**changes):
    return {
        "title": "Medewerker kwekerij",
        "employer_name": "Kwekerij De Vroege Vogel",
        "municipality": create_municipality().pk,
        "form": "leerwerkbaan",
        "places": 1,
        "closes_on": timezone.localdate().isoformat(),
        "description": "Stekken en verpotten.",
        "visibility": "leden",
        "who": "ik",
        "key": uuid4(),
    } | changes


def test_the_starred_fields_are_enough(ilse):
    response = ilse.post(CREATE, entry(), follow=True)

    vacature = Vacature.objects.get()
    assert response.redirect_chain[-1][0] == vacature.get_absolute_url()
    assert vacature.is_open
    assert vacature.holder == ilse.user
    assert vacature.employer.holder == ilse.user
    assert "Gelukt" in response.content.decode()


def test_what_is_missing_is_said_and_nothing_is_lost(ilse):
    response = ilse.post(CREATE, entry(title="", form="", places="veel"))

    page = response.content.decode()
    assert response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "Vul in welk werk het is." in page
    assert "Kies wat voor plek het is." in page
    assert "Stekken en verpotten." in page
    assert "Kwekerij De Vroege Vogel" in page
    assert not Vacature.objects.exists()


def test_a_form_that_is_sent_twice_makes_one(ilse):
    data = entry()

    addresses = {ilse.post(CREATE, data).url for _time in range(2)}

    assert len(addresses) == 1
    assert Vacature.objects.count() == Employer.objects.count() == 1


def test_personal_data_is_warned_of_before_it_is_stored(ilse):
    data = entry(description="Voor Sanne, BSN 111222333, bel 038 000 00 33.")

    response = ilse.post(CREATE, data)

    page = response.content.decode()
    assert "burgerservicenummer" in page
    assert "telefoonnummer" in page
    assert not Vacature.objects.exists()
    ilse.post(CREATE, data | {"is_checked": "on"})
    assert Vacature.objects.exists()


def test_a_likely_double_is_shown_and_not_forbidden(ilse):
    employer = create_employer(name="Kwekerij De Vroege Vogel")
    first = create_vacature(employer=employer, title="Medewerker in de kwekerij")
    create_vacature(employer=employer, title="Vrachtwagenchauffeur")

    response = ilse.post(CREATE, entry())

    page = response.content.decode()
    assert first.get_absolute_url() in page
    assert "Vrachtwagenchauffeur" not in page
    ilse.post(CREATE, entry(is_checked="on"))
    assert Vacature.objects.count() == 3


def test_an_employer_with_nearly_the_same_name_is_asked_about(ilse):
    raalte = create_municipality(name="Kampen")
    known = create_employer(name="De Vroege Vogel B.V. kwekerij", municipality=raalte)

    response = ilse.post(CREATE, entry())

    page = response.content.decode()
    assert known.name in page
    assert "Vaste contactpersoon: Youssef Amrani" in page
    ilse.post(CREATE, entry(employer=known.pk))
    assert Vacature.objects.get().employer == known


def test_the_same_employer_in_the_same_municipality_is_not_made_twice(ilse):
    known = create_employer(name="Kwekerij de vroege vogel bv")

    ilse.post(CREATE, entry())

    assert Vacature.objects.get().employer == known


def test_another_employer_can_have_nearly_the_same_name(ilse):
    create_employer(
        name="Kwekerij De Vroege Vogels", municipality=create_municipality(name="Ommen")
    )

    ilse.post(CREATE, entry(employer="nieuw"))

    assert Employer.objects.count() == 2


def test_a_colleague_is_the_regiehouder_at_once(ilse, youssef):
    ilse.post(CREATE, entry(who="collega", to=youssef.user.pk))

    asked = HandOverRequest.objects.get()
    assert asked.receiver == youssef.user
    assert Vacature.objects.get().holder == youssef.user


def test_everybody_may_pick_up_what_is_offered_to_all(ilse):
    ilse.post(CREATE, entry(who="iedereen"))

    assert Vacature.objects.for_pickup().count() == 1


@pytest.mark.parametrize(
    "bad",
    [
        {"places": -1},
        {"places": 0},
        {"places": 2**70},
        {"closes_on": "2026-02-30"},
        {"closes_on": "1999-01-01"},
        {"closes_on": "9999-12-31"},
        {"hours_min": 32, "hours_max": 8},
        {"municipality": 2**63},
        {"form": "aanbod"},
        {"title": "\u200b\u200b"},
        {"who": "collega", "to": ""},
        {"key": "geen-uuid"},
        {"visibility": "geheim"},
    ],
)
def test_what_cannot_be_is_refused_in_words(ilse, bad):
    response = ilse.post(CREATE, entry(**bad))

    assert response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert not Vacature.objects.exists()


def test_nobody_enters_for_somebody_else(ilse, youssef):
    ilse.post(
        CREATE,
        entry(holder=youssef.user.pk, entered_by=youssef.user.pk, state="gesloten"),
    )

    vacature = Vacature.objects.get()
    assert (vacature.holder, vacature.entered_by) == (ilse.user, ilse.user)
    assert vacature.is_open


def test_visitors_log_in_first_and_applicants_are_let_in_first(client, site):
    assert "login" in client.get(CREATE).url
    assert client_of(create_user()).get(CREATE).url == reverse("organisations:join")


def test_a_concept_is_seen_by_its_maker_and_then_shared(ilse, youssef):
    ilse.post(CREATE, entry(concept="1"))
    concept = Vacature.objects.get()
    assert youssef.get(concept.get_absolute_url()).status_code == HTTPStatus.NOT_FOUND

    move(ilse, concept, "deel")

    assert youssef.get(concept.get_absolute_url()).status_code == HTTPStatus.OK


def test_a_copy_begins_with_the_same_text(ilse):
    vacature = create_vacature(title="Bakker in opleiding")

    response = ilse.get(reverse("vacatures:copy", args=[vacature.pk]))

    page = response.content.decode()
    assert "Bakker in opleiding" in page
    assert vacature.employer.name in page


def test_who_takes_part_changes_the_text_and_others_do_not(ilse, youssef):
    vacature = create_vacature(by=ilse.user)
    url = reverse("vacatures:edit", args=[vacature.pk])
    data = {
        name: value
        for name, value in entry(title="Bakker").items()
        if not name.startswith("employer")
    }

    assert youssef.get(url).status_code == HTTPStatus.NOT_FOUND
    assert youssef.post(url, data).status_code == HTTPStatus.NOT_FOUND
    ilse.post(url, data)

    vacature.refresh_from_db()
    assert vacature.title == "Bakker"
