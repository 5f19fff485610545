"""Two entries of the same work become one."""

from django.db import transaction
from django.db.models import Max

from . import closing, regie, states, telling, timeline
from .enums import CloseReason, EntryKind
from .errors import VacatureError
from .models import Vacature
from .states import Move


@transaction.atomic
def merge(source, target, *, by):
    """Let one vacature go on in another: its address, people, timeline and results."""
    if source.pk == target.pk:
        raise VacatureError("Kies twee verschillende vacatures.")
    # Always in the same order, so that two who merge wait for each other.
    pair = {v.pk: regie.lock(v) for v in sorted([source, target], key=lambda v: v.pk)}
    source, target = pair[source.pk], pair[target.pk]
    for vacature in (source, target):
        states.check(Move.MERGE, vacature, by)
    if source.employer_id != target.employer_id:
        raise VacatureError("Deze vacatures zijn van verschillende werkgevers.")
    _bring_people(source, target)
    _bring_results(source, target)
    source.timeline.update(vacature=target)
    source.shares.update(vacature=target)
    Vacature.objects.filter(merged_into=source).update(merged_into=target)
    closing.finish(source, CloseReason.MERGED)
    source.merged_into = target
    source.save(update_fields=["merged_into"])
    timeline.write(
        target, EntryKind.MERGED, by=by, text=f"Nummer {source.pk} is dubbel."
    )
    telling.tell_people(target, f"‘{target.title}’ is samengevoegd", but=[by])
    return target


def _bring_people(source, target):
    known = {p.user_id: p for p in target.participations.all()}
    for participation in source.participations.all():
        own = known.get(participation.user_id)
        if own is None or participation.user_id is None:
            participation.vacature = target
            participation.save(update_fields=["vacature"])
            continue
        for kind in participation.contributions.values_list("kind", flat=True):
            own.contributions.get_or_create(kind=kind)
        own.is_active |= participation.is_active
        # Who did not want to be thanked at one of the two is not thanked at all.
        own.is_thanked &= participation.is_thanked
        own.save(update_fields=["is_active", "is_thanked"])


def _bring_results(source, target):
    """Keep every result and kandidaat; there are at least as many places as filled."""
    source.placements.update(vacature=target)
    target.places_filled += source.places_filled
    target.places = max(target.places, source.places, target.places_filled + 1)
    target.save(update_fields=["places", "places_filled"])
    source.places_filled = 0
    source.save(update_fields=["places_filled"])
    highest = target.nominations.aggregate(found=Max("number"))["found"] or 0
    known = {
        (nomination.organisation_id, nomination.reference): nomination
        for nomination in target.nominations.exclude(reference="")
    }
    for nomination in source.nominations.all():
        same = known.get((nomination.organisation_id, nomination.reference))
        if same:
            _bring_place(nomination, same)
            continue
        highest += 1
        nomination.vacature, nomination.number = target, highest
        nomination.save(update_fields=["vacature", "number"])


def _bring_place(nomination, same):
    """Let a kandidaat who stood in both keep the place that was counted."""
    if nomination.placement_id is None or same.placement_id is not None:
        return
    same.placement_id, same.stage = nomination.placement_id, nomination.stage
    same.changed_at = nomination.changed_at
    same.save(update_fields=["placement", "stage", "changed_at"])
