"""The board: what there is for this reader, filtered, in an order, page by page."""

from typing import NamedTuple

from django.contrib.humanize.templatetags.humanize import intcomma
from django.http import QueryDict
from wagtail.models import Site

from core.facets import Selection
from core.paging import own_query, page_of
from core.search.cleaning import clean_query

from .board_sets import (
    NEWEST,
    PLACE,
    REGION,
    SETS,
    STARTING,
    WAITING,
    BoardSelection,
    Sight,
)
from .distance import STEPS
from .facets import all_facets, asked_distance, distance_facet, matching
from .models import Vacature
from .strips import cards, with_offers

PER_PAGE = 20
DISTANCE = "afstand"  # the only choice that is made with lists to choose from
SORTS = {
    NEWEST: "Nieuwste eerst",
    WAITING: "Wacht het langst",
    STARTING: "Start het eerst",
}


class Sort(NamedTuple):
    """One way to put the list in order."""

    value: str
    label: str
    is_chosen: bool


def board_context(request):
    """Return one page of what a reader chose, and the choices there are."""
    asked = request.GET.get("volgorde")
    sort = asked if asked in SORTS else NEWEST
    is_member = getattr(request.user, "is_member", False)
    answer = _from_sets if is_member else _from_database
    selection, results = answer(request, sort)
    return {
        "selection": selection,
        "counted": counted(selection.total),
        "results": results,
        "cards": cards(list(results), request.user),
        "canonical_query": own_query(results, selection.query),
        "sorts": [Sort(*pair, pair[0] == sort) for pair in SORTS.items()],
        "groups": [g for g in selection.groups if g.parameter != DISTANCE],
        "places": _options(selection, "gemeente"),
        "distances": STEPS,
        "near": _near(selection),
    }


def _from_sets(request, sort):
    """Return the selection and a page of it; a short list needs no sets."""
    with SETS.lock:
        sets = SETS.current()
        if sets is None:
            return _from_database(request, sort)
        site, places = Site.find_for_request(request), sets.facts[PLACE]
        asked = Asked.of(request.user, site, request.GET, places)
        region = sets.facts[REGION].get(site.pk)
        selection = BoardSelection(
            Sight(sets, region, request.user.pk, asked.near),
            asked.facets,
            asked.parameters,
            words=asked.words,
            kept=_kept(sort),
        )
        results = _page(selection.keys(sort), selection, request)
    results.object_list = _in_this_order(results.object_list, request.user)
    return selection, results


def _in_this_order(keys, user):
    """Return these vacatures, as far as the database says that they stand there now."""
    shown = Vacature.objects.visible_to(user).on_board().filter(pk__in=keys)
    found = {vacature.pk: vacature for vacature in _with_names(shown)}
    return [found[key] for key in keys if key in found]


def _from_database(request, sort):
    site = Site.find_for_request(request)
    selection = select(request.user, site, request.GET, sort)
    shown = _with_names(ordered(selection.objects, sort))
    return selection, _page(shown, selection, request)


def _with_names(vacatures):
    return with_offers(vacatures).select_related("employer", "municipality")


def _page(objects, selection, request):
    return page_of(objects, request, per_page=PER_PAGE, total=selection.total)


def _kept(sort):
    return [("volgorde", sort)] if sort else []


class Asked(NamedTuple):
    """What an address asks for, and the filters that this reader has."""

    site: Site
    near: tuple | None
    facets: list
    parameters: QueryDict
    words: str

    @classmethod
    def of(cls, user, site, parameters, places=None):
        near = asked_distance(parameters, places)
        asked = parameters.copy()
        if near:
            asked.setlist(DISTANCE, [near[0]])
        facets = all_facets(user, site, near and distance_facet(near))
        return cls(site, near, facets, asked, clean_query(parameters.get("q", "")))


def select(user, site, parameters, sort=NEWEST):
    """Return what an address asks for of what this user may see.

    A saved search gives what the board gives.
    """
    asked = Asked.of(user, site, parameters)
    return Selection(
        asked.facets,
        Vacature.objects.for_site(site).visible_to(user).on_board(),
        asked.parameters,
        words=asked.words,
        matching=matching(asked.words) if asked.words else None,
        kept=_kept(sort),
    )


def ordered(vacatures, sort):
    if sort == WAITING:
        return vacatures.longest_waiting()
    if sort == STARTING:
        return vacatures.first_to_start()
    return vacatures.newest_first()


def counted(total):
    return f"{intcomma(total)} {'vacature' if total == 1 else 'vacatures'}"


def _near(selection):
    """Return the place and kilometres that were chosen, as the form sends them."""
    [chosen] = selection.chosen.get(DISTANCE, [""])
    place, _dash, kilometres = chosen.rpartition("-")
    return {"place": place, "km": int(kilometres or 0)}


def _options(selection, parameter):
    """Return (value, label) of a group, in the order of the alphabet."""
    group = next(g for g in selection.groups if g.parameter == parameter)
    options = sorted([*group.options, *group.more], key=lambda option: option.label)
    return [(option.value, option.label) for option in options]
