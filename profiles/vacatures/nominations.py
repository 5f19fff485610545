"""Voordrachten: a kandidaat without a name, and how far it is with them.

Members and programs of organisations bring kandidaten. All that is kept of a person is
a number within the vacature, so that colleagues can say which one they mean.
"""

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from profiles.organisations.permissions import organisation_of

from . import counting, regie, states, timeline
from .enums import EntryKind, NominationStage
from .errors import TooLateError, VacatureError
from .models import Nomination, TimelineEntry, Vacature
from .permissions import handles
from .states import Move

# Where each stage can lead to; a kandidaat may skip one, and can always stop.
STEPS = {
    NominationStage.PROPOSED: [NominationStage.TALK],
    NominationStage.TALK: [NominationStage.TRIAL, NominationStage.PLACED],
    NominationStage.TRIAL: [NominationStage.PLACED],
    NominationStage.PLACED: [NominationStage.AFTERCARE],
    NominationStage.AFTERCARE: [],
    NominationStage.STOPPED: [],
}


@transaction.atomic
def nominate(vacature, *, by, key=None):
    """Bring a kandidaat as a member; ``key`` is that of the form: twice counts once."""
    vacature = regie.lock(vacature)
    known = Nomination.objects.filter(key=key).first() if key else None
    if known:
        return known
    states.check(Move.NOMINATE, vacature, by)
    _check_is_open(vacature)
    organisation = organisation_of(by)
    if organisation is None:
        raise VacatureError("Je hoort nu niet bij een organisatie.")
    nomination = _add(vacature, organisation, nominated_by=by, key=key)
    timeline.write(
        vacature, EntryKind.NOMINATED, by=by, text=nomination.label.capitalize()
    )
    return nomination


@transaction.atomic
def nominate_by_program(vacature, *, organisation, reference):
    """Bring a kandidaat as a program; return (nomination, whether it is new).

    The reference is the program's own: the same one again is the same kandidaat.
    """
    vacature = regie.lock(vacature)
    known = vacature.nominations.filter(organisation=organisation, reference=reference)
    if found := known.first():
        return found, False
    _check_is_open(vacature)
    nomination = _add(vacature, organisation, reference=reference)
    _write_for_program(vacature, nomination)
    return nomination, True


@transaction.atomic
def advance(nomination, stage, *, by=None):
    """Take a kandidaat to another stage; the same stage again changes nothing.

    ``by`` is the member who does it; a program is nobody.
    """
    vacature = regie.lock(Vacature(pk=nomination.vacature_id))
    nomination = vacature.nominations.filter(pk=nomination.pk).first()
    if nomination is None:
        raise TooLateError("Deze vacature is net samengevoegd met een andere.")
    if nomination.stage == stage:
        return nomination
    if stage not in next_stages(nomination):
        raise TooLateError(
            f"{nomination.label.capitalize()} is nu:"
            f" {nomination.get_stage_display().lower()}."
            f" Daarna kan niet: {NominationStage(stage).label.lower()}."
        )
    nomination.stage = stage
    nomination.changed_at = timezone.now()
    nomination.save(update_fields=["stage", "changed_at"])
    if stage == NominationStage.PLACED:
        counting.ask(vacature, nomination, by=by)
    return nomination


def next_stages(nomination):
    """Return the stages that can follow, the usual one first."""
    steps = STEPS[nomination.stage]
    is_over = nomination.stage in {NominationStage.AFTERCARE, NominationStage.STOPPED}
    return steps if is_over else [*steps, NominationStage.STOPPED]


def may_advance(user, nomination):
    """Say whether this user follows the kandidaat: who handles it, or brought it."""
    own = organisation_of(user)
    brought = own is not None and own.pk == nomination.organisation_id
    return brought or handles(user, nomination.vacature)


def _check_is_open(vacature):
    if not vacature.is_open:
        raise VacatureError("Deze vacature is niet meer open.")


def _add(vacature, organisation, **fields):
    last = vacature.nominations.aggregate(last=Max("number"))["last"] or 0
    return Nomination.objects.create(
        vacature=vacature, organisation=organisation, number=last + 1, **fields
    )


def _write_for_program(vacature, nomination):
    """Write the timeline as ``timeline.write`` does, with no member who did it."""
    TimelineEntry.objects.create(
        vacature=vacature,
        kind=EntryKind.NOMINATED,
        actor_name=nomination.organisation.name,
        text=f"{nomination.label.capitalize()}, via een programma",
        happened_at=nomination.created_at,
    )
    vacature.active_at = nomination.created_at
    vacature.save(update_fields=["active_at"])
