"""Kandidaten that come at the very same moment."""

import uuid
from functools import partial

import pytest

from profiles.vacatures import nominations
from profiles.vacatures.enums import EntryKind, NominationStage
from profiles.vacatures.errors import TooLateError
from tests.factories import create_member, create_vacature
from tests.together import together

pytestmark = pytest.mark.django_db(transaction=True)


def test_each_kandidaat_has_a_number_of_its_own():
    vacature = create_vacature()
    members = [create_member() for _ in range(4)]
    made = together(
        *(partial(nominations.nominate, vacature, by=member) for member in members)
    )
    assert sorted(nomination.number for nomination in made) == [1, 2, 3, 4]
    assert vacature.timeline.filter(kind=EntryKind.NOMINATED).count() == 4


def test_one_form_that_is_sent_four_times_is_one_kandidaat():
    vacature, member, key = create_vacature(), create_member(), uuid.uuid4()
    send = partial(nominations.nominate, vacature, by=member, key=key)
    made = together(*[send] * 4)
    assert {nomination.number for nomination in made} == {1}
    assert vacature.nominations.count() == 1


def test_one_reference_that_is_sent_four_times_is_one_kandidaat():
    vacature = create_vacature()
    send = partial(
        nominations.nominate_by_program,
        vacature,
        organisation=vacature.organisation,
        reference="intake-1",
    )
    made = together(*[send] * 4)
    assert sorted(is_new for _nomination, is_new in made) == [False] * 3 + [True]
    assert vacature.nominations.count() == 1


def test_of_two_steps_at_once_the_last_one_hears_that_it_is_too_late():
    vacature = create_vacature()
    nomination = nominations.nominate(vacature, by=vacature.holder)
    outcomes = together(
        partial(nominations.advance, nomination, NominationStage.TALK),
        partial(nominations.advance, nomination, NominationStage.STOPPED),
    )
    late = [outcome for outcome in outcomes if isinstance(outcome, Exception)]
    nomination.refresh_from_db()
    # After prettig gesprek one can stop; after gestopt nothing comes.
    assert nomination.stage == NominationStage.STOPPED
    assert all(isinstance(error, TooLateError) for error in late)
    assert len(late) <= 1
