"""Kandidaten who are placed, and the places that the region counts.

That a kandidaat is placed counts nothing by itself: who handles the vacature is asked.
A place that was reported already is not counted again.
"""

from django.db import transaction
from django.db.models import F

from . import permissions, regie, telling
from .enums import OPEN_STATES, NominationStage
from .errors import TooLateError, VacatureError
from .models import Nomination

PLACED = [NominationStage.PLACED, NominationStage.AFTERCARE]
ALREADY = "Deze plek telt al mee."


def uncounted(vacature):
    """Return the kandidaten who are placed, of whom no place was reported yet."""
    return vacature.nominations.filter(stage__in=PLACED, placement=None)


def of_holders(keys):
    """Return the kandidaten about whom these regiehouders can still count a place."""
    return Nomination.objects.filter(
        stage__in=PLACED,
        placement=None,
        vacature__holder__in=keys,
        vacature__state__in=OPEN_STATES,
        vacature__places_filled__lt=F("vacature__places"),
    ).order_by("changed_at", "pk")


def nameless(vacature):
    """Return the places that were reported without a kandidaat, the first one first."""
    known = vacature.nominations.filter(placement__isnull=False)
    return vacature.placements.exclude(pk__in=known.values("placement")).order_by("pk")


def check_waits(vacature, nomination):
    """Raise when the place of a kandidaat was counted meanwhile."""
    if not uncounted(vacature).filter(pk=nomination.pk).exists():
        raise TooLateError(ALREADY)


def link(vacature, placements, *, first=None):
    """Tie places that were just reported to kandidaten who wait for that."""
    waiting = sorted(uncounted(vacature), key=lambda nomination: nomination != first)
    for nomination, placement in zip(waiting, placements, strict=False):
        _tie(nomination, placement)


def ask(vacature, nomination, *, by):
    """Ask the regiehouder to count the place that a kandidaat took.

    When no place is left, it is one of those that count already.
    """
    if not vacature.places_left:
        if place := nameless(vacature).first():
            _tie(nomination, place)
        return
    if vacature.holder_id == getattr(by, "pk", None):
        return
    then = "Zet de vacature weer open en tel" if vacature.is_closed else "Tel"
    telling.ask(
        vacature.holder,
        vacature,
        f"Is er een plek vervuld bij ‘{vacature.title}’?",
        f"{nomination.label.capitalize()} is geplaatst. {then} de plek mee.",
    )


@transaction.atomic
def mark(nomination, *, by):
    """Say that the place of a kandidaat is one of those that count already."""
    vacature = regie.lock(nomination.vacature)
    if not permissions.handles(by, vacature):
        raise VacatureError("Dit kan alleen wie deze vacature oppakt.")
    check_waits(vacature, nomination)
    place = nameless(vacature).first()
    if place is None:
        raise TooLateError("Er is nog geen plek gemeld. Tel de plek mee.")
    _tie(nomination, place)


def _tie(nomination, placement):
    nomination.placement = placement
    nomination.save(update_fields=["placement"])
