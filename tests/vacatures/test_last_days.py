"""Choosing another last day, for what is open and for what was closed."""

from datetime import timedelta

import pytest
from django.utils import timezone

from profiles.vacatures import closing, expiry
from profiles.vacatures.errors import VacatureError
from tests.factories import create_vacature
from tests.vacatures.doors import move

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()


def days(number):
    return TODAY + timedelta(days=number)


@pytest.fixture
def vacature(ilse):
    return create_vacature(by=ilse.user, closes_on=days(3))


@pytest.mark.parametrize("number", [0, 10, 366])
def test_any_day_within_a_year_can_be_the_last_one(ilse, vacature, number):
    response = move(ilse, vacature, "verleng", closes_on=days(number).isoformat())

    assert "Gelukt. De vacature staat open tot en met" in response.text
    vacature.refresh_from_db()
    assert vacature.closes_on == days(number)


@pytest.mark.parametrize("number", [0, 10, 366])
def test_the_same_days_are_there_for_what_opens_again(ilse, vacature, number):
    closing.withdraw(vacature, by=ilse.user)

    move(ilse, vacature, "heropen", closes_on=days(number).isoformat())

    vacature.refresh_from_db()
    assert vacature.is_open
    assert vacature.closes_on == days(number)


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("", "Kies een sluitdatum."),
        ("2026-02-30", "Deze dag bestaat niet."),
        ("onzin", "Deze dag bestaat niet."),
        (days(-1).isoformat(), closing.TOO_FAR),
        (days(367).isoformat(), closing.TOO_FAR),
        ("9999-12-31", closing.TOO_FAR),
    ],
)
@pytest.mark.parametrize("name", ["verleng", "heropen"])
def test_another_day_is_explained_and_stays_in_the_field(
    ilse, vacature, name, typed, message
):
    if name == "heropen":
        closing.withdraw(vacature, by=ilse.user)
    before = type(vacature).objects.get().closes_on

    response = move(ilse, vacature, name, closes_on=typed)

    assert response.status_code == 422
    assert message in response.text
    assert f'value="{typed}"' in response.text or not typed
    vacature.refresh_from_db()
    assert vacature.closes_on == before


def test_the_page_proposes_sixty_days_and_never_a_shorter_time(ilse, vacature):
    page = ilse.get(vacature.get_absolute_url()).text
    assert f'value="{days(60).isoformat()}"' in page

    closing.extend(vacature, by=ilse.user, closes_on=days(200))

    page = ilse.get(vacature.get_absolute_url()).text
    assert f'value="{days(200).isoformat()}"' in page


@pytest.mark.parametrize("number", [-1, 367])
def test_no_other_door_goes_beyond_a_year(ilse, vacature, number):
    with pytest.raises(VacatureError, match="binnen een jaar"):
        closing.extend(vacature, by=ilse.user, closes_on=days(number))


def test_the_link_in_the_mail_still_means_sixty_days(client, vacature):
    client.post(expiry.closing_url(vacature), {"answer": "verleng"})

    vacature.refresh_from_db()
    assert vacature.closes_on == days(60)
