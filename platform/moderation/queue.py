"""One queue of everything that waits for a moderator, whichever app it lies in."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.urls import reverse

from .enums import Step
from .models import Case

_sources = {}


class Row(NamedTuple):
    """One thing that waits, since when, and the screen where it is dealt with."""

    title: str
    url: str
    since: datetime
    note: str = ""


@dataclass(frozen=True)
class QueueSource:
    """Things of one kind that wait. ``rows_for`` returns those this user may handle.

    ``count_for`` gives their number for the menu of every screen, when that takes
    less than making the rows.
    """

    name: str
    label: str
    rows_for: Callable[[object], list[Row]]
    count_for: Callable[[object], int] | None = None


class Entry(NamedTuple):
    """A row, and what kind of thing it is."""

    label: str
    row: Row


def register(source):
    """Add things that wait; call this from an app's ``ready``."""
    _sources[source.name] = source


def sources():
    return sorted(_sources.values(), key=lambda source: source.label)


def waiting(user, *, kind=""):
    """Return all entries that wait, or those of one kind, oldest first."""
    cases = Case.objects.waiting().oldest_first().with_thing()
    entries = [
        Entry(case.label, _row(case))
        for case in (cases.filter(kind=kind) if kind else cases)
    ]
    for source in sources():
        if kind in ("", source.name):
            entries += [Entry(source.label, row) for row in source.rows_for(user)]
    return sorted(entries, key=lambda entry: entry.row.since)


def total(user):
    """Return how many things wait."""
    others = (
        source.count_for(user) if source.count_for else len(source.rows_for(user))
        for source in sources()
    )
    return Case.objects.waiting().count() + sum(others)


def _row(case):
    notes = [
        "bezwaar" if case.step == Step.REVIEW else "",
        "nu verborgen" if case.hidden_at else "",
    ]
    return Row(
        case.title,
        reverse("moderation_case", args=[case.pk]),
        case.waiting_since,
        ", ".join(note for note in notes if note),
    )
