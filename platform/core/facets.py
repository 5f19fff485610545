"""Filters beside a list: what can be chosen, what is chosen, and what each would give.

Within a group one of the chosen values is enough; every group must be met. The number
beside an option is what there is of it under the filters of the other groups: so it
tells what one gets when one adds it. All numbers come from one query.

A view of another list gives its own facets and what its reader may see::

    facets = [
        Facet("soort", "Soort", "kind", EventKind.choices),
        Facet("plaats", "Gemeente", "municipality__slug", terms=municipalities),
        Facet("onderwerp", "Onderwerp", "topics__slug", terms=topics, is_many=True),
    ]
    selection = Selection(facets, events.visible_to(request.user), request.GET)
    results = page_of(selection.objects, request, per_page=20, total=selection.total)

Its template does as ``templates/events/event_index_page.html``.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.db.models import CharField, Count, IntegerField, Q, QuerySet, Value
from django.db.models.functions import Cast
from django.db.models.lookups import In
from django.http import QueryDict

SHOWN = 4  # of each group; the others stand behind "Toon n meer"
MOST = 60  # of each group; who wants another searches


def most_first(option):
    return (-option.total, option.label)


def as_given(option):
    return option.total == 0


def highest_first(option):
    return (option.total == 0, -int(option.value))


@dataclass(frozen=True)
class Facet:
    """One group of filters.

    ``lookup`` leads from an object of the list to the value that stands in the address:
    the name of a field, or an expression.
    Options are pairs of value and label: ``choices`` that are always the same, and
    ``terms``, a function that returns a queryset with the annotations ``value`` and
    ``text`` for what editors can change. Groups with one ``heading`` stand under it.
    """

    parameter: str
    label: str
    lookup: Any
    choices: Iterable[tuple[str, str]] = ()
    terms: Callable[[], QuerySet] | None = None
    heading: str = ""
    is_many: bool = False  # an object can have several values
    sort_key: Callable[["Option"], Any] = most_first
    pattern: str = r"[\w+-]{1,60}"  # of a value; anything else is not looked at

    def well_formed(self, values):
        """Return each value once, without those that cannot be one."""
        fitting = (value for value in values if re.fullmatch(self.pattern, value))
        return list(dict.fromkeys(fitting))

    def condition(self, values, model):
        """Return what an object must meet to have one of these values."""
        if isinstance(self.lookup, str):
            chosen = Q(**{f"{self.lookup}__in": values})
        else:
            chosen = Q(In(self.lookup, values))
        if not self.is_many:
            return chosen
        # As a join it would show an object once for each of its values.
        return Q(pk__in=model._default_manager.filter(chosen).values("pk"))


class Option(NamedTuple):
    """One box to tick; ``total`` is what ticking it gives."""

    value: str
    label: str
    total: int
    is_chosen: bool


class Group(NamedTuple):
    """A facet as readers see it: the first options, and those behind "Toon n meer"."""

    parameter: str
    label: str
    heading: str
    options: list[Option]
    more: list[Option]


class Choice(NamedTuple):
    """Something that was chosen, with the address in which it no longer is."""

    label: str
    query: str


class WayOut(NamedTuple):
    """What comes back when one group of filters, or the typed words, are let go."""

    label: str
    query: str
    total: int


class Selection:
    """What a reader chose from a list, and what that leaves.

    ``words`` is what was typed, and ``matching`` the condition that stands for it.
    ``kept`` are (parameter, value) of what else stands in the address. What the address
    asks for and is no option is not there.
    """

    def __init__(
        self, facets, objects, parameters, *, words="", matching=None, kept=()
    ):
        self.words = words
        self.kept = list(kept)
        self._facets = facets
        self._objects = objects
        self._matching = matching or Q()
        asked = {
            facet.parameter: values
            for facet in facets
            if (values := facet.well_formed(parameters.getlist(facet.parameter)))
        }
        self._ask(asked)
        known = self._known(asked)
        if known != asked:
            self._ask(known)

    def _ask(self, chosen):
        """Read the options and what each of them gives, in one query."""
        self.chosen = chosen
        self._labels = {f.parameter: dict(f.choices) for f in self._facets}
        self._totals = {}
        parts = [_count(self._without(), "", Value("", CharField()))]
        for facet in self._facets:
            others = self._without(facet.parameter)
            parts.append(_count(others, facet.parameter, facet.lookup))
            if facet.terms:
                parts.append(_options(facet))
        for name, value, label, total in sorted(_all(parts), key=lambda row: row[2]):
            if label:
                self._labels[name].setdefault(value, label)
            else:
                self._totals[name, value] = total

    def _known(self, asked):
        known = {
            name: [value for value in values if value in self._labels[name]]
            for name, values in asked.items()
        }
        return {name: values for name, values in known.items() if values}

    @property
    def objects(self):
        return self._without()

    @property
    def total(self):
        return self._totals.get(("", ""), 0)

    def _without(self, parameter=None, *, words=False):
        """Return the objects when one group, or the typed words, are let go."""
        objects = self._objects if words else self._objects.filter(self._matching)
        for facet in self._facets:
            values = self.chosen.get(facet.parameter)
            if values and facet.parameter != parameter:
                objects = objects.filter(facet.condition(values, objects.model))
        return objects

    @cached_property
    def groups(self):
        return [self._group(facet) for facet in self._facets]

    def _group(self, facet):
        name = facet.parameter
        chosen = self.chosen.get(name, [])
        options = [
            Option(value, label, self._totals.get((name, value), 0), value in chosen)
            for value, label in self._labels[name].items()
        ]
        options.sort(key=facet.sort_key)
        # What is ticked stays in sight.
        options.sort(key=lambda option: not option.is_chosen)
        shown, more = options[:SHOWN], options[SHOWN:MOST]
        return Group(name, facet.label, facet.heading, shown, more)

    @cached_property
    def pairs(self):
        """Return (parameter, value) of all that was chosen, in the order of facets."""
        typed = [("q", self.words)] if self.words else []
        return typed + [
            (name, value) for name, values in self.chosen.items() for value in values
        ]

    @property
    def chosen_total(self):
        return sum(len(values) for values in self.chosen.values())

    def _address(self, pairs):
        return urlencode([*self.kept, *pairs])

    @property
    def query(self):
        return self._address(self.pairs)

    @property
    def clear_query(self):
        return self._address([])

    @property
    def parameters(self):
        """Return the choices for who adds to them, such as the pages of a list."""
        return QueryDict(self.query)

    @property
    def choices(self):
        return [
            Choice(
                f"‘{value}’" if name == "q" else self._labels[name][value],
                self._address(pair for pair in self.pairs if pair != (name, value)),
            )
            for name, value in self.pairs
        ]

    def ways_out(self):
        """Return what letting go of one group would give, when nothing is left."""
        names = (["q"] if self.words else []) + list(self.chosen)
        if self.total or not names:
            return []
        totals = self._totals_without(names)
        return [
            WayOut(self._said(name), self._query_without(name), totals[name])
            for name in sorted(names, key=lambda name: -totals.get(name, 0))
            if totals.get(name)
        ]

    def _totals_without(self, names):
        """Return {group: how many there are when it is let go}."""
        parts = [
            _count(self._without(name, words=name == "q"), name, Value("", CharField()))
            for name in names
        ]
        return {name: total for name, _, _, total in _all(parts)}

    def _said(self, name):
        if name == "q":
            return f"‘{self.words}’"
        return " of ".join(self._labels[name][value] for value in self.chosen[name])

    def _query_without(self, name):
        return self._address(pair for pair in self.pairs if pair[0] != name)


def _all(parts):
    first, *others = parts
    return first.union(*others, all=True)


def _count(objects, parameter, lookup):
    """Return a queryset of (parameter, value, "", number of objects that have it)."""
    value = Cast(lookup, CharField()) if isinstance(lookup, str) else lookup
    return (
        objects.order_by()
        .annotate(facet_name=Value(parameter, CharField()), facet_value=value)
        .values("facet_name", "facet_value")
        .annotate(facet_label=Value("", CharField()), facet_total=Count("pk"))
        .values_list("facet_name", "facet_value", "facet_label", "facet_total")
    )


def _options(facet):
    """Return a queryset of (parameter, value, label, 0) of what editors can change."""
    return (
        facet.terms()
        .order_by()
        .values_list(
            Value(facet.parameter, CharField()),
            Cast("value", CharField()),
            Cast("text", CharField()),
            Value(0, IntegerField()),
        )
    )
