"""What was handed over is known for two years."""

from datetime import timedelta

import pytest
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from accounts import retention
from profiles.organisations.enums import HandOverState
from profiles.organisations.models import HandOver
from tests.factories import create_member

pytestmark = pytest.mark.django_db

LABEL = "Overdrachten, 24 maanden na het antwoord"


@pytest.fixture
def hand_overs():
    """Return those that are to stay, of three of which one was answered long ago."""
    now, giver, receiver = timezone.now(), create_member(), create_member()
    about = ContentType.objects.get_for_model(giver)
    answered = {731: now - timedelta(days=731), 729: now - timedelta(days=729)}
    made = [
        HandOver.objects.create(
            from_user=giver,
            to_user=receiver,
            holding="vacatures",
            content_type=about,
            object_id=days,
            title="Hovenier",
            state=HandOverState.ACCEPTED if moment else HandOverState.PROPOSED,
            created_at=now - timedelta(days=900),
            answered_at=moment,
        )
        for days, moment in [*answered.items(), (900, None)]
    ]
    return {hand_over.pk for hand_over in made[1:]}


def test_an_answered_hand_over_goes_and_one_that_waits_stays(hand_overs):
    retention.apply()

    assert set(HandOver.objects.values_list("pk", flat=True)) == hand_overs


def test_a_dry_run_counts_it(hand_overs):
    assert retention.counts()[LABEL] == 1
    assert HandOver.objects.count() == 3
