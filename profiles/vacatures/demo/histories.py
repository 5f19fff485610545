"""Making up what happened to each vacature, the same every time."""

import random
from dataclasses import dataclass, field
from datetime import timedelta

from django.utils import timezone

import accounts.demo
from profiles.organisations.models import Membership
from profiles.vacatures.enums import (
    CloseReason,
    EntryKind,
    RequestState,
    VacatureState,
    Visibility,
)
from profiles.vacatures.models import HandOverRequest, TimelineEntry, Vacature
from profiles.vacatures.texts import words_of

from .arcs import (
    FILLED,
    FOR_PICKUP,
    QUESTIONS,
    STEPS,
    TAKES_PART,
    TAKES_REGIE,
    TO_OTHERS,
)
from .employers import texts
from .kandidaten import TRIED, bring_kandidaten

SHARE_PUBLIC = 0.55
OPEN_FOR = timedelta(days=60)


@dataclass
class History:
    """One vacature with everything that hangs on it, not stored yet."""

    vacature: Vacature
    workers: dict = field(default_factory=dict)  # {user: moment}
    entries: list = field(default_factory=list)
    request: HandOverRequest | None = None
    placed: list = field(default_factory=list)  # dates
    kandidaten: list = field(default_factory=list)  # nominations


class Historian:
    """Gives each vacature an employer, a text, people and a course of things."""

    def __init__(self, region, employers):
        content = texts()
        self._region, self._employers = region, employers
        self._work = content["work"]
        self._notes, self._reasons = content["notes"], content["hand_over_notes"]
        active = Membership.objects.active().order_by("pk")
        self._members = list(active.select_related("user__profile", "organisation"))
        addresses = {name: email for name, email, _ in accounts.demo.logins()}
        self._login = next(
            (m for m in self._members if m.user.email == addresses.get("lid")), None
        )
        self._now = timezone.now()

    def write(self, number, arc, *, is_first):
        chance = random.Random(f"vacature {number}")  # noqa: S311
        employer = self._employers[number * 7 % len(self._employers)]
        steps = STEPS[arc]
        people = self._people(chance, arc, self._is_for_login(number, arc, is_first))
        vacature = self._text(chance, employer, people["a"])
        history = History(vacature)
        moments = self._moments(chance, arc, len(steps))
        for (who, kind), moment in zip(steps, moments, strict=True):
            self._step(history, chance, people, who, kind, moment)
        self._finish(history, arc, people, moments)
        bring_kandidaten(history, arc, people, moments, is_first=is_first)
        return history

    def _is_for_login(self, number, arc, is_first):
        """Let who tries the platform have a part in each kind of story now and then."""
        return arc == "concept" or number % 9 == 0 or (is_first and arc in TRIED)

    def _people(self, chance, arc, is_for_login):
        """Choose three members, of whom the first works elsewhere than the others."""
        login = self._login if is_for_login else None
        receives = login and arc in ("offered", "entrusted")
        first = chance.choice(self._elsewhere(login) if receives else self._members)
        if login and not receives:
            first = login
        others = self._elsewhere(first)
        second, third = chance.choice(others), chance.choice(others)
        return {"a": first, "b": login if receives else second, "c": third}

    def _elsewhere(self, member):
        own = member.organisation_id
        return [other for other in self._members if other.organisation_id != own]

    def _text(self, chance, employer, by):
        own = [w for w in self._work if w["sector"] == employer.sector.slug]
        work = chance.choice(own or self._work)
        return Vacature(
            region=self._region,
            employer=employer,
            municipality=employer.municipality,
            title=work["title"],
            form=work["form"],
            places=work.get("places", 1),
            hours_min=work["hours"][0],
            hours_max=work["hours"][1],
            description=work["text"],
            really_needed=work.get("needed", ""),
            guidance=work.get("guidance", ""),
            reachability=chance.choice(["Bus tot de deur", "Goed te fietsen", ""]),
            level=work.get("level", 0),
            is_quiet=chance.random() < 0.3,
            has_odd_hours=work.get("odd", False),
            can_be_carved=chance.random() < 0.4,
            visibility=Visibility.PUBLIC
            if chance.random() < SHARE_PUBLIC
            else Visibility.MEMBERS,
            entered_by=by.user,
            organisation=by.organisation,
            holder=by.user,
        )

    def _moments(self, chance, arc, steps):
        """Return when each step was: the last one lately, the others before it."""
        last = {
            "quiet": chance.randint(15, 40),
            "expired": chance.randint(2, 25),
        }.get(arc, chance.randint(0, 80 if arc in FILLED else 12))
        moments = [self._now - timedelta(days=last, minutes=chance.randint(10, 500))]
        while len(moments) < steps:
            earlier = timedelta(
                days=chance.randint(0, 6), minutes=chance.randint(9, 400)
            )
            moments.append(moments[-1] - earlier)
        return moments[::-1]

    def _step(self, history, chance, people, who, kind, moment):
        member = people.get(who)
        other = people.get(TO_OTHERS.get(kind))
        text = ""
        if kind == EntryKind.NOTE:
            text = chance.choice(self._notes)
        elif kind in (EntryKind.ASKED_TO_TAKE, EntryKind.ENTRUSTED):
            text = chance.choice(self._reasons)
        history.entries.append(
            TimelineEntry(
                kind=kind,
                actor=member and member.user,
                actor_name=member.user.profile.name if member else "De kalender",
                other=other and other.user,
                other_name=other.user.profile.name if other else "",
                text=text,
                happened_at=moment,
            )
        )
        if kind in TAKES_PART:
            history.workers.setdefault(member, moment)
        if kind in TAKES_REGIE:
            history.vacature.holder = member.user
            history.vacature.picked_up_at = moment
        if kind == EntryKind.ENTRUSTED:
            history.workers.setdefault(other, moment)
            history.vacature.holder = other.user
        if kind == EntryKind.FILLED:
            history.placed.append(timezone.localdate(moment))

    def _finish(self, history, arc, people, moments):
        """Give the vacature the state that its story ends in."""
        vacature, first, last = history.vacature, moments[0], moments[-1]
        vacature.created_at, vacature.active_at = first, last
        vacature.is_open_for_pickup = arc in FOR_PICKUP
        vacature.closes_on = timezone.localdate(first) + OPEN_FOR
        if arc != "concept":
            vacature.state, vacature.opened_at = VacatureState.OPEN, first
        if arc in ("together", "partly"):
            vacature.state = VacatureState.TALKING
        today = timezone.localdate()
        vacature.closes_on = max(vacature.closes_on, today + timedelta(days=3))
        if arc == "partly":
            vacature.places = max(vacature.places, 3)
            history.placed *= vacature.places - 1
        if arc in FILLED:
            history.placed *= vacature.places
        vacature.places_filled = len(history.placed)
        vacature.starts_on = vacature.closes_on - timedelta(days=14)
        self._close(vacature, arc, last)
        if arc in QUESTIONS:
            text = history.entries[-1].text
            history.request = self._question(arc, people, last, text)
        vacature.words = words_of(vacature)

    def _close(self, vacature, arc, moment):
        reasons = dict.fromkeys(FILLED, CloseReason.FILLED) | {
            "withdrawn": CloseReason.WITHDRAWN,
            "expired": CloseReason.EXPIRED,
        }
        if arc in reasons:
            vacature.state = VacatureState.CLOSED
            vacature.close_reason, vacature.closed_at = reasons[arc], moment
            vacature.closes_on = timezone.localdate(moment)

    def _question(self, arc, people, moment, text):
        kind, asker, receiver = QUESTIONS[arc]
        return HandOverRequest(
            kind=kind,
            asker=people[asker].user,
            receiver=people[receiver].user,
            state=RequestState.ASKED,
            note=text or "Ik heb iemand voor deze plek.",
            asked_at=moment,
        )
