"""The wie-is-wie: finding a colleague among those that one may see."""

from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Case, CharField, F, Q, When
from django.db.models.functions import Cast

from core.bitmaps import LiveBitmaps
from core.facets import Facet, Selection
from core.paging import own_query, page_of
from core.search.cleaning import clean_query
from profiles.organisations.enums import MembershipRole
from profiles.organisations.models import (
    Municipality,
    Organisation,
    OrganisationType,
    Specialism,
)

from .directory_sets import Sight, count, read
from .finding import in_name_first, matches, matching
from .models import Profile
from .set_selection import SetSelection
from .signals import DIRECTORY
from .terms import fetch_terms
from .visibility import ANY_MEMBER, ProfileView, Viewer, seen_by

PEOPLE_PER_PAGE = 20
# Who typed nothing gets the best first by name.
BEST, NAME, NEWEST = "", "naam", "nieuwste"
SORTS = {BEST: "Relevantie", NAME: "Naam", NEWEST: "Nieuwste"}
LONG_SLUG = r"[\w-]{1,80}"


class Sort(NamedTuple):
    """One way to put the list in order."""

    value: str
    label: str
    is_chosen: bool


class Card(NamedTuple):
    """One person in the list, and where the typed words were found."""

    view: ProfileView
    matches: list


@dataclass(frozen=True)
class ShownFacet(Facet):
    """A facet of something that not everybody shows to everybody.

    ``shown`` is the condition for the profiles of which this viewer may see it; the
    others are neither counted nor kept.
    """

    shown: Q = Q()  # noqa: RUF009 - never changed

    @classmethod
    def of(cls, parameter, label, lookup, viewer, terms):
        shown = viewer.may_see("work_audience")
        value = Case(When(shown, then=Cast(lookup, CharField())))
        return cls(parameter, label, value, terms=terms, is_many=True, shown=shown)

    def condition(self, values, model):
        chosen = model._default_manager.annotate(shown_value=self.lookup)
        return Q(pk__in=chosen.filter(shown_value__in=values).values("pk"))


def directory_context(request):
    """Return one page of the people that a reader chose, and the choices there are."""
    viewer = Viewer.of(request.user)
    typed = clean_query(request.GET.get("q", ""))
    asked = request.GET.get("volgorde")
    sort = asked if asked in SORTS else BEST
    answer = _from_sets if viewer.is_member else _from_database
    selection, results = answer(request, viewer, typed, sort)
    return {
        "selection": selection,
        "counted": f"{selection.total} {'mens' if selection.total == 1 else 'mensen'}",
        "results": results,
        "canonical_query": own_query(results, selection.query),
        "cards": cards(results, viewer, typed),
        "shows_map": request.GET.get("kaart") == "ja",
        "sorts": [Sort(*pair, pair[0] == sort) for pair in SORTS.items()],
    }


def _from_sets(request, viewer, typed, sort):
    """Return the selection and a page of it; a short list needs no sets."""
    with SETS.lock:
        sets = SETS.current()
        if sets is None:
            return _from_database(request, viewer, typed, sort)
        selection = SetSelection(
            Sight(sets, viewer),
            facets(viewer),
            request.GET,
            words=typed,
            kept=_kept(sort),
        )
        results = _page(selection.keys(sort), selection, request)
    found = in_this_order(results.object_list, viewer)
    results.object_list = found
    return selection, results


def _from_database(request, viewer, typed, sort):
    selection = select(viewer, request.GET, typed, _kept(sort))
    people = ordered(selection, viewer, sort).with_relations()
    return selection, _page(people, selection, request)


def _page(objects, selection, request):
    return page_of(objects, request, per_page=PEOPLE_PER_PAGE, total=selection.total)


def _kept(sort):
    return [("volgorde", sort)] if sort else []


def in_this_order(keys, viewer):
    """Return these profiles, as far as the database says that they may be seen now."""
    people = Profile.objects.in_directory(viewer).filter(pk__in=keys).with_relations()
    found = {profile.pk: profile for profile in people}
    return [found[key] for key in keys if key in found]


def select(viewer, parameters, typed="", kept=()):
    """Return what an address asks for of the people that this viewer may see."""
    return Selection(
        facets(viewer),
        Profile.objects.in_directory(viewer).with_role(),
        parameters,
        words=typed,
        matching=matching(typed, viewer) if typed else None,
        kept=kept,
    )


def ordered(selection, viewer, sort):
    """Return a queryset of all that was chosen, in this order."""
    people = selection.objects
    if sort == NEWEST:
        return people.newest_first()
    if sort == BEST and selection.words:
        first = in_name_first(selection.words, viewer)
        return people.by_name().order_by(first, *people.by_name().query.order_by)
    return people.by_name()


def cards(profiles, viewer, typed=""):
    """Return the Cards of these profiles, as far as the viewer may see them."""
    profiles = list(profiles)
    fetch_terms(profiles)
    views = [seen_by(profile, viewer) for profile in profiles]
    return [Card(view, matches(view, typed) if typed else []) for view in views if view]


def facets(viewer):
    return [
        Facet(
            "soort",
            "Soort organisatie",
            "organisation__type__slug",
            terms=lambda: _named(OrganisationType),
        ),
        Facet(
            "organisatie",
            "Organisatie",
            "organisation__slug",
            terms=lambda: _named(Organisation),
            pattern=LONG_SLUG,
        ),
        ShownFacet.of(
            "gemeente",
            "Gemeente",
            "municipalities__slug",
            viewer,
            lambda: _named(Municipality),
        ),
        ShownFacet.of(
            "specialisme",
            "Specialisme",
            "specialisms__slug",
            viewer,
            lambda: _named(Specialism),
        ),
        Facet("rol", "Rol", "role", MembershipRole.choices),
    ]


def _named(model):
    return model.objects.annotate(value=F("slug"), text=F("name"))


def _labels():
    """Return {facet: {value: label}} of all that can be chosen."""
    return {
        facet.parameter: dict(facet.choices)
        or dict(facet.terms().values_list("value", "text"))
        for facet in facets(ANY_MEMBER)
    }


SETS = LiveBitmaps(DIRECTORY, read, count, _labels)
