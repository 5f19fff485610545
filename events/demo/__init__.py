"""Invented events, some past and some coming."""

from datetime import time, timedelta
from pathlib import Path

from django.utils import timezone

from core.demo import Drawing, add_page, body, read_all
from events.models import EventIndexPage, EventPage, ProgrammeItem
from profiles.organisations.models import Municipality

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
    "price",
    "access",
    "image_alt",
    "search_description",
)


def content():
    return read_all(CONTENT)


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
    for data in pages:
        page = EventPage(
            **{name: data[name] for name in PLAIN_FIELDS if name in data},
            starts_at=_moment(data["days_from_now"], data["start"]),
            ends_at=_moment(data["days_from_now"], data["end"]),
            municipality=Municipality.objects.filter(name=data["municipality"]).first(),
            image_id=pictures.id("scene", data["image"]) if data.get("image") else None,
            body=body(data["body"], picture=pictures.id, page_at=page_at),
        )
        page.programme = [
            ProgrammeItem(time=at, text=text, sort_order=order)
            for order, (at, text) in enumerate(data.get("programme", []))
        ]
        add_page(index, page)
        yield data["title"]


def _moment(days_from_now, clock):
    day = timezone.localdate() + timedelta(days=days_from_now)
    day -= timedelta(days=max(0, day.weekday() - FRIDAY))
    return timezone.make_aware(
        timezone.datetime.combine(day, time.fromisoformat(clock))
    )
