"""What readers look for and we do not have: a list for the editors.

A term is kept with its month, how often and the last day; nothing about who typed it.
What looks like somebody's data is not kept at all.
"""

import re
from datetime import timedelta

from django.core.cache import cache
from django.db.models import F
from django.utils import timezone

from . import tasks
from .cleaning import clean_query
from .models import MissedSearch
from .words import words

MAX_TERM = 60
MAX_TERMS_PER_MONTH = 1_000
MAX_PER_MINUTE = 20  # the list is a sample: a robot may not fill the database
KEEP_MONTHS = 12
# Phone numbers, dates of birth, citizen service numbers and the like.
LONG_NUMBER = re.compile(r"(?:\d[\s.,/()+-]*){6,}")
POSTCODE = re.compile(r"\b[1-9]\d{3}\s?[a-z]{2}\b", re.IGNORECASE)


def note(text):
    """Have a search without results counted, unless it is private or too much."""
    term = term_of(text)
    if term and _is_within_budget():
        tasks.keep_missed_search.enqueue(term)


def term_of(text):
    """Return what may be kept of a search, or an empty string."""
    typed = clean_query(text)
    if "@" in typed or LONG_NUMBER.search(typed) or POSTCODE.search(typed):
        return ""
    term = " ".join(words(typed))
    return term if len(term) <= MAX_TERM else ""


def keep(term, *, on=None):
    day = on or timezone.localdate()
    in_month = MissedSearch.objects.filter(month=day.replace(day=1))
    is_known = in_month.filter(term=term).exists()
    if not is_known and in_month.count() >= MAX_TERMS_PER_MONTH:
        return
    MissedSearch.objects.get_or_create(
        month=day.replace(day=1), term=term, defaults={"last_seen": day}
    )
    in_month.filter(term=term).update(total=F("total") + 1, last_seen=day)


def forget_old(*, on=None):
    """Delete what is more than twelve months old."""
    day = on or timezone.localdate()
    oldest = day.replace(day=1, year=day.year - 1)
    MissedSearch.objects.filter(month__lt=oldest).delete()


def _is_within_budget():
    minute = timezone.now().replace(second=0, microsecond=0)
    name = f"missed-searches-{minute:%H%M}"
    if cache.add(name, 1, timeout=timedelta(minutes=2).total_seconds()):
        return True
    try:
        return cache.incr(name) <= MAX_PER_MINUTE
    except ValueError:  # it expired between the two
        return True
