"""Storing made-up histories in few statements."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from profiles.vacatures.enums import ContributionKind
from profiles.vacatures.filling import AFTERCARE_MONTHS, MONTH
from profiles.vacatures.models import (
    AftercareMoment,
    Contribution,
    HandOverRequest,
    Participation,
    Placement,
    PlacementOrganisation,
    TimelineEntry,
    Vacature,
)

from .kandidaten import store_kandidaten

LATELY = timedelta(days=7)


def store(histories):
    """Store vacatures with their people, timelines, questions and results."""
    Vacature.objects.bulk_create(history.vacature for history in histories)
    for history in histories:
        for entry in history.entries:
            entry.vacature = history.vacature
        if history.request:
            history.request.vacature = history.vacature
    TimelineEntry.objects.bulk_create(e for h in histories for e in h.entries)
    HandOverRequest.objects.bulk_create(h.request for h in histories if h.request)
    Contribution.objects.bulk_create(_contributions(_participations(histories)))
    store_kandidaten(histories, _results(histories))


def _participations(histories):
    return Participation.objects.bulk_create(
        Participation(
            vacature=history.vacature,
            user=member.user,
            organisation=member.organisation,
            joined_at=moment,
        )
        for history in histories
        for member, moment in history.workers.items()
    )


def _contributions(participations):
    """Let everybody who took part in a result have ticked what they did."""
    others = [
        ContributionKind.BROUGHT,
        ContributionKind.TALKED,
        ContributionKind.GUIDED,
    ]
    for number, participation in enumerate(participations):
        vacature = participation.vacature
        if vacature.places_filled:
            is_maker = participation.user_id == vacature.entered_by_id
            kind = ContributionKind.ENTERED if is_maker else others[number % 3]
            yield Contribution(participation=participation, kind=kind)


def _noon(day):
    return timezone.make_aware(datetime.combine(day, time(12)))


def _results(histories):
    pairs = [(history, day) for history in histories for day in history.placed]
    placements = Placement.objects.bulk_create(
        Placement(
            region=history.vacature.region,
            vacature=history.vacature,
            municipality=history.vacature.municipality,
            form=history.vacature.form,
            placed_on=day,
            reported_at=_noon(day),
        )
        for history, day in pairs
    )
    PlacementOrganisation.objects.bulk_create(
        PlacementOrganisation(placement=placement, organisation_id=key)
        for placement, (history, _day) in zip(placements, pairs, strict=True)
        for key in sorted({member.organisation_id for member in history.workers})
    )
    done_before = timezone.localdate() - LATELY
    AftercareMoment.objects.bulk_create(
        AftercareMoment(
            placement=placement,
            due_on=due_on,
            done_at=timezone.now() if due_on < done_before else None,
        )
        for placement in placements
        for due_on in (placement.placed_on + m * MONTH for m in AFTERCARE_MONTHS)
    )
    return placements
