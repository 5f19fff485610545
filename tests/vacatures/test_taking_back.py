"""Taking back a place that was reported as filled by mistake."""

from datetime import timedelta
from functools import partial

import pytest
from django.utils import timezone

from notifications.models import Notification
from profiles.vacatures import closing, filling, results, taking_back
from profiles.vacatures.enums import CloseReason, EntryKind, VacatureState
from profiles.vacatures.errors import TooLateError, VacatureError
from profiles.vacatures.models import (
    AftercareMoment,
    Contribution,
    Placement,
    PlacementOrganisation,
    Vacature,
)
from tests.factories import create_member, create_organisation, create_vacature
from tests.together import together
from tests.vacatures.doors import client_of, move

pytestmark = pytest.mark.django_db


@pytest.fixture
def anne():
    uwv = create_organisation(name="UWV")
    return create_member(organisation=uwv, name="Anne Bos")


@pytest.fixture
def bram():
    return create_member(name="Bram Kuiper")


@pytest.fixture
def vacature(anne, bram):
    """Return a vacature of one place that was filled by mistake."""
    vacature = create_vacature(by=anne, workers=[bram], title="Hovenier")
    filling.fill(vacature, by=bram)
    return vacature


def take_back(vacature, *, by):
    key = taking_back.reversible(vacature).values_list("pk", flat=True).first()
    return taking_back.take_back(vacature, key, by=by)


def test_the_place_is_open_again_and_counts_nowhere(vacature, anne, bram):
    take_back(vacature, by=anne)

    vacature = Vacature.objects.get()
    assert vacature.is_open
    assert (vacature.close_reason, vacature.closed_at) == ("", None)
    assert (vacature.places, vacature.places_left) == (1, 1)
    assert results.placements_count(vacature.region) == 0
    assert results.by_organisation(vacature.region) == []
    assert results.of_site(vacature.region.site) is None
    for model in (AftercareMoment, Contribution, PlacementOrganisation):
        assert not model.objects.exists()
    assert filling.thanked(vacature) == []


def test_the_timeline_tells_both_and_the_others_hear_it(vacature, anne, bram):
    take_back(vacature, by=anne)

    kinds = list(vacature.timeline.order_by("pk").values_list("kind", flat=True))
    assert kinds[-2:] == [EntryKind.FILLED, EntryKind.TAKEN_BACK]
    titles = Notification.objects.filter(recipient=bram).values_list("title", flat=True)
    assert list(titles) == ["Toch niet vervuld: ‘Hovenier’"]


def test_the_other_places_stay_filled_and_keep_who_helped(anne, bram):
    vacature = create_vacature(by=anne, workers=[bram], places=5)
    filling.fill(vacature, by=bram, places=3)

    vacature = take_back(vacature, by=bram)

    assert vacature.places_left == 3
    assert Placement.objects.count() == 2
    assert AftercareMoment.objects.count() == 6
    assert Contribution.objects.count() == 2


def test_what_was_closed_for_another_reason_stays_closed(anne):
    vacature = create_vacature(by=anne, places=2)
    filling.fill(vacature, by=anne)
    closing.withdraw(vacature, by=anne)

    vacature = take_back(vacature, by=anne)

    assert vacature.state == VacatureState.CLOSED
    assert vacature.close_reason == CloseReason.WITHDRAWN
    assert vacature.places_filled == 0


def test_it_can_be_filled_again(vacature, anne):
    take_back(vacature, by=anne)

    vacature = filling.fill(vacature, by=anne)

    assert vacature.is_filled
    assert results.placements_count(vacature.region) == 1


def test_a_last_day_that_passed_meanwhile_is_today(vacature, anne):
    yesterday = timezone.localdate() - timedelta(days=1)
    Vacature.objects.update(closes_on=yesterday)

    assert take_back(vacature, by=anne).is_open


@pytest.mark.parametrize(
    ("age", "is_possible"),
    [(timedelta(days=6, hours=23), True), (timedelta(days=7), False)],
)
def test_it_is_possible_for_a_week(vacature, anne, age, is_possible):
    Placement.objects.update(reported_at=timezone.now() - age)

    assert taking_back.reversible(vacature).exists() == is_possible
    if not is_possible:
        with pytest.raises(TooLateError):
            taking_back.take_back(vacature, Placement.objects.get().pk, by=anne)
        assert Placement.objects.exists()


def test_once_aftercare_began_it_stands(vacature, anne):
    filling.tick_aftercare(AftercareMoment.objects.first(), by=anne)

    with pytest.raises(TooLateError):
        taking_back.take_back(vacature, Placement.objects.get().pk, by=anne)


def test_a_place_of_another_vacature_is_not_touched(vacature, anne):
    other = create_vacature(by=create_member(), places=2)
    filling.fill(other, by=other.holder)

    with pytest.raises(TooLateError):
        taking_back.take_back(vacature, other.placements.get().pk, by=anne)


def test_only_who_handles_it_takes_back(vacature):
    with pytest.raises(VacatureError):
        take_back(vacature, by=create_member())
    assert Placement.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_taking_back_and_filling_at_once_keep_the_count(anne):
    vacature = create_vacature(by=anne, places=2)
    filling.fill(vacature, by=anne)
    key = taking_back.reversible(vacature).first().pk

    outcomes = together(
        partial(taking_back.take_back, vacature, key, by=anne),
        partial(filling.fill, vacature, by=anne),
    )

    assert not any(isinstance(outcome, Exception) for outcome in outcomes), outcomes
    vacature.refresh_from_db()
    assert vacature.places_filled == Placement.objects.count() == 1
    assert vacature.is_open


def test_the_page_offers_it_to_who_handles_it(site, vacature, anne):
    client, stranger = client_of(anne), client_of(create_member())
    assert "Toch niet vervuld?" not in stranger.get(vacature.get_absolute_url()).text
    page = client.get(vacature.get_absolute_url()).text
    assert "Toch niet vervuld?" in page

    unknown = move(client, vacature, "haal-terug", **{"haal-terug-placement": "0"})
    assert unknown.status_code == 422
    data = {"haal-terug-placement": Placement.objects.get().pk}
    page = move(client, vacature, "haal-terug", **data).text

    assert "De plek is weer vrij en telt niet meer mee." in page
    assert "Toch niet vervuld?" not in page
    assert "Jij haalde een vervulde plek terug" in page
    again = move(client, vacature, "haal-terug", **data)
    assert "Deze plek kan niet meer terug." in again.text
