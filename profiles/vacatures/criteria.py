"""How each part of a wish is weighed, and in which words.

All functions here are pure: a wish goes in, bands come out. A vacature gets the share
of the weight that stands in the first band whose condition it meets.

| criterion | weight | whole | a part | nothing |
| --- | --- | --- | --- | --- |
| distance | 30 | up to half of the kilometres | 80 % up to all of them; half when the place is unknown; 20 % up to half as far again | further |
| hours | 20 | some number of hours suits both | half when 4 hours apart, adaptable, or not told | more apart |
| sector | 15 | one of those asked | a third when the employer has none | another |
| level | 15 | what somebody has is enough | half when not told; 20 % when one step short | further short |
| start | 10 | on that day, later or free | half up to two weeks earlier, or when it started | earlier |
| daytime | 10 | no evenings or weekends | | also then |
| each help | 10 | it is there | | not told |
"""  # noqa: E501 - a table

from collections.abc import Callable
from datetime import timedelta
from enum import Enum
from typing import NamedTuple

from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format

from .enums import Level
from .models import Vacature
from .wishes import Help, Wish

WEIGHTS = {
    "distance": 30,
    "hours": 20,
    "sector": 15,
    "level": 15,
    "start": 10,
    "daytime": 10,
    Help.GUIDANCE: 10,
    Help.CARVING: 10,
    Help.QUIET: 10,
    Help.REACHABLE: 10,
}
ANYTHING = Q(pk__isnull=False)
NEAR_HOURS = 4
EARLIER = timedelta(days=14)
MOST_HOURS = 168


class Verdict(Enum):
    """Under which heading a reason stands."""

    FITS = "past"
    ASK = "vraag-na"
    MISSES = "past-niet"


class Band(NamedTuple):
    """What a vacature that meets the condition gets: a share of the weight, 0 to 100.

    The condition may use ``least`` and ``most``: the hours, also when one is known.
    """

    share: int
    verdict: Verdict
    condition: Q
    words: Callable[[Vacature], str]


def criteria(wish: Wish):
    """Return {name in WEIGHTS: bands} of what was asked."""
    found = {
        "distance": _distance(wish),
        "hours": _hours(wish),
        "sector": _sector(wish),
        "level": _level(wish),
        "start": _start(wish),
        "daytime": _daytime(wish),
    }
    found |= {help_: HELPS[help_] for help_ in Help if help_ in wish.helps}
    return {name: bands for name, bands in found.items() if bands}


def _said(text):
    return lambda vacature: text


def _distance(wish):
    if wish.most_kilometres is None:
        return []
    far = wish.most_kilometres

    def words(vacature):
        distance = wish.distances.get(vacature.municipality_id)
        place = vacature.municipality.name
        return f"{distance} km, in {place}" if distance else f"in {place}"

    def up_to(kilometres):
        near = [key for key, km in wish.distances.items() if km <= kilometres]
        return Q(municipality__in=near)

    known = Q(municipality__in=list(wish.distances))
    return [
        Band(100, Verdict.FITS, up_to(far / 2), words),
        Band(80, Verdict.FITS, up_to(far), words),
        Band(20, Verdict.MISSES, up_to(far * 1.5), words),
        Band(50, Verdict.ASK, ~known, words),
        Band(0, Verdict.MISSES, ANYTHING, words),
    ]


def _hours(wish):
    if wish.hours_min is None and wish.hours_max is None:
        return []
    least, most = wish.hours_min or 0, wish.hours_max or MOST_HOURS

    def words(vacature):
        return vacature.hours

    def adapted(vacature):
        return f"{vacature.hours}, het werk kan worden aangepast"

    near = Q(least__lte=most + NEAR_HOURS, most__gte=least - NEAR_HOURS)
    return [
        Band(100, Verdict.FITS, Q(least__lte=most, most__gte=least), words),
        Band(50, Verdict.ASK, Q(least__isnull=True), _said("uren in overleg")),
        Band(50, Verdict.ASK, near, words),
        Band(50, Verdict.ASK, Q(can_be_carved=True), adapted),
        Band(0, Verdict.MISSES, ANYTHING, words),
    ]


def _sector(wish):
    if not wish.sectors:
        return []

    def words(vacature):
        return vacature.employer.sector.name

    unknown = Q(employer__sector__isnull=True)
    return [
        Band(100, Verdict.FITS, Q(employer__sector__in=wish.sectors), words),
        Band(33, Verdict.ASK, unknown, _said("de sector staat er niet bij")),
        Band(0, Verdict.MISSES, ANYTHING, words),
    ]


def _level(wish):
    if wish.level is None:
        return []

    def words(vacature):
        return f"niveau: {Level(vacature.level).label.lower()}"

    unknown = Q(level__isnull=True)
    return [
        Band(100, Verdict.FITS, Q(level__lte=wish.level), words),
        Band(50, Verdict.ASK, unknown, _said("het niveau staat er niet bij")),
        Band(20, Verdict.MISSES, Q(level=wish.level + 1), words),
        Band(0, Verdict.MISSES, ANYTHING, words),
    ]


def _start(wish):
    if wish.starts_on is None:
        return []

    def words(vacature):
        return f"start {date_format(vacature.starts_on, 'j F')}"

    free = Q(starts_on__isnull=True)
    earlier = Q(starts_on__gte=wish.starts_on - EARLIER)
    started = Q(starts_on__lte=timezone.localdate())
    return [
        Band(100, Verdict.FITS, free, _said("start in overleg")),
        Band(100, Verdict.FITS, Q(starts_on__gte=wish.starts_on), words),
        Band(50, Verdict.ASK, earlier, words),
        Band(50, Verdict.ASK, started, _said("begint zo snel mogelijk")),
        Band(0, Verdict.MISSES, ANYTHING, words),
    ]


def _daytime(wish):
    if not wish.only_daytime:
        return []
    odd = Q(has_odd_hours=True)
    return [
        Band(0, Verdict.MISSES, odd, _said("ook ’s avonds of in het weekend")),
        Band(100, Verdict.FITS, ANYTHING, _said("overdag, door de week")),
    ]


def _help(there, yes, unknown):
    """Return the bands of a help: nobody says of a vacature that it is not there."""
    return [
        Band(100, Verdict.FITS, there, _said(yes)),
        Band(0, Verdict.ASK, ANYTHING, _said(unknown)),
    ]


HELPS = {
    Help.GUIDANCE: _help(
        ~Q(guidance=""), "begeleiding op de werkvloer", "is er begeleiding?"
    ),
    Help.CARVING: _help(
        Q(can_be_carved=True),
        "het werk kan worden aangepast",
        "kan het werk worden aangepast?",
    ),
    Help.QUIET: _help(
        Q(is_quiet=True), "rustige werkplek", "is er een rustige werkplek?"
    ),
    Help.REACHABLE: _help(
        ~Q(reachability=""), "bereikbaar met OV of fiets", "hoe kom je er?"
    ),
}
