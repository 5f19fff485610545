"""What members and others do with a vacature, at the door that they use."""

from http import HTTPStatus
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from notifications.models import Notification
from profiles.employers.models import Employer, EmployerContact
from profiles.vacatures import handover, merging, sharing
from profiles.vacatures.enums import CloseReason, VacatureState
from profiles.vacatures.models import (
    Absence,
    HandOverRequest,
    Placement,
    ShareAnswer,
    Vacature,
)
from profiles.vacatures.views.actions import ACTIONS
from tests.factories import (
    create_employer,
    create_member,
    create_municipality,
    create_organisation,
    create_user,
    create_vacature,
)
from tests.sessions import log_in

pytestmark = pytest.mark.django_db

CREATE = "/vacatures/nieuw/"
CLOSED = {
    "state": VacatureState.CLOSED,
    "close_reason": CloseReason.FILLED,
    "closed_at": timezone.now(),
}


def client_of(user):
    client = Client()
    client.user = user
    log_in(client, user)
    return client


@pytest.fixture
def ilse(site):
    uwv = create_organisation(name="UWV")
    return client_of(create_member(organisation=uwv, name="Ilse van der Meulen"))


@pytest.fixture
def youssef(site):
    return client_of(create_member(name="Youssef Amrani"))


def move(client, vacature, name, **data):
    url = reverse("vacatures:move", args=[vacature.pk, name])
    return client.post(url, data, follow=True)


def answer(client, request, reply):
    url = reverse("vacatures:answer", args=[request.vacature_id, request.pk])
    return client.post(url, {"answer": reply}, follow=True)


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


# Entering


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


def test_a_colleague_is_asked_at_once(ilse, youssef):
    ilse.post(CREATE, entry(who="collega", to=youssef.user.pk))

    asked = HandOverRequest.objects.get()
    assert asked.receiver == youssef.user
    assert Vacature.objects.get().holder == ilse.user


def test_everybody_may_pick_up_what_is_offered_to_all(ilse):
    ilse.post(CREATE, entry(who="iedereen"))

    assert Vacature.objects.for_pickup().count() == 1


@pytest.mark.parametrize(
    "bad",
    [
        {"places": -1},
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


# Reading


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


# Doing


@pytest.mark.parametrize("name", ACTIONS)
def test_nobody_but_members_moves_anything(client, site, name):
    vacature = create_vacature(visibility="openbaar", is_open_for_pickup=True)
    url = reverse("vacatures:move", args=[vacature.pk, name])

    for stranger in (client, client_of(create_user())):
        assert stranger.post(url).status_code == HTTPStatus.NOT_FOUND
    vacature.refresh_from_db()
    assert vacature.timeline.count() == 1


@pytest.mark.parametrize("name", ACTIONS)
def test_reading_moves_nothing(ilse, name):
    vacature = create_vacature(by=ilse.user)

    response = ilse.get(reverse("vacatures:move", args=[vacature.pk, name]))

    assert response.status_code == HTTPStatus.METHOD_NOT_ALLOWED


@pytest.mark.parametrize(
    "name", ["draag-over", "vraag-erbij", "notitie", "in-gesprek", "vervuld", "sluit"]
)
def test_who_does_not_handle_it_changes_nothing(ilse, youssef, name):
    vacature = create_vacature(by=ilse.user)
    data = {
        "text": "Ik schrijf mee.",
        f"{name}-to": create_member().pk,
        "vervuld-places": 1,
        "vervuld-placed_on": timezone.localdate(),
    }

    move(youssef, vacature, name, **data)

    vacature.refresh_from_db()
    assert vacature.is_open
    assert vacature.timeline.count() == 1
    assert not HandOverRequest.objects.exists()


def test_a_move_that_does_not_exist_is_not_found(ilse):
    vacature = create_vacature(by=ilse.user)

    assert move(ilse, vacature, "steel").status_code == HTTPStatus.NOT_FOUND


def test_who_comes_second_is_told_who_was_first(ilse, youssef):
    vacature = create_vacature(is_open_for_pickup=True)
    move(ilse, vacature, "pak-op")

    response = move(youssef, vacature, "pak-op")

    page = response.content.decode()
    assert "Ilse van der Meulen was je net voor" in page
    assert "Pak samen op" in page


def test_together_from_entry_to_result(ilse, youssef):
    """Entered by one, picked up, handed over, filled and counted for all."""
    youssef.post(CREATE, entry(who="iedereen"))
    vacature = Vacature.objects.get()
    move(ilse, vacature, "pak-op")
    move(
        ilse,
        vacature,
        "draag-over",
        **{
            "draag-over-to": youssef.user.pk,
            "draag-over-note": "Jij kent ze.",
            "draag-over-stays": "on",
        },
    )
    page = youssef.get(vacature.get_absolute_url()).content.decode()
    assert "Neem jij het over?" in page
    response = answer(youssef, HandOverRequest.objects.get(), "ja")
    assert "Jij bent nu het aanspreekpunt" in response.content.decode()
    move(youssef, vacature, "in-gesprek")
    response = move(
        youssef,
        vacature,
        "vervuld",
        **{"vervuld-places": 1, "vervuld-placed_on": timezone.localdate()},
    )

    page = response.content.decode()
    assert "Mooi! Dat telt mee voor de hele regio." in page
    placement = Placement.objects.get()
    names = placement.organisations.order_by("name").values_list("name", flat=True)
    assert list(names) == ["Gemeente Kampen", "UWV"]
    assert "gedeeld" in page
    titles = Notification.objects.filter(recipient=ilse.user).values_list(
        "title", flat=True
    )
    assert any("is overgedragen" in title for title in titles)
    assert any("Een plek vervuld" in title for title in titles)


def test_every_form_of_the_page_carries_the_token_against_forgery(ilse, youssef):
    vacature = create_vacature(by=ilse.user, is_open_for_pickup=True)

    for reader in (ilse, youssef):
        page = reader.get(vacature.get_absolute_url()).content.decode()
        forms = page.count('method="post"')
        assert forms > 2
        assert page.count("csrfmiddlewaretoken") == forms


def test_a_wrong_form_comes_back_with_what_was_typed(ilse):
    vacature = create_vacature(by=ilse.user)

    response = move(
        ilse, vacature, "draag-over", **{"draag-over-note": "Zij kent de kwekers."}
    )

    assert response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    page = response.content.decode()
    assert "Kies een collega." in page
    assert "Zij kent de kwekers." in page


def test_a_note_with_personal_data_is_asked_about(ilse):
    vacature = create_vacature(by=ilse.user)
    data = {"text": "De kandidaat heet Sanne", "key": uuid4()}

    response = move(ilse, vacature, "notitie", **data)

    assert "naam van een kandidaat" in response.content.decode()
    assert vacature.timeline.count() == 1
    for _time in range(2):
        move(ilse, vacature, "notitie", is_checked="on", **data)
    assert vacature.timeline.count() == 2


def test_nobody_answers_for_somebody_else(ilse, youssef):
    vacature = create_vacature(by=ilse.user)
    request = handover.offer(vacature, by=ilse.user, to=create_member())

    answer(youssef, request, "ja")

    vacature.refresh_from_db()
    assert vacature.holder == ilse.user


def test_a_question_is_only_found_at_its_own_vacature(ilse):
    request = handover.offer(
        create_vacature(by=ilse.user), by=ilse.user, to=create_member()
    )
    other = create_vacature(by=ilse.user)

    url = reverse("vacatures:answer", args=[other.pk, request.pk])

    assert ilse.post(url, {"answer": "stop"}).status_code == HTTPStatus.NOT_FOUND


def test_a_vacature_is_shown_and_answered(ilse, youssef):
    vacature = create_vacature(by=ilse.user)
    move(ilse, vacature, "laat-zien", **{"laat-zien-users": youssef.user.pk})

    page = youssef.get(vacature.get_absolute_url()).content.decode()
    assert "Een collega liet je dit zien" in page
    youssef.post(
        reverse("vacatures:share_answer", args=[vacature.pk]),
        {"reply": "niet-voor-mij", "reason": "te-ver"},
    )

    assert ShareAnswer.objects.get().user == youssef.user
    page = youssef.get(vacature.get_absolute_url()).content.decode()
    assert "Een collega liet je dit zien" not in page


def test_showing_a_vacature_lets_nobody_else_in(ilse, client):
    vacature = create_vacature(by=ilse.user)
    sharing.forward(vacature, by=ilse.user, users=[create_member()])

    assert client.get(vacature.get_absolute_url()).status_code == HTTPStatus.NOT_FOUND


def test_everybody_ticks_what_they_did_themselves(ilse):
    vacature = create_vacature(by=ilse.user)
    move(
        ilse,
        vacature,
        "vervuld",
        **{"vervuld-places": 1, "vervuld-placed_on": timezone.localdate()},
    )

    ilse.post(
        reverse("vacatures:contribute", args=[vacature.pk]),
        {"kinds": ["gesprek", "begeleiding"]},
    )

    own = vacature.participations.get(user=ilse.user)
    assert {c.kind for c in own.contributions.all()} == {"gesprek", "begeleiding"}
    assert not own.is_thanked


def test_who_is_away_names_a_colleague(ilse, youssef):
    today = timezone.localdate().isoformat()
    data = {"starts_on": today, "ends_on": today, "deputy": youssef.user.pk}

    ilse.post(reverse("vacatures:absence"), data)

    assert Absence.objects.get().deputy == youssef.user
    response = ilse.post(reverse("vacatures:absence"), data | {"ends_on": "2000-01-01"})
    assert response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    ilse.post(reverse("vacatures:absence"), {"stop": "1"})
    assert not Absence.objects.exists()
