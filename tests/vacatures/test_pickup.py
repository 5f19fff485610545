"""Picking up and taking part."""

import pytest

from notifications.models import Notification
from profiles.vacatures import pickup
from profiles.vacatures.enums import EntryKind, VacatureState
from profiles.vacatures.errors import TooLateError, VacatureError
from tests.factories import create_member, create_organisation, create_vacature

pytestmark = pytest.mark.django_db


@pytest.fixture
def ilse():
    uwv = create_organisation(name="UWV")
    return create_member(organisation=uwv, name="Ilse van der Meulen")


@pytest.fixture
def youssef():
    return create_member(name="Youssef Amrani")


def told(user):
    return list(
        Notification.objects.filter(recipient=user).values_list("title", flat=True)
    )


def test_who_picks_up_is_the_regiehouder_and_the_invoerder_hears_it(ilse, youssef):
    vacature = create_vacature(by=ilse, is_open_for_pickup=True, title="Hovenier")

    pickup.pick_up(vacature, by=youssef)

    vacature.refresh_from_db()
    assert vacature.holder == youssef
    assert vacature.entered_by == ilse
    assert not vacature.is_open_for_pickup
    assert vacature.picked_up_at
    assert told(ilse) == ["‘Hovenier’ is opgepakt"]
    assert told(youssef) == []
    entry = vacature.timeline.in_order().first()
    assert (entry.kind, entry.actor_name) == (EntryKind.PICKED_UP, "Youssef Amrani")


def test_who_comes_second_hears_who_was_first_and_can_join(ilse, youssef):
    vacature = create_vacature(is_open_for_pickup=True)
    pickup.pick_up(vacature, by=ilse)

    with pytest.raises(
        TooLateError, match="Ilse van der Meulen was je net voor"
    ) as late:
        pickup.pick_up(vacature, by=youssef)

    assert late.value.may_join
    pickup.join(vacature, by=youssef)
    assert vacature.participations.filter(user=youssef, is_active=True).exists()
    assert any("doet mee" in title for title in told(ilse))


def test_picking_up_twice_is_picking_up_once(ilse):
    vacature = create_vacature(is_open_for_pickup=True)

    pickup.pick_up(vacature, by=ilse)
    pickup.pick_up(vacature, by=ilse)

    assert vacature.timeline.filter(kind=EntryKind.PICKED_UP).count() == 1


def test_a_concept_cannot_be_picked_up(ilse):
    concept = create_vacature(state=VacatureState.CONCEPT, is_open_for_pickup=True)

    with pytest.raises(VacatureError):
        pickup.pick_up(concept, by=ilse)


def test_the_regiehouder_does_not_walk_away(ilse, youssef):
    vacature = create_vacature(by=ilse, workers=[youssef])

    pickup.leave(vacature, by=youssef)
    with pytest.raises(VacatureError, match="Draag de vacature eerst over"):
        pickup.leave(vacature, by=ilse)

    vacature.refresh_from_db()
    assert vacature.holder == ilse
    assert not vacature.participations.filter(user=youssef).exists()


def test_a_vacature_can_be_offered_to_all_again(ilse, youssef):
    vacature = create_vacature(by=ilse)

    pickup.offer_again(vacature, by=ilse)
    pickup.pick_up(vacature, by=youssef)

    vacature.refresh_from_db()
    assert vacature.holder == youssef
