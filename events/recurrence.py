"""Events that come back: the days of a series, and a page of its own for each."""

from datetime import datetime, timedelta

from dateutil import rrule
from django.db import transaction
from django.utils import timezone

from . import states
from .enums import Rhythm
from .models import EventPage, EventSeriesPage, EventState

AHEAD = timedelta(days=91)
LAST_IN_MONTH = 5


def days(first, rhythm, until):
    """Return the days of a series after its first one, up to and including a day."""
    start = datetime.combine(first, datetime.min.time())
    rule = rrule.rrule(
        dtstart=start, until=_at_midnight(until), **_terms(first, rhythm)
    )
    return [moment.date() for moment in rule if moment.date() != first]


def _at_midnight(day):
    return datetime.combine(day, datetime.min.time())


def _terms(first, rhythm):
    if rhythm == Rhythm.MONTHLY:
        # The second Tuesday stays the second Tuesday; a fifth one is the last.
        number = (first.day - 1) // 7 + 1
        weekday = rrule.weekday(first.weekday())
        nth = weekday(-1 if number == LAST_IN_MONTH else number)
        return {"freq": rrule.MONTHLY, "byweekday": nth}
    weeks = 2 if rhythm == Rhythm.FORTNIGHTLY else 1
    return {"freq": rrule.WEEKLY, "interval": weeks}


def extend_all(*, now=None):
    """Put what comes back in the agenda for the next three months; a due job."""
    for series in EventSeriesPage.objects.live():
        extend(series, now=now)


@transaction.atomic
def extend(series, *, now=None):
    """Make the pages that a series lacks; return them.

    A day that has a page keeps it, also when that was moved, called off or unpublished.
    """
    EventSeriesPage.objects.select_for_update(of=("self",)).get(pk=series.pk)
    known = _known(series)
    pattern = known.get(min(known, default=None))
    if pattern is None or not pattern.live:
        return []
    first, today = min(known), timezone.localdate(now or timezone.now())
    until = today + AHEAD
    if series.last_day:
        until = min(until, series.last_day)
    missing = [day for day in days(first, series.rhythm, until) if day not in known]
    return [_copy(pattern, first, day) for day in missing if day > today]


def is_being_copied(page, series):
    """Say whether this page is one that ``extend`` makes now: it has no day yet."""
    others = EventPage.objects.child_of(series).exclude(pk=page.pk)
    return states.of(page).occurrence_on is None and others.exists()


def _known(series):
    """Return {day: page} of a series; a page made by hand stands on its own day."""
    known = {}
    for page in EventPage.objects.child_of(series).select_related("state"):
        state = states.of(page)
        if state.occurrence_on is None:
            state.occurrence_on = timezone.localdate(page.starts_at)
            state.save(update_fields=["occurrence_on"])
        known[state.occurrence_on] = page
    return known


def _copy(pattern, first, day):
    attributes = {
        "slug": f"{_stem(pattern)}-{day:%Y-%m-%d}",
        "starts_at": _moved(pattern.starts_at, day - first),
        "ends_at": _moved(pattern.ends_at, day - first),
    }
    page = pattern.copy(
        update_attrs=attributes, copy_revisions=False, keep_live=True, log_action=None
    )
    EventState.objects.update_or_create(
        event_id=page.pk,
        defaults={"occurrence_on": day, "announced": states.facts(page)},
    )
    return page


def _stem(pattern):
    return pattern.slug.removesuffix(
        f"-{timezone.localdate(pattern.starts_at):%Y-%m-%d}"
    )


def _moved(moment, distance):
    """Return the same time on the clock so many days later, whatever the clock did."""
    local = timezone.localtime(moment)
    return timezone.make_aware(local.replace(tzinfo=None) + distance)
