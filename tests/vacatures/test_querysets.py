"""Who sees which vacatures, and the one definition of open."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction
from django.utils import timezone

from profiles.vacatures.enums import CloseReason, VacatureState, Visibility
from profiles.vacatures.models import Vacature
from tests.factories import create_member, create_user, create_vacature

pytestmark = pytest.mark.django_db

CLOSED = {
    "state": VacatureState.CLOSED,
    "close_reason": CloseReason.FILLED,
    "closed_at": timezone.now(),
}


@pytest.mark.parametrize(
    ("changes", "is_open"),
    [
        ({}, True),
        ({"state": VacatureState.TALKING}, True),
        ({"state": VacatureState.CONCEPT}, False),
        (CLOSED, False),
        ({"closes_on": timezone.localdate()}, True),
        ({"closes_on": timezone.localdate() - timedelta(days=1)}, False),
        ({"hidden_at": timezone.now()}, False),
    ],
)
def test_one_vacature_and_a_list_agree_on_what_is_open(changes, is_open):
    vacature = create_vacature(**changes)

    assert vacature.is_open is is_open
    assert (vacature in Vacature.objects.open()) is is_open


def test_visitors_see_only_what_is_open_and_for_everybody():
    public = create_vacature(visibility=Visibility.PUBLIC)
    create_vacature()
    create_vacature(visibility=Visibility.PUBLIC, **CLOSED)
    create_vacature(visibility=Visibility.PUBLIC, hidden_at=timezone.now())

    for stranger in (AnonymousUser(), create_user()):
        assert list(Vacature.objects.visible_to(stranger)) == [public]


def test_a_concept_is_only_seen_by_whose_it_is():
    maker = create_member()
    concept = create_vacature(by=maker, state=VacatureState.CONCEPT)

    assert concept in Vacature.objects.visible_to(maker)
    assert concept not in Vacature.objects.visible_to(create_member())


def test_who_is_switched_off_sees_what_a_visitor_sees():
    member = create_member()
    create_vacature()
    member.is_active = False

    assert not Vacature.objects.visible_to(member).exists()


def test_the_board_keeps_what_was_filled_for_a_month():
    fresh = create_vacature(**CLOSED)
    create_vacature(**CLOSED | {"closed_at": timezone.now() - timedelta(days=31)})
    create_vacature(**CLOSED | {"close_reason": CloseReason.MERGED})
    opened = create_vacature()

    assert set(Vacature.objects.on_board()) == {fresh, opened}


def test_what_nobody_touched_for_two_weeks_lies_still():
    quiet = create_vacature(active_at=timezone.now() - timedelta(days=14))
    create_vacature(active_at=timezone.now() - timedelta(days=13))

    assert list(Vacature.objects.quiet()) == [quiet]
    assert quiet.is_quiet_for_long


@pytest.mark.parametrize(
    "impossible",
    [
        {"places": 2, "places_filled": 3},
        {"places": 0},
        {"hours_min": 32, "hours_max": 24},
        {"state": VacatureState.CLOSED},
        {"close_reason": CloseReason.FILLED},
        {"state": VacatureState.OPEN, "opened_at": None},
    ],
)
def test_the_database_refuses_what_cannot_be(impossible):
    vacature = create_vacature()

    with pytest.raises(IntegrityError), transaction.atomic():
        Vacature.objects.filter(pk=vacature.pk).update(**impossible)
