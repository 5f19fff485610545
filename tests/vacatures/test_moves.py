"""What members do with a vacature by pressing a button."""

from datetime import timedelta
from http import HTTPStatus
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from notifications.models import Notification
from profiles.vacatures import handover, sharing
from profiles.vacatures.models import (
    Absence,
    HandOverRequest,
    Placement,
    ShareAnswer,
    Vacature,
)
from profiles.vacatures.views.actions import ACTIONS
from tests.factories import (
    create_member,
    create_municipality,
    create_user,
    create_vacature,
)
from tests.vacatures.doors import answer, client_of, move

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


def test_nobody_is_away_on_days_that_are_over(ilse, youssef):
    yesterday = (timezone.localdate() - timedelta(days=1)).isoformat()
    days = {"starts_on": yesterday, "ends_on": yesterday}

    response = ilse.post(
        reverse("vacatures:absence"), days | {"deputy": youssef.user.pk}
    )

    assert response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    errors = response.context["form"].errors
    assert errors == {"ends_on": ["Deze dag is voorbij. Kies een latere dag."]}
    assert not Absence.objects.exists()


def test_another_absence_takes_the_place_of_the_first(ilse, youssef):
    today = timezone.localdate().isoformat()
    days, deputies = {"starts_on": today, "ends_on": today}, [youssef.user]
    deputies.append(create_member())

    for deputy in deputies:
        ilse.post(reverse("vacatures:absence"), days | {"deputy": deputy.pk})

    assert Absence.objects.get().deputy == deputies[-1]
