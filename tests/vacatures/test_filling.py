"""Placing somebody: counted once, shared by all, and never twice."""

from uuid import uuid4

import pytest
from django.utils import timezone

from profiles.organisations import merging as organisations
from profiles.vacatures import filling, handover, pickup, results
from profiles.vacatures.enums import CloseReason, ContributionKind, RequestState
from profiles.vacatures.errors import VacatureError
from profiles.vacatures.models import AftercareMoment, Contribution, Placement
from tests.factories import create_member, create_organisation, create_vacature

pytestmark = pytest.mark.django_db


@pytest.fixture
def ilse():
    uwv = create_organisation(name="UWV")
    return create_member(organisation=uwv, name="Ilse van der Meulen")


@pytest.fixture
def youssef():
    return create_member(name="Youssef Amrani")


def thanked(vacature):
    return [user.profile.name for user in filling.thanked(vacature)]


def test_one_enters_another_fills_and_the_region_counts_one_shared_by_both(
    youssef, ilse
):
    """The scenario that the platform exists for."""
    vacature = create_vacature(by=youssef, is_open_for_pickup=True)

    pickup.pick_up(vacature, by=ilse)
    vacature = filling.fill(vacature, by=ilse)

    assert vacature.close_reason == CloseReason.FILLED
    assert results.placements_count(vacature.region) == 1
    assert results.by_municipality(vacature.region) == [("Raalte", 1)]
    assert results.by_organisation(vacature.region) == [
        ("Gemeente Kampen", 1),
        ("UWV", 1),
    ]
    assert thanked(vacature) == ["Youssef Amrani", "Ilse van der Meulen"]


def test_a_part_leaves_the_rest_open(ilse):
    vacature = create_vacature(by=ilse, places=5)

    vacature = filling.fill(vacature, by=ilse, places=2)

    assert vacature.is_open
    assert vacature.places_left == 3
    assert Placement.objects.count() == 2


def test_the_region_counts_placements_and_not_the_sum_of_organisations(ilse, youssef):
    for _number in range(3):
        vacature = create_vacature(by=ilse, workers=[youssef])
        filling.fill(vacature, by=youssef)

    assert results.placements_count(vacature.region) == 3
    assert sum(total for _name, total in results.by_organisation(vacature.region)) == 6


def test_after_merging_organisations_nothing_counts_twice(ilse, youssef):
    vacature = create_vacature(by=ilse, workers=[youssef])
    filling.fill(vacature, by=ilse)

    organisations.merge(
        ilse.profile.organisation, youssef.profile.organisation, by=youssef
    )

    assert results.placements_count(vacature.region) == 1
    assert results.by_organisation(vacature.region) == [("Gemeente Kampen", 1)]


def test_a_form_that_is_sent_twice_counts_once(ilse):
    vacature, key = create_vacature(by=ilse, places=3), uuid4()

    filling.fill(vacature, by=ilse, key=key)
    filling.fill(vacature, by=ilse, key=key)

    assert Placement.objects.count() == 1


def test_no_more_are_placed_than_there_is_room_for(ilse):
    vacature = create_vacature(by=ilse, places=2)

    with pytest.raises(VacatureError, match="nog 2 plekken vrij"):
        filling.fill(vacature, by=ilse, places=3)
    assert not Placement.objects.exists()


def test_who_does_not_take_part_fills_nothing(ilse):
    vacature = create_vacature()

    with pytest.raises(VacatureError):
        filling.fill(vacature, by=ilse)


def test_questions_end_when_the_vacature_is_filled(ilse, youssef):
    vacature = create_vacature(by=ilse)
    request = handover.offer(vacature, by=ilse, to=youssef)

    filling.fill(vacature, by=ilse)

    request.refresh_from_db()
    assert request.state == RequestState.LAPSED


def test_the_regiehouder_asks_how_it_goes_after_one_three_and_six_months(ilse):
    vacature = create_vacature(by=ilse)
    filling.fill(vacature, by=ilse)

    today = timezone.localdate()
    days = [(moment.due_on - today).days for moment in AftercareMoment.objects.all()]
    assert days == [30, 90, 180]
    (first,) = filling.aftercare_of(vacature)
    filling.tick_aftercare(first, by=ilse)
    assert not filling.aftercare_of(vacature).exists()


def test_everybody_corrects_their_own_contribution_and_nobody_elses(ilse, youssef):
    vacature = create_vacature(by=ilse, workers=[youssef])
    filling.fill(vacature, by=youssef)

    filling.contribute(
        vacature, [ContributionKind.GUIDED], by=youssef, is_thanked=False
    )

    kinds = Contribution.objects.values_list("participation__user", "kind")
    assert set(kinds) == {
        (ilse.pk, ContributionKind.ENTERED),
        (youssef.pk, ContributionKind.GUIDED),
    }
    assert thanked(vacature) == ["Ilse van der Meulen"]
    with pytest.raises(VacatureError):
        filling.contribute(vacature, [ContributionKind.TALKED], by=create_member())
