"""The open vacatures that fit a wish, the best first, with the reasons in words.

The database weighs all of them in one pass, and says of the best ones which band of
each criterion they are in. What is asked for and how it weighs stands in criteria.py.
"""

from typing import NamedTuple

from django.db.models import Case, F, IntegerField, Value, When
from django.db.models.functions import Coalesce

from .criteria import WEIGHTS, Verdict, criteria
from .models import Vacature

REASON = "reason_"


class Match(NamedTuple):
    """A vacature with its score, 0 to 100, and for each verdict the reasons."""

    vacature: Vacature
    score: int
    fits: list[str]
    asks: list[str]
    misses: list[str]


def rank(vacatures, wish, *, most, skip=0):
    """Return the ``most`` best matches of a queryset, after the first ``skip``.

    Of equal ones the newest comes first.
    """
    asked = criteria(wish)
    weighed = _with_hours(vacatures).annotate(points=_points(asked))
    best = weighed.order_by(F("points").desc(), "-opened_at", "-pk")
    found = list(best.values_list("pk", "points")[skip : skip + most])
    rows = _with_reasons(vacatures, [key for key, _points in found], asked)
    highest = sum(WEIGHTS[name] for name in asked) or 1
    return [
        _match(rows[key], round(points / highest), asked)
        for key, points in found
        if key in rows
    ]


def _with_hours(vacatures):
    return vacatures.annotate(
        least=Coalesce("hours_min", "hours_max"),
        most=Coalesce("hours_max", "hours_min"),
    )


def _points(asked):
    """Return the sum of what each criterion gives, in hundredths of its weight."""
    total = Value(0)
    for name, bands in asked.items():
        total = total + _first(bands, [WEIGHTS[name] * band.share for band in bands])
    return total


def _first(bands, values):
    """Return an expression: the value beside the first band that a row is in."""
    whens = [
        When(band.condition, then=Value(value))
        for band, value in zip(bands, values, strict=True)
    ]
    return Case(*whens, output_field=IntegerField())


def _with_reasons(vacatures, keys, asked):
    """Return {key: vacature}; each knows the number of its band by criterion."""
    numbers = {
        REASON + name: _first(bands, range(len(bands))) for name, bands in asked.items()
    }
    rows = _with_hours(vacatures.filter(pk__in=keys)).annotate(**numbers)
    related = ("employer__sector", "municipality", "organisation")
    return {row.pk: row for row in rows.select_related(*related)}


def _match(vacature, score, asked):
    reasons = {verdict: [] for verdict in Verdict}
    for name, bands in asked.items():
        band = bands[getattr(vacature, REASON + name)]
        reasons[band.verdict].append(band.words(vacature))
    return Match(
        vacature,
        score,
        reasons[Verdict.FITS],
        reasons[Verdict.ASK],
        reasons[Verdict.MISSES],
    )
