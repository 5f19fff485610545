"""Answers that come at the very same moment: one of them counts."""

from datetime import timedelta
from functools import partial

import pytest
from django.utils import timezone

from profiles.vacatures import handover
from profiles.vacatures.enums import EntryKind, RequestState
from profiles.vacatures.errors import TooLateError
from profiles.vacatures.models import HandOverRequest, Vacature
from tests.factories import (
    create_member,
    create_organisation,
    create_vacature,
)
from tests.together import together

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def ilse():
    uwv = create_organisation(name="UWV")
    return create_member(organisation=uwv, name="Ilse van der Meulen")


@pytest.fixture
def youssef():
    return create_member(name="Youssef Amrani")


def holder_of(vacature):
    return Vacature.objects.get(pk=vacature.pk).holder


def test_of_accepting_and_taking_back_at_once_one_wins(ilse, youssef):
    vacature = create_vacature(by=ilse)
    request = handover.offer(vacature, by=ilse, to=youssef)

    accepted, withdrawn = together(
        partial(handover.answer, request, RequestState.ACCEPTED, by=youssef),
        partial(handover.withdraw, request, by=ilse),
    )

    request.refresh_from_db()
    is_accepted = request.state == RequestState.ACCEPTED
    assert isinstance(withdrawn if is_accepted else accepted, TooLateError)
    assert holder_of(vacature) == (youssef if is_accepted else ilse)


def test_of_two_offers_at_once_one_stands(ilse):
    vacature = create_vacature(by=ilse)
    colleagues = [create_member(), create_member()]

    outcomes = together(
        *(
            partial(handover.offer, vacature, by=ilse, to=person)
            for person in colleagues
        )
    )

    assert sum(isinstance(outcome, TooLateError) for outcome in outcomes) == 1, outcomes
    assert HandOverRequest.objects.waiting().count() == 1


def test_of_two_who_take_over_at_once_one_holds_it(ilse):
    vacature = create_vacature(by=ilse)
    people = [create_member(), create_member()]
    requests = [handover.ask_for_it(vacature, by=person) for person in people]
    HandOverRequest.objects.update(asked_at=timezone.now() - timedelta(days=6))

    outcomes = together(
        *(
            partial(handover.take_after_silence, request, by=person)
            for request, person in zip(requests, people, strict=True)
        )
    )

    assert sum(isinstance(outcome, TooLateError) for outcome in outcomes) == 1, outcomes
    assert holder_of(vacature) in people
    assert vacature.timeline.filter(kind=EntryKind.HANDED_OVER).count() == 1
