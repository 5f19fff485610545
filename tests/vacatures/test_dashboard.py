"""What Mijn platform shows of vacatures: nothing that its reader may not read."""

import pytest
from django.utils import timezone

from profiles.vacatures import handover, nominations
from profiles.vacatures.enums import NominationStage
from profiles.vacatures.models import Absence, Vacature
from tests.factories import create_vacature

pytestmark = pytest.mark.django_db


def seen_then_hidden(client):
    """Return the page before and after a moderator hides all vacatures."""
    before = client.get("/mijn/").text
    Vacature.objects.update(hidden_at=timezone.now())
    return before, client.get("/mijn/").text


def test_who_takes_part_does_not_read_what_a_moderator_hid(youssef):
    create_vacature(workers=[youssef.user], title="Hovenier")

    before, after = seen_then_hidden(youssef)

    assert "Hovenier" in before
    assert "Hovenier" not in after


def test_a_question_does_not_tell_what_a_moderator_hid(youssef):
    vacature = create_vacature(title="Hovenier")
    handover.offer(vacature, by=vacature.holder, to=youssef.user)

    before, after = seen_then_hidden(youssef)

    assert "Neem jij ‘Hovenier’ over?" in before
    assert "Hovenier" not in after


def test_the_vervanger_does_not_count_at_what_a_moderator_hid(youssef):
    vacature, today = create_vacature(title="Hovenier"), timezone.localdate()
    anne = vacature.holder
    Absence.objects.create(
        user=anne, deputy=youssef.user, starts_on=today, ends_on=today
    )
    nomination = nominations.nominate(vacature, by=anne)
    for stage in (NominationStage.TALK, NominationStage.PLACED):
        nomination = nominations.advance(nomination, stage, by=anne)

    before, after = seen_then_hidden(youssef)

    assert "Is er een plek vervuld bij ‘Hovenier’?" in before
    assert "Hovenier" not in after
