"""Entering, changing, copying and throwing away a vacature."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from profiles.organisations.permissions import organisation_of

from . import handover, regie, states, telling, texts, timeline
from .enums import EntryKind, VacatureState, Visibility
from .errors import VacatureError
from .models import Vacature
from .models.vacatures import default_closing_date
from .states import Move

# What a copy takes along.
COPIED = [
    *("region", "title", "employer", "municipality", "form", "places"),
    *("hours_min", "hours_max", "description", "really_needed", "guidance"),
    *("reachability", "can_be_carved", "level", "is_quiet", "has_odd_hours"),
]


def enter(vacature, *, by, to=None, note="", is_concept=False):
    """Store a new vacature; who enters it is the regiehouder, or the colleague ``to``.

    The entry key that the form gave makes that sending it twice stores it once.
    """
    if found := stored(vacature.entry_key, by):
        return found
    try:
        with transaction.atomic():
            return _enter(vacature, by, to, note, is_concept)
    except IntegrityError:
        # The same form came in twice at one moment.
        if found := stored(vacature.entry_key, by):
            return found
        raise


def stored(key, by):
    """Return what this user entered with the form of this key, or None."""
    if key is None:
        return None
    return Vacature.objects.filter(entry_key=key, entered_by=by).first()


def _enter(vacature, by, to, note, is_concept):
    organisation = organisation_of(by)
    if organisation is None:
        raise VacatureError("Je hoort nu niet bij een organisatie.")
    vacature.organisation = organisation
    vacature.holder = vacature.entered_by = by
    vacature.state = VacatureState.CONCEPT
    vacature.words = texts.words_of(vacature)
    vacature.save()
    regie.take_part(vacature, by)
    if is_concept:
        timeline.write(vacature, EntryKind.DRAFTED, by=by)
    else:
        share(vacature, by=by)
    if to and not is_concept:
        handover.entrust(vacature, by=by, to=to, note=note)
    return vacature


@transaction.atomic
def share(vacature, *, by):
    """Let all members see a concept."""
    vacature = regie.lock(vacature)
    states.check(Move.SHARE, vacature, by)
    vacature.state, vacature.opened_at = VacatureState.OPEN, timezone.now()
    vacature.closes_on = max(vacature.closes_on, timezone.localdate())
    vacature.save(update_fields=["state", "opened_at", "closes_on"])
    timeline.write(vacature, EntryKind.SHARED, by=by)
    return vacature


@transaction.atomic
def change(vacature, fields, *, by):
    """Store other values of the fields that a form shows."""
    stored = regie.lock(vacature)
    states.check(Move.EDIT, stored, by)
    for name, value in fields.items():
        setattr(stored, name, value)
    if stored.places <= stored.places_filled:
        raise VacatureError(
            f"Er zijn al {stored.places_filled} plekken vervuld. Vul een hoger aantal"
            " in. Is er geen plek meer? Sluit de vacature dan."
        )
    stored.words = texts.words_of(stored)
    stored.save()
    if not stored.is_concept:
        timeline.write(stored, EntryKind.CHANGED, by=by)
    return stored


def copy_of(vacature):
    """Return an unsaved concept with the same text, to change and share."""
    fields = {name: getattr(vacature, name) for name in COPIED}
    return Vacature(
        **fields, closes_on=default_closing_date(), visibility=Visibility.MEMBERS
    )


@transaction.atomic
def delete(vacature, *, by):
    """Throw away a concept; what was shared is closed instead."""
    vacature = regie.lock(vacature)
    states.check(Move.DELETE, vacature, by)
    vacature.delete()


@transaction.atomic
def write_note(vacature, text, *, by, key=None):
    """Add a note to the timeline, that all members can read."""
    vacature = regie.lock(vacature)
    if timeline.has_happened(key):
        return
    states.check(Move.NOTE, vacature, by)
    timeline.write(vacature, EntryKind.NOTE, by=by, text=text, key=key)
    title = f"Een notitie bij ‘{vacature.title}’"
    telling.tell_people(vacature, title, text, but=[by])
