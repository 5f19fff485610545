"""Kandidaten without a name, in every stage."""

from datetime import timedelta

from profiles.vacatures.counting import PLACED
from profiles.vacatures.enums import EntryKind, NominationStage
from profiles.vacatures.models import Nomination, TimelineEntry

SOON = timedelta(minutes=5)
# Who was brought in the stories, and how far it is with them.
STAGES = {
    "own": [NominationStage.TRIAL],
    "picked-up": [NominationStage.PROPOSED],
    "together": [NominationStage.TALK, NominationStage.STOPPED],
    "partly": [NominationStage.PLACED],
    "filled": [NominationStage.AFTERCARE],
}
# Of the first one of each: what waits for an answer of who tries the platform.
WAITING = {"own": [NominationStage.PLACED, NominationStage.PROPOSED]}
TRIED = ("own", "asked", "offered", "entrusted")


def bring_kandidaten(history, arc, people, moments, *, is_first):
    """Let who works on a vacature have brought somebody, halfway its story."""
    stages = STAGES.get(arc, [])
    if is_first:
        stages = WAITING.get(arc, stages)
    member = people["a"] if arc == "own" else people["b"]
    moment = moments[len(moments) // 2] - SOON
    for number, stage in enumerate(stages, start=1):
        nomination = Nomination(
            organisation=member.organisation,
            nominated_by=member.user,
            number=number,
            stage=stage,
            created_at=moment,
            changed_at=moments[-1],
        )
        history.kandidaten.append(nomination)
        history.entries.append(
            TimelineEntry(
                kind=EntryKind.NOMINATED,
                actor=member.user,
                actor_name=member.user.profile.name,
                text=nomination.label.capitalize(),
                happened_at=moment,
            )
        )


def store_kandidaten(histories, placements):
    """Store them; who is placed has one of the placements of their vacature, if any."""
    free = {}
    for placement in placements:
        free.setdefault(placement.vacature_id, []).append(placement)
    for history in histories:
        for nomination in history.kandidaten:
            nomination.vacature = history.vacature
            left = free.get(history.vacature.pk)
            if nomination.stage in PLACED and left:
                nomination.placement = left.pop()
    Nomination.objects.bulk_create(n for h in histories for n in h.kandidaten)
