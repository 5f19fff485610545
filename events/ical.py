"""Events as iCalendar (RFC 5545): for one event, a list, or a mail about a change."""

from datetime import UTC, time, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone
from icalendar import Calendar, Event, vCalAddress
from icalendar import vText as Text

from core.models import SiteDetails

from .agenda import place_of

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
PRODUCT = "-//Daar werken we aan//Agenda//NL"
REFRESH = timedelta(hours=6)
PUBLISH, CANCEL = "PUBLISH", "CANCEL"


def calendar(pages, *, name="", method="", tentative=()):
    """Return the bytes of a calendar file with these event pages.

    ``name`` is for a calendar that somebody follows, ``method`` for a file in a mail;
    ``tentative`` holds the keys of events for which somebody waits.
    """
    result = Calendar()
    result.add("prodid", PRODUCT)
    result.add("version", "2.0")
    result.add("calscale", "GREGORIAN")
    if method:
        result.add("method", method)
    if name:
        result.add("x-wr-calname", one_line(name))
        result.add("x-wr-timezone", AMSTERDAM.key)
        result.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    for page in pages:
        result.add_component(_event(page, method, is_tentative=page.pk in tentative))
    result.add_missing_timezones()
    return result.to_ical()


def uid(page):
    """Return what stays the same for an event, whatever becomes of its address."""
    return str(page.translation_key)


def one_line(text):
    """Return a text without line breaks and other characters that nobody sees."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _event(page, method, *, is_tentative):
    state = getattr(page, "state", None)
    result = Event()
    result.add("uid", uid(page))
    result.add("dtstamp", _changed_at(page, state).astimezone(UTC))
    result.add("sequence", state.sequence if state else 0)
    result.add("status", _status(page, method, is_tentative))
    result.add("summary", one_line(page.title))
    _add_times(result, page)
    result.add("location", one_line(", ".join(_places(page))))
    result.add("url", page.full_url or "")
    result.add("description", "\n\n".join(_about(page)))
    if method:
        result["organizer"] = _organizer(page)
    return result


def _status(page, method, is_tentative):
    if page.is_called_off:
        return "CANCELLED"
    # Whoever takes back a sign-up has no part in it any more, though it goes on.
    if method == CANCEL:
        return "CANCELLED"
    return "TENTATIVE" if is_tentative else "CONFIRMED"


def _add_times(result, page):
    if page.is_all_day:
        first, after = _days(page)
        result.add("dtstart", first)
        result.add("dtend", after)
    else:
        result.add("dtstart", _local(page.starts_at))
        result.add("dtend", _local(page.ends_at))


def _local(moment):
    """Return a time on the Dutch clock; the hour that comes twice can mean only one.

    A calendar takes it for the first of the two, so the second is told in UTC.
    """
    local = moment.astimezone(AMSTERDAM)
    return moment.astimezone(UTC) if local.fold else local


def _days(page):
    """Return the first day and the day after the last one."""
    end = timezone.localtime(page.ends_at, AMSTERDAM)
    after = end.date() if end.time() == time.min else end.date() + timedelta(days=1)
    return timezone.localdate(page.starts_at, AMSTERDAM), after


def _changed_at(page, state):
    changed = [page.last_published_at, state.changed_at if state else None]
    return max((moment for moment in changed if moment), default=page.starts_at)


def _places(page):
    return [part for part in (place_of(page), page.address) if part]


def _about(page):
    reason = page.state.reason if page.is_called_off else ""
    parts = [reason, page.intro, page.travel, page.full_url]
    return [part for part in parts if part]


def _organizer(page):
    details = SiteDetails.for_site(page.get_site())
    address = details.editorial_email or details.email or "niet-antwoorden@localhost"
    organizer = vCalAddress(f"mailto:{address}")
    organizer.params["cn"] = Text(one_line(details.name))
    return organizer
