"""Talking, another last day, closing and opening again."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from . import regie, states, telling, timeline
from .enums import CloseReason, EntryKind, VacatureState
from .errors import VacatureError
from .models.vacatures import OPEN_FOR
from .states import Move

FURTHEST = timedelta(days=366)
TOO_FAR = "Kies een dag binnen een jaar vanaf nu."


def finish(vacature, reason):
    """Close a locked vacature; what people still asked each other ends."""
    vacature.state = VacatureState.CLOSED
    vacature.close_reason = reason
    vacature.closed_at = timezone.now()
    vacature.is_open_for_pickup = False
    vacature.save(
        update_fields=["state", "close_reason", "closed_at", "is_open_for_pickup"]
    )
    regie.end_questions(vacature.requests)


@transaction.atomic
def start_talking(vacature, *, by):
    """Say that there is a talk with the employer and a kandidaat."""
    vacature = regie.lock(vacature)
    states.check(Move.TALK, vacature, by)
    vacature.state = VacatureState.TALKING
    vacature.save(update_fields=["state"])
    timeline.write(vacature, EntryKind.TALKING, by=by)
    telling.tell_people(vacature, f"‘{vacature.title}’ is in gesprek", but=[by])
    return vacature


@transaction.atomic
def withdraw(vacature, *, by, text=""):
    """Close what the employer no longer needs, or what should not stand here."""
    vacature = regie.lock(vacature)
    states.check(Move.WITHDRAW, vacature, by)
    finish(vacature, CloseReason.WITHDRAWN)
    timeline.write(vacature, EntryKind.CLOSED, by=by, text=text)
    telling.tell_people(vacature, f"‘{vacature.title}’ is gesloten", text, but=[by])
    return vacature


@transaction.atomic
def expire(vacature):
    """Close what is past its last day; the regiehouder can open it again."""
    vacature = regie.lock(vacature)
    if vacature.closes_on >= timezone.localdate():
        return vacature
    states.check(Move.EXPIRE, vacature, None)
    finish(vacature, CloseReason.EXPIRED)
    timeline.write(
        vacature, EntryKind.CLOSED, by=None, text="De sluitdatum is voorbij."
    )
    telling.tell_people(
        vacature,
        f"‘{vacature.title}’ is gesloten",
        "De sluitdatum is voorbij. Is het werk er nog? Zet de vacature weer open.",
    )
    return vacature


@transaction.atomic
def extend(vacature, *, by, closes_on=None):
    """Choose another last day; without one it is sixty days from now."""
    vacature = regie.lock(vacature)
    states.check(Move.EXTEND, vacature, by)
    vacature.closes_on = _checked(closes_on)
    vacature.save(update_fields=["closes_on"])
    day = date_format(vacature.closes_on, "j F Y")
    timeline.write(vacature, EntryKind.EXTENDED, by=by, text=f"Open tot en met {day}.")
    return vacature


@transaction.atomic
def reopen(vacature, *, by, closes_on=None):
    """Open a closed vacature again; the timeline goes on where it was."""
    vacature = regie.lock(vacature)
    states.check(Move.REOPEN, vacature, by)
    vacature.state, vacature.close_reason = VacatureState.OPEN, ""
    vacature.closed_at = None
    vacature.closes_on = _checked(closes_on)
    # What was filled stays counted: opening again means that there is more work.
    vacature.places = max(vacature.places, vacature.places_filled + 1)
    vacature.save()
    timeline.write(vacature, EntryKind.REOPENED, by=by)
    telling.tell_people(vacature, f"‘{vacature.title}’ staat weer open", but=[by])
    return vacature


def _checked(closes_on):
    closes_on = closes_on or timezone.localdate() + OPEN_FOR
    if not is_possible(closes_on):
        raise VacatureError(TOO_FAR)
    return closes_on


def is_possible(day):
    """Say whether a vacature can be open until and including this day."""
    today = timezone.localdate()
    return today <= day <= today + FURTHEST
