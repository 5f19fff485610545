"""How it stands with a vacature, in one sentence and one button."""

import pytest
from django.urls import reverse
from django.utils import timezone

from profiles.vacatures.enums import VacatureState
from tests.factories import create_member, create_vacature

pytestmark = pytest.mark.django_db


def test_who_takes_part_as_the_sixth_is_not_asked_to_join(youssef):
    others = [create_member() for _number in range(4)]
    create_vacature(workers=[*others, youssef.user])

    page = youssef.get(reverse("vacatures:list")).text

    assert "pakken dit samen op." in page
    assert "Doe mee" not in page


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"state": VacatureState.CONCEPT}, "Dit is een concept."),
        ({"hidden_at": timezone.now()}, "Een moderator heeft deze vacature verborgen."),
    ],
)
def test_what_was_never_closed_is_not_called_closed(youssef, changes, words):
    vacature = create_vacature(by=youssef.user, **changes)

    page = youssef.get(vacature.get_absolute_url()).text

    assert words in page
    assert "Gesloten op" not in page
