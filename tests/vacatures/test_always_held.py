"""However somebody goes, every vacature has a regiehouder."""

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone

from accounts import personal_data
from profiles.organisations import merging, moving
from profiles.organisations.models import Membership
from profiles.vacatures import handover
from profiles.vacatures.enums import RequestState
from profiles.vacatures.models import Vacature
from tests.factories import (
    create_member,
    create_organisation,
    create_vacature,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def ilse():
    uwv = create_organisation(name="UWV")
    return create_member(organisation=uwv, name="Ilse van der Meulen")


@pytest.fixture
def youssef():
    return create_member(name="Youssef Amrani")


@pytest.fixture
def vacature(ilse):
    return create_vacature(by=ilse, title="Hovenier")


def holder_of(vacature):
    return Vacature.objects.get(pk=vacature.pk).holder


def no_vacature_is_without_a_regiehouder():
    everybody = get_user_model().objects.all()
    return not Vacature.objects.exclude(holder__in=everybody).exists()


@pytest.fixture
def coordinator(ilse):
    return create_member(
        organisation=ilse.profile.organisation,
        is_coordinator=True,
        name="Cora Coördinator",
    )


def delete(user):
    user.delete()


def erase(user):
    personal_data.erase(user)


def switch_off(user):
    user.is_active = False
    user.save()


def remove(user):
    membership = Membership.objects.active().get(user=user)
    moving.remove(membership, by=create_member())


@pytest.mark.parametrize("goes", [delete, erase, switch_off, remove])
def test_however_somebody_goes_the_coordinator_is_next(
    goes, vacature, ilse, coordinator
):
    closed = create_vacature(
        by=ilse, state="gesloten", close_reason="vervuld", closed_at=timezone.now()
    )

    goes(ilse)

    assert holder_of(vacature) == coordinator
    assert no_vacature_is_without_a_regiehouder()
    assert Vacature.objects.filter(pk=closed.pk).exists()


def test_after_erasing_no_timeline_knows_the_name(vacature, ilse, youssef, coordinator):
    request = handover.offer(vacature, by=ilse, to=youssef)
    handover.answer(request, RequestState.ACCEPTED, by=youssef)

    personal_data.erase(ilse)

    names = set(vacature.timeline.values_list("actor_name", "other_name"))
    assert "Ilse van der Meulen" not in {name for pair in names for name in pair}
    assert ("Youssef Amrani", "Voormalig lid") in names


def test_what_somebody_did_can_be_taken_along(vacature, ilse):
    found = personal_data.collect(ilse)

    assert found["Vacatures"][0]["Vacature"] == "Hovenier"
    assert found["Wat je deed bij vacatures"][0]["Wat"] == "deelde deze vacature"


def test_merging_organisations_keeps_holder_and_people(vacature, ilse):
    target = create_organisation(name="Werkplein Kampen")

    merging.merge(ilse.profile.organisation, target, by=create_member())

    vacature.refresh_from_db()
    assert vacature.holder == ilse
    assert vacature.organisation == target
    assert vacature.participations.get(user=ilse).organisation == target
