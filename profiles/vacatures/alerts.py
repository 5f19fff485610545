"""Telling members what is new for the searches that they saved.

All searches are held against all new vacatures in one pass: the new ones are read once,
into sets like those of the board, and what is found is stored many at a time.
"""

import logging
from bisect import bisect_right
from functools import cache
from operator import itemgetter

from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.http import QueryDict
from django.utils import timezone
from pyroaring import BitMap

from core.bitmaps import Bitmaps, any_of
from core.search.cleaning import clean_query
from notifications import periods
from notifications.enums import Rhythm
from profiles.organisations.models import Region

from . import distance, telling
from .board_sets import ENTERED, HOLDER, Sight, facets_of_all, rows_of
from .enums import AlertFrequency
from .facets import asked_distance
from .models import SavedSearch, Vacature

RHYTHMS = {
    AlertFrequency.DAILY: Rhythm.DAILY,
    AlertFrequency.WEEKLY: Rhythm.WEEKLY,
}
HOUR = 6  # so that the digest of seven o'clock has it
BATCH = 1_000
logger = logging.getLogger(__name__)


class News:
    """What is new, in sets: what a search gives of it takes no query."""

    def __init__(self, since, until):
        fresh = Vacature.objects.open().filter(
            opened_at__gt=since, opened_at__lte=until
        )
        self._sets = Bitmaps(rows_of(fresh))
        self._opened = list(fresh.order_by("opened_at").values_list("opened_at", "pk"))
        self._facets = facets_of_all()
        places = distance.all_places()
        self._near = cache(
            lambda value: asked_distance(QueryDict(f"afstand={value}"), places)
        )
        self._from = cache(lambda place: BitMap(pk for _, pk in self._opened[place:]))

    def total_for(self, search):
        """Return how many of the new ones this search gives."""
        asked = QueryDict(search.query)
        near = self._near(asked.get("afstand", ""))
        sight = Sight(self._sets, search.region_id, search.user_id, near)
        typed = clean_query(asked.get("q", ""))
        left = self._told_to(search) & (
            sight.matching(typed) if typed else sight.everybody
        )
        if near:
            left = left & sight.having("afstand", near[0])
        for facet in self._facets:
            name = facet.parameter
            if values := facet.well_formed(asked.getlist(name)):
                left = left & any_of(sight.having(name, value) for value in values)
        return len(left)

    def _told_to(self, search):
        """Return what is newer than the last time, and not this member's own."""
        place = bisect_right(self._opened, search.alerted_at, key=itemgetter(0))
        own = (self._sets.having(group, search.user_id) for group in (HOLDER, ENTERED))
        return self._from(place) - any_of(own)


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
    news, last = News(oldest, now), 0
    while last is not None:
        last = _tell_some(due.filter(pk__gt=last), news, now)


@transaction.atomic
def _tell_some(due, news, now):
    """Tell of the first searches that are due; return the last of them, if any.

    They are locked, and told by then: so two workers tell it once.
    """
    rows = due.order_by("pk").annotate(region_id=_region())
    some = list(rows.select_for_update(of=("self",), no_key=True)[:BATCH])
    totals = {search: _total(search, news) for search in some}
    found = {search: total for search, total in totals.items() if total is not None}
    SavedSearch.objects.filter(pk__in=[s.pk for s in found]).update(alerted_at=now)
    telling.tell_of_new({search: total for search, total in found.items() if total})
    return some[-1].pk if some else None


def _region():
    """Return where a search looks; who works nowhere yet has that of the main site."""
    main = Region.objects.filter(site__is_default_site=True)
    return Coalesce("user__profile__organisation__region", main.values("pk")[:1])


def _total(search, news):
    """Return how much is new, or None: one broken search does not hold up others."""
    try:
        return news.total_for(search)
    except Exception:
        logger.exception("No news for saved search %s", search.pk)
