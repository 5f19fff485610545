"""What higher apps show on the pages of organisations, municipalities and people."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from .models import Municipality, Organisation

_panels = {}


def _nothing(place, request):
    return ()


@dataclass(frozen=True)
class Panel:
    """A part of those pages, such as stories or people.

    The functions return what this reader may see of a place or a person (a profile of
    the app of people), the best first and no more than fit. The template shows them as
    ``objects``; ``more`` returns where the reader finds the rest, or an empty string.
    """

    name: str
    heading: str
    template: str
    of_organisation: Callable[[Organisation, HttpRequest], Sequence[Any]] = _nothing
    of_municipality: Callable[[Municipality, HttpRequest], Sequence[Any]] = _nothing
    of_person: Callable[[Any, HttpRequest], Sequence[Any]] = _nothing
    more: Callable[[Any, HttpRequest], str] = lambda place, request: ""
    order: int = 100


@dataclass(frozen=True)
class Shown:
    """A panel with what it shows of one place."""

    panel: Panel
    objects: Sequence[Any]
    more_url: str


def register(panel):
    """Add a part; call this from an app's ``ready``."""
    _panels[panel.name] = panel


def of_organisation(organisation, request):
    return _shown(organisation, request, "of_organisation")


def of_municipality(municipality, request):
    return _shown(municipality, request, "of_municipality")


def of_person(profile, request):
    return _shown(profile, request, "of_person")


def _shown(place, request, question):
    """Return the parts that have something to show here, in their order."""
    panels = sorted(_panels.values(), key=lambda panel: (panel.order, panel.name))
    answers = ((panel, getattr(panel, question)(place, request)) for panel in panels)
    return [
        Shown(panel, objects, panel.more(place, request))
        for panel, objects in answers
        if objects
    ]
