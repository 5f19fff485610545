"""Keeps agenda items for the events: their day and times, read from loose fields."""

from datetime import datetime, time

from stories.models import ImportedItem

from .dates import AMSTERDAM, parse_clock, parse_day, parse_moment
from .findings import Findings, shorten
from .html_blocks import convert_html
from .records import Item
from .report import ItemReport, Outcome
from .run import Run

KIND = "event"
EVENT_TYPES = {
    *("agenda", "agendapunt", "agenda_item", "event", "events", "evenement"),
    *("evenementen", "bijeenkomst", "bijeenkomsten", "tribe_events"),
}
DAY_WORDS = ("date", "datum", "dag", "day")
START_WORDS = ("start", "begin", "van", "from")
END_WORDS = ("end", "eind", "tot", "until")
PLACE_WORDS = ("location", "locatie", "venue", "plaats", "place", "adres", "address")


def keep_event(item: Item, run: Run) -> ItemReport:
    """Keep an agenda item as it was, until the agenda takes it over."""
    source = run.source_of(item)
    known = ImportedItem.objects.filter(source=source).first()
    if known and not run.is_update:
        return ItemReport(item.line, item.title, Outcome.UNCHANGED)
    payload, findings = read_event(item, site_url=run.export.site.url)
    if not run.is_dry_run:
        ImportedItem.objects.update_or_create(
            source=source,
            defaults={
                "kind": KIND,
                "title": shorten(item.title, 300),
                "payload": payload,
                "to_do": findings.todos,
            },
        )
    return ItemReport(
        line=item.line,
        title=item.title,
        outcome=Outcome.UPDATED if known else Outcome.KEPT,
        reason="Agendapunten wachten op de agenda.",
        findings=findings,
    )


def read_event(item: Item, *, site_url: str) -> tuple[dict, Findings]:
    """An agenda item as JSON; times are ISO with zone, None when they went lost."""
    article = convert_html(
        item.content, title=item.title, excerpt=item.excerpt, site_url=site_url
    )
    starts_at, ends_at = read_times(item.meta)
    if starts_at is None:
        article.findings.todo("De dag van deze bijeenkomst is niet te lezen.")
    payload = {
        "title": article.title,
        "intro": article.intro,
        "blocks": [list(block) for block in article.blocks],
        "starts_at": starts_at.isoformat() if starts_at else None,
        "ends_at": ends_at.isoformat() if ends_at else None,
        "place": _first(item.meta, PLACE_WORDS),
        "link": item.link,
        "status": item.status,
    }
    return payload, article.findings


def read_times(meta: dict[str, str]) -> tuple[datetime | None, datetime | None]:
    """Begin and end from fields such as date=20160331, start=8:00, end=9.30."""
    day = next(
        (
            found
            for key, value in meta.items()
            if _names(key, DAY_WORDS) and (found := parse_day(value[:40]))
        ),
        None,
    )
    return _moment(meta, START_WORDS, day), _moment(meta, END_WORDS, day)


def _moment(meta: dict[str, str], words: tuple[str, ...], day) -> datetime | None:
    for key, value in meta.items():
        if not _names(key, words) or key.lower().endswith("utc"):
            continue
        clock = parse_clock(value[:40])
        if day and clock:
            return datetime.combine(day, clock, AMSTERDAM)
        if moment := parse_moment(value[:40]):
            return moment
    # A day without a time is a whole day, which begins at midnight.
    if day and words is START_WORDS:
        return datetime.combine(day, time(), AMSTERDAM)
    return None


def _first(meta: dict[str, str], words: tuple[str, ...]) -> str:
    found = (value.strip() for key, value in meta.items() if _names(key, words))
    return next((value for value in found if value), "")[:200]


def _names(key: str, words: tuple[str, ...]) -> bool:
    # Advanced Custom Fields keeps its own bookkeeping under the same names.
    return any(word in key.lower() for word in words)
