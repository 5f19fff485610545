"""Telling members what is new for the searches that they saved.

All searches are held against all new vacatures in one pass: the new ones are read once,
with the value that each has for every filter of the board.
"""

import logging
from collections import defaultdict
from functools import cache

from django.db import transaction
from django.db.models import CharField, F, Q
from django.db.models.functions import Cast
from django.http import QueryDict
from django.utils import timezone

from core.search.cleaning import clean_query
from notifications import periods
from notifications.enums import Rhythm

from . import distance, telling
from .enums import AlertFrequency
from .facets import (
    asked_distance,
    holds,
    member_facets,
    organisation_facet,
    work_facets,
)
from .models import SavedSearch, Vacature

RHYTHMS = {
    AlertFrequency.DAILY: Rhythm.DAILY,
    AlertFrequency.WEEKLY: Rhythm.WEEKLY,
}
HOUR = 6  # so that the digest of seven o'clock has it
BATCH = 1_000
logger = logging.getLogger(__name__)


class News:
    """What is new, by the value that it has for each filter."""

    def __init__(self, since, until):
        self._facets = [
            *member_facets(),
            *work_facets(None),
            organisation_facet(None),
        ]
        self._rows = {}
        self._by_value = defaultdict(set)
        self._places = cache(lambda value: self._near(value))
        self._known = distance.all_places()
        names = [facet.parameter for facet in self._facets]
        fresh = Vacature.objects.open().filter(
            opened_at__gt=since, opened_at__lte=until
        )
        for row in fresh.annotate(**self._values()).values(
            *("pk", "region_id", "municipality_id", "opened_at", "words"),
            *("holder_id", "entered_by_id"),
            *(f"value_{name}" for name in names),
        ):
            self._rows[row["pk"]] = row
            for name in names:
                self._by_value[name, row[f"value_{name}"]].add(row["pk"])

    def _values(self):
        return {
            f"value_{facet.parameter}": Cast(F(facet.lookup), CharField())
            if isinstance(facet.lookup, str)
            else facet.lookup
            for facet in self._facets
        }

    def _near(self, value):
        """Return the rows within a distance, or None when it is no distance."""
        found = asked_distance(QueryDict(f"afstand={value}"), self._known)
        if found is None:
            return None
        keys = set(found[2])
        return {k for k, row in self._rows.items() if row["municipality_id"] in keys}

    def total_for(self, search):
        """Return how many of the new ones this search gives."""
        asked = QueryDict(search.query)
        left = {
            key
            for key, row in self._rows.items()
            if row["region_id"] == search.region_id
            and row["opened_at"] > search.alerted_at
            and search.user_id not in (row["holder_id"], row["entered_by_id"])
        }
        for facet in self._facets:
            values = facet.well_formed(asked.getlist(facet.parameter))
            if values and left:
                left &= set().union(
                    *(self._by_value[facet.parameter, value] for value in values)
                )
        near = self._places(asked.get("afstand", ""))
        if near is not None:
            left &= near
        typed = clean_query(asked.get("q", ""))
        if typed:
            left = {key for key in left if holds(self._rows[key]["words"], typed)}
        return len(left)


def tell_what_is_new(*, now=None):
    """Tell everybody whose turn it is: every day, or on Tuesday as the digest does."""
    now = now or timezone.now()
    turn = Q()
    for frequency, rhythm in RHYTHMS.items():
        begins = periods.last_turn(rhythm, now, hour=HOUR)
        turn |= Q(frequency=frequency, alerted_at__lt=begins)
    due = SavedSearch.objects.filter(
        turn, user__is_active=True, user__approved_at__isnull=False
    )
    oldest = due.order_by("alerted_at").values_list("alerted_at", flat=True).first()
    if oldest is None:
        return
    news = News(oldest, now)
    for search in _one_after_another(due):
        try:
            _tell(search, news, now)
        except Exception:
            # What is wrong with one search does not keep the others waiting.
            logger.exception("No news for saved search %s", search.pk)


def _one_after_another(due):
    """Yield these searches, some at a time: an open cursor would lock SQLite."""
    region = F("user__profile__organisation__region")
    rows = due.order_by("pk").select_related("user").annotate(region_id=region)
    some = list(rows[:BATCH])
    while some:
        yield from some
        if len(some) < BATCH:
            return
        some = list(rows.filter(pk__gt=some[-1].pk)[:BATCH])


def _tell(search, news, now):
    total = news.total_for(search)
    # Claimed by its own old date, so that two workers tell it once.
    claimed = SavedSearch.objects.filter(pk=search.pk, alerted_at=search.alerted_at)
    if not total:
        claimed.update(alerted_at=now)
        return
    with transaction.atomic():
        if claimed.update(alerted_at=now):
            telling.tell_of_new(search.user, search, total)
