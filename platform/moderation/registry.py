"""What members can report; every app registers its own in ``AppConfig.ready``."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

_reportables = {}


def _nothing(thing):
    return ""


@dataclass(frozen=True)
class Reportable:
    """A kind of thing that members can report.

    ``queryset_for`` returns what a user may see. ``author`` returns a user or None.
    ``hide`` takes a thing off the site and ``show`` undoes just that, so a thing keeps
    apart whether a moderator hid it and what its owner chose. ``text`` returns what
    moderators judge, also when nobody sees the thing any more.
    """

    name: str
    label: str
    queryset_for: Callable[[Any], QuerySet]
    title: Callable[[Any], str]
    url: Callable[[Any], str]
    author: Callable[[Any], Any]
    hide: Callable[[Any], object]
    show: Callable[[Any], object]
    text: Callable[[Any], str] = _nothing


def register(reportable):
    """Add a kind of thing; call this from an app's ``ready``."""
    _reportables[reportable.name] = reportable


def find(name):
    """Return the kind of this name, or None."""
    return _reportables.get(name)


def registered():
    return sorted(_reportables.values(), key=lambda reportable: reportable.label)
