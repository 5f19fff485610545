"""What one reader sees of one vacature."""

from typing import NamedTuple

from django.urls import reverse

from profiles.organisations.names import name_of
from profiles.organisations.permissions import may_run_platform
from profiles.people.faces import SOMEBODY, Face, Faces

from . import filling, handover, states, strips
from .enums import CloseReason, EntryKind, HandOverKind, ShareReply
from .models import HandOverRequest, ShareAnswer
from .permissions import handles, stands_in

ICONS = {
    EntryKind.SHARED: ("plus", "accent"),
    EntryKind.NOTE: ("chat", ""),
    EntryKind.TALKING: ("chat", ""),
    EntryKind.FILLED: ("check", "accent"),
    EntryKind.TAKEN_BACK: ("close", ""),
    EntryKind.HANDED_OVER: ("arrow", "soft"),
    EntryKind.ENTRUSTED: ("arrow", "soft"),
    EntryKind.GIVEN_BACK: ("arrow", "soft"),
    EntryKind.ASKED_TO_TAKE: ("arrow", "soft"),
    EntryKind.ASKED_FOR_IT: ("arrow", "soft"),
    EntryKind.CLOSED: ("close", ""),
}
TO_OTHER = {
    EntryKind.ASKED_TO_TAKE: "vraagt {} om het over te nemen",
    EntryKind.ASKED_FOR_IT: "vraagt {} om het over te nemen",
    EntryKind.ASKED_TO_JOIN: "vraagt {} om mee te doen",
    EntryKind.HANDED_OVER: "neemt het over van {}",
    EntryKind.ENTRUSTED: "gaf dit aan {}",
    EntryKind.GIVEN_BACK: "gaf het terug aan {}",
}


class Worker(NamedTuple):
    """Somebody who takes part, with what they do."""

    face: Face
    role: str


class Happening(NamedTuple):
    """One entry of the timeline in words."""

    icon: str
    tone: str
    sentence: str
    text: str
    at: object


def context_for(vacature, user):
    """Return all that a template needs; visitors get the text of the work alone."""
    context = {"vacature": vacature, "tags": strips.tags(vacature)}
    if not getattr(user, "is_member", False):
        return context
    entries = list(vacature.timeline.in_order())
    requests = list(vacature.requests.waiting())
    workers = [p for p in vacature.participations.all() if p.is_active]
    faces = Faces(_everybody(vacature, entries, requests), user)
    moves = states.moves_of(user, vacature)
    is_handler = handles(user, vacature)
    sees_contacts = is_handler or may_run_platform(user)
    return context | {
        "moves": moves,
        "workers": _workers(vacature, workers, faces),
        "waits_for_me": [r for r in requests if _is_asked(r, user)],
        "asked_by_me": _asked_by(user, requests, faces),
        "happenings": [_happening(entry, faces, user) for entry in entries],
        "contacts": vacature.employer.contacts.all() if sees_contacts else [],
        "is_handled_by_me": is_handler,
        "report_url": reverse("moderation:report", args=["vacature", vacature.pk]),
        "closed": strips.closed_in_words(vacature) if not vacature.is_open else "",
        "shown_to_me": _shown_to(user, vacature),
        **_results(vacature, user, faces, is_handler),
    }


def _everybody(vacature, entries, requests):
    keys = {vacature.holder_id, vacature.entered_by_id, vacature.employer.holder_id}
    keys |= {key for entry in entries for key in (entry.actor_id, entry.other_id)}
    keys |= {key for asked in requests for key in (asked.asker_id, asked.receiver_id)}
    return keys | {took_part.user_id for took_part in vacature.participations.all()}


def _workers(vacature, participations, faces):
    """Return who takes part, the regiehouder first and then whoever found it."""
    found = []
    for participation in participations:
        face = faces.of(participation.user_id)
        roles = []
        if participation.user_id == vacature.holder_id:
            roles.append("eerste aanspreekpunt")
        if participation.user_id == vacature.entered_by_id:
            roles.append("deelde de vacature")
        found.append(Worker(face, ", ".join(filter(None, [face.organisation, *roles]))))
    return sorted(found, key=lambda worker: "aanspreekpunt" not in worker.role)


class Waiting(NamedTuple):
    """A question of the reader that nobody answered yet."""

    request: HandOverRequest
    receiver: str
    may_take: bool


def _is_asked(request, user):
    return request.receiver_id == user.pk or stands_in(user, request.receiver_id)


def _asked_by(user, requests, faces):
    return [
        Waiting(request, faces.of(request.receiver_id).name, handover.may_take(request))
        for request in requests
        if request.asker_id == user.pk and request.kind != HandOverKind.ENTRUST
    ]


def _happening(entry, faces, user):
    icon, tone = ICONS.get(entry.kind, ("people", ""))
    who = (
        "Jij"
        if entry.actor_id == user.pk
        else faces.name(entry.actor_id, entry.actor_name)
    )
    did = entry.get_kind_display()
    if entry.kind in TO_OTHER and entry.other_name:
        other = (
            "jou"
            if entry.other_id == user.pk
            else faces.name(entry.other_id, entry.other_name)
        )
        did = TO_OTHER[entry.kind].format(other)
    return Happening(icon, tone, f"{who} {did}", entry.text, entry.happened_at)


def _shown_to(user, vacature):
    """Say whether a colleague showed this to the reader, who did not answer yet."""
    if not vacature.is_open or not vacature.shares.filter(user=user).exists():
        return False
    answered = ShareAnswer.objects.filter(vacature=vacature, user=user)
    return not answered.exclude(reply=ShareReply.LATER).exists()


def _results(vacature, user, faces, is_handler):
    """Return what was reached; only once something was."""
    if not vacature.places_filled:
        return {}
    own = next((p for p in vacature.participations.all() if p.user_id == user.pk), None)
    organisations = sorted(
        {
            share.organisation.name
            for placement in vacature.placements.prefetch_related(
                "shares_of__organisation"
            )
            for share in placement.shares_of.all()
        }
    )
    return {
        "thanked": _thanked(vacature, faces),
        "organisations": organisations,
        "own_part": own,
        "aftercare": filling.aftercare_of(vacature) if is_handler else [],
        "is_filled": vacature.close_reason == CloseReason.FILLED,
    }


def _thanked(vacature, faces):
    """Return the names of who is thanked, as far as this reader may know them."""
    names = [faces.name(user.pk, name_of(user)) for user in filling.thanked(vacature)]
    return [name for name in names if name != SOMEBODY]
