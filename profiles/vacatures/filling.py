"""Placing somebody: counted once for the region, and shared by all who took part."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from profiles.people.faces import Faces

from . import closing, counting, permissions, regie, states, telling, timeline
from .enums import CloseReason, ContributionKind, EntryKind
from .errors import TooLateError, VacatureError
from .models import (
    AftercareMoment,
    Contribution,
    Placement,
    PlacementOrganisation,
    TimelineEntry,
)
from .states import Move

AFTERCARE_MONTHS = (1, 3, 6)
MONTH = timedelta(days=30)
WELL_DONE = "Mooi! Dat telt mee voor de hele regio. Wie hielpen er allemaal mee?"


@transaction.atomic
def fill(
    vacature, *, by, places=1, placed_on=None, ends_on=None, key=None, kandidaat=None
):
    """Count that places were filled; with the last one the vacature closes.

    ``key`` is that of the form: sent twice it counts once. Of two people who fill the
    last place at the same moment the second hears who was first. ``kandidaat`` is the
    nomination whose place it is, when that is known.
    """
    vacature = regie.lock(vacature)
    if timeline.has_happened(key):
        return vacature
    if vacature.is_filled:
        raise TooLateError(_who_was_first(vacature, by))
    states.check(Move.FILL, vacature, by)
    if kandidaat:
        counting.check_waits(vacature, kandidaat)
    if places > vacature.places_left:
        raise VacatureError(_how_many_are_left(vacature))
    placed_on = placed_on or timezone.localdate()
    placements = [
        _place_somebody(vacature, placed_on, ends_on) for _place in range(places)
    ]
    counting.link(vacature, placements, first=kandidaat)
    vacature.places_filled += places
    vacature.save(update_fields=["places_filled"])
    _contribute_by_default(vacature, by)
    timeline.write(
        vacature, EntryKind.FILLED, by=by, text=_how_far(vacature, places), key=key
    )
    if vacature.places_left == 0:
        closing.finish(vacature, CloseReason.FILLED)
    telling.tell_people(
        vacature,
        f"Mooi! Een plek vervuld bij ‘{vacature.title}’",
        "Dat telt mee voor de hele regio. Wie hielpen er allemaal mee?",
        but=[by],
    )
    return vacature


def count(nomination, *, by):
    """Count the place of a kandidaat, since the day that this was last heard."""
    return fill(
        nomination.vacature,
        by=by,
        placed_on=timezone.localdate(nomination.changed_at),
        kandidaat=nomination,
    )


def _place_somebody(vacature, placed_on, ends_on):
    placement = Placement.objects.create(
        region=vacature.region,
        vacature=vacature,
        municipality=vacature.municipality,
        form=vacature.form,
        placed_on=placed_on,
        ends_on=ends_on,
    )
    PlacementOrganisation.objects.bulk_create(
        PlacementOrganisation(placement=placement, organisation_id=key)
        for key in _organisations_of(vacature)
    )
    AftercareMoment.objects.bulk_create(
        AftercareMoment(placement=placement, due_on=placed_on + months * MONTH)
        for months in AFTERCARE_MONTHS
    )
    return placement


def _organisations_of(vacature):
    """Return the keys of who found the vacature and of all who worked on it.

    Who handed it over worked on it too; who stopped without that left no trace.
    """
    workers = vacature.participations.filter(organisation__isnull=False)
    found = set(workers.values_list("organisation", flat=True))
    return sorted(found | {vacature.organisation_id})


def _contribute_by_default(vacature, by):
    """Tick what is certain; everybody corrects their own."""
    did = {vacature.entered_by_id: ContributionKind.ENTERED}
    did.setdefault(by.pk, ContributionKind.BROUGHT)
    for participation in vacature.participations.filter(user__in=filter(None, did)):
        if not participation.contributions.exists():
            participation.contributions.create(kind=did[participation.user_id])


def _how_far(vacature, places):
    if vacature.places == 1:
        return ""
    return f"{vacature.places_filled} van {vacature.places} plekken zijn vervuld."


def _how_many_are_left(vacature):
    left = vacature.places_left
    return f"Er {'is' if left == 1 else 'zijn'} nog {left} {_places(left)} vrij."


def _places(number):
    return "plek" if number == 1 else "plekken"


def _who_was_first(vacature, reader):
    last = (
        TimelineEntry.objects.filter(vacature=vacature, kind=EntryKind.FILLED)
        .in_order()
        .first()
    )
    who = "Iemand"
    if last:
        who = Faces([last.actor_id], reader).name(last.actor_id, last.actor_name)
    return f"{who} was je net voor. Alle plekken zijn al vervuld. Mooi!"


@transaction.atomic
def contribute(vacature, kinds, *, by, is_thanked=True):
    """Store what somebody did themselves; nobody ticks for somebody else."""
    vacature = regie.lock(vacature)
    own = vacature.participations.filter(user=by).first()
    if own is None:
        raise VacatureError("Jij deed niet mee aan deze vacature.")
    own.contributions.exclude(kind__in=kinds).delete()
    for kind in ContributionKind.values:
        if kind in kinds:
            Contribution.objects.get_or_create(participation=own, kind=kind)
    own.is_thanked = is_thanked
    own.save(update_fields=["is_thanked"])
    return own


def thanked(vacature):
    """Return the users who helped and want to be thanked by name."""
    helped = vacature.participations.filter(
        is_thanked=True, contributions__isnull=False, user__isnull=False
    )
    people = helped.select_related("user__profile").distinct()
    return [participation.user for participation in people]


def aftercare_of(vacature):
    """Return the moments of this month on which somebody still asks how it goes."""
    soon = timezone.localdate() + MONTH
    return AftercareMoment.objects.filter(
        placement__vacature=vacature, done_at=None, due_on__lte=soon
    )


@transaction.atomic
def tick_aftercare(moment, *, by):
    """Note that somebody asked how it goes."""
    vacature = regie.lock(moment.placement.vacature)
    if not permissions.handles(by, vacature):
        raise VacatureError("Dit kan alleen wie deze vacature oppakt.")
    waiting = AftercareMoment.objects.filter(pk=moment.pk, done_at=None)
    waiting.update(done_at=timezone.now(), done_by=by)
