"""Mijn platform: what waits for a member and what is new; every app adds its parts.

An app registers in its ``ready``. The page itself, and the member's menu, are made of
what was registered; neither knows an app.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import TextChoices
from django.http import HttpRequest


class Task(NamedTuple):
    """Something that waits for this member, with the one place to deal with it."""

    title: str
    url: str
    button: str
    text: str = ""
    since: datetime | None = None


class Place(TextChoices):
    """Where a part stands."""

    MAIN = "main", "Main column"
    ASIDE = "aside", "Beside it"


@dataclass(frozen=True)
class Part:
    """A block of the page.

    ``context_for`` returns what ``template`` needs for this reader, or None when there
    is nothing to show.
    """

    name: str
    template: str
    context_for: Callable[[HttpRequest], dict[str, Any] | None]
    place: Place = Place.MAIN
    order: int = 100


class MemberLink(NamedTuple):
    """A link in the menu of members, before those of the site."""

    label: str
    url_name: str
    order: int = 100


_parts = {}
_tasks = {}
_links = {}


def register_part(part):
    _parts[part.name] = part


def register_tasks(name, tasks_for):
    """Add a function of a request that returns a list of ``Task``."""
    _tasks[name] = tasks_for


def register_link(link):
    _links[link.url_name] = link


def tasks(request):
    """Return what waits for this reader, the longest waiting first."""
    found = [task for tasks_for in _tasks.values() for task in tasks_for(request)]
    return sorted(found, key=lambda task: (task.since is None, task.since, task.title))


def parts(request, place):
    """Return (template, context) of what there is to show at this place."""
    here = (part for part in _parts.values() if part.place == place)
    ordered = sorted(here, key=lambda part: (part.order, part.name))
    shown = ((part.template, part.context_for(request)) for part in ordered)
    return [(template, context) for template, context in shown if context is not None]


def links():
    return sorted(_links.values(), key=lambda link: (link.order, link.label))
