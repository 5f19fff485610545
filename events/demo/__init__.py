"""Invented events, some past and some coming, and who comes to them."""

from datetime import time, timedelta
from pathlib import Path

from django.utils import timezone

from core.demo import Drawing, add_page, body, read_all
from events import recurrence
from events.models import (
    EventIndexPage,
    EventPage,
    EventSeriesPage,
    EventSession,
    ProgrammeItem,
)
from profiles.organisations.models import Municipality

from .people import load_people

__all__ = ["content", "drawings", "load", "load_people"]

FRIDAY = 4
CONTENT = Path(__file__).parent / "content"
PLAIN_FIELDS = (
    "title",
    "slug",
    "intro",
    "audience",
    "kind",
    "place",
    "address",
    "travel",
    "price",
    "access",
    "capacity",
    "is_all_day",
    "image_alt",
    "search_description",
)


def content():
    return read_all(CONTENT)


def series():
    return read_all(CONTENT / "series")


def drawings():
    return [Drawing("scene", data["image"]) for data in content() if data.get("image")]


def load(home, pages, *, pictures, page_at):
    """Publish the events below the agenda."""
    index = add_page(
        home,
        EventIndexPage(
            title="Agenda",
            slug="agenda",
            intro="Ontbijten, praktijktafels en bedrijfsbezoeken in de hele regio.",
            search_description="Bijeenkomsten in de regio voor ondernemers en"
            " professionals: ontbijten, praktijktafels en bedrijfsbezoeken.",
        ),
    )
    towns = dict(Municipality.objects.values_list("name", "pk"))
    for data in pages:
        page = _event(data, towns, data["days_from_now"])
        page.image_id = pictures.id("scene", data.get("image", ""))
        page.body = body(data["body"], picture=pictures.id, page_at=page_at)
        page.report = body(data.get("report", []), picture=pictures.id, page_at=page_at)
        add_page(index, page)
        yield data["title"]
    for data in series():
        _load_series(index, data, towns, page_at)


def _event(data, towns, days_from_now):
    nights = data.get("nights", 0)
    page = EventPage(
        **{name: data[name] for name in PLAIN_FIELDS if name in data},
        starts_at=_moment(days_from_now, data["start"]),
        ends_at=_moment(days_from_now, data["end"]) + timedelta(days=nights),
        municipality_id=towns.get(data["municipality"]),
        has_registration="capacity" in data,
    )
    page.programme = [
        ProgrammeItem(time=at, text=text, sort_order=order)
        for order, (at, text) in enumerate(data.get("programme", []))
    ]
    page.sessions = [
        EventSession(**table, sort_order=order)
        for order, table in enumerate(data.get("sessions", []))
    ]
    return page


def _load_series(index, data, towns, page_at):
    """Publish a series with its first event; the others follow from that."""
    first = data["first_days_from_now"]
    page = EventSeriesPage(
        **{name: data[name] for name in ("title", "slug", "intro", "rhythm")},
        search_description=data["search_description"],
        last_day=timezone.localdate() + timedelta(days=first, weeks=data["weeks"]),
        body=body(data["body"], picture=None, page_at=page_at),
    )
    parent = add_page(index, page)
    add_page(parent, _event(data["event"], towns, first))
    recurrence.extend(parent)


def _moment(days_from_now, clock):
    day = timezone.localdate() + timedelta(days=days_from_now)
    day -= timedelta(days=max(0, day.weekday() - FRIDAY))
    return timezone.make_aware(
        timezone.datetime.combine(day, time.fromisoformat(clock))
    )
