"""Taking back a place that was reported as filled by mistake."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from . import regie, states, telling, timeline
from .enums import EntryKind, VacatureState
from .errors import TooLateError
from .models import Contribution
from .states import Move

WITHIN = timedelta(days=7)
TOO_LATE = "Deze plek kan niet meer terug. Kijk wat er intussen gebeurd is."


def reversible(vacature):
    """Return what was reported so lately that it can be a mistake, the last one first.

    Once somebody asked how it goes, there is somebody who works there.
    """
    lately = vacature.placements.filter(reported_at__gt=timezone.now() - WITHIN)
    begun = vacature.placements.filter(aftercare__done_at__isnull=False)
    return lately.exclude(pk__in=begun.values("pk")).order_by("-reported_at", "-pk")


@transaction.atomic
def take_back(vacature, key, *, by):
    """Count a place no more; it is open again, and the timeline keeps both."""
    vacature = regie.lock(vacature)
    states.check(Move.TAKE_BACK, vacature, by)
    placement = reversible(vacature).filter(pk=key).first()
    if placement is None:
        raise TooLateError(TOO_LATE)
    placement.delete()
    vacature.places_filled -= 1
    if vacature.is_filled:
        vacature.state, vacature.close_reason = VacatureState.OPEN, ""
        vacature.closed_at = None
        vacature.closes_on = max(vacature.closes_on, timezone.localdate())
    vacature.save()
    if not vacature.places_filled:
        # Nobody helped to fill what was not filled.
        contributions = Contribution.objects.filter(participation__vacature=vacature)
        contributions.delete()
    timeline.write(vacature, EntryKind.TAKEN_BACK, by=by)
    telling.tell_people(
        vacature,
        f"Toch niet vervuld: ‘{vacature.title}’",
        "Een plek telt niet meer mee.",
        but=[by],
    )
    return vacature
