"""What the one search box looks through: every app adds its own kinds of things."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from wagtail.models import Site

from core.querysets import BasePageQuerySet, hidden_paths

_sources = {}


class Reader:
    """Who searches, and on which site; what is hidden from them is asked once."""

    def __init__(self, user, site, request=None):
        self.user = user
        self.site = site
        self.request = request

    @classmethod
    def of(cls, request):
        return cls(request.user, Site.find_for_request(request), request)

    @classmethod
    def everybody(cls):
        """Yield who knows least: a visitor without an account, of each site."""
        for site in Site.objects.select_related("root_page"):
            yield cls(AnonymousUser(), site)

    def pages(self, model):
        """Return the pages of this type that the reader may see on this site."""
        pages = BasePageQuerySet(model).visible_to(self.user, hidden=self._hidden)
        if self.site is None:
            return pages.none()
        return pages.descendant_of(self.site.root_page, inclusive=True)

    @cached_property
    def _hidden(self):
        return hidden_paths(self.user)


class Result(NamedTuple):
    """One line in a list of results; ``about`` says what it is or where."""

    title: str
    url: str
    summary: str = ""
    about: str = ""


@dataclass(frozen=True)
class SearchSource:
    """One kind of thing that can be found.

    ``queryset_for`` returns what a reader may see and nothing else: what it leaves out
    is never found, counted or suggested. ``present`` turns objects of that queryset
    into one Result each, for this reader. The model is ``index.Indexed`` and has an
    ``AutocompleteField``; ``title_field`` is asked when the index is broken.
    """

    name: str
    label: str
    queryset_for: Callable[[Reader], QuerySet]
    present: Callable[[list[Any], Reader], Iterable[Result]]
    order: int = 100
    title_field: str = "title"
    template: str = "components/search_result.html"


def register(source):
    """Add a kind of thing to the search box; call this from an app's ``ready``."""
    _sources[source.name] = source


def sources():
    """Return all kinds of things, in the order in which readers see them."""
    return sorted(_sources.values(), key=lambda source: (source.order, source.label))


def source_named(name):
    return _sources.get(name)
