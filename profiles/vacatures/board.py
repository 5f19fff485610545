"""The board: what there is for this reader, filtered, in an order, page by page."""

from typing import NamedTuple

from wagtail.models import Site

from core.facets import Selection
from core.paging import own_query, page_of
from core.search.cleaning import clean_query

from .distance import STEPS
from .facets import all_facets, distance_facet, matching
from .models import Vacature
from .strips import cards, with_offers

PER_PAGE = 20
NEWEST, WAITING, STARTING = "", "wacht", "start"
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
    site = Site.find_for_request(request)
    selection = select(request.user, site, request.GET, sort)
    results = page_of(
        with_offers(ordered(selection.objects, sort)).select_related(
            "employer", "municipality"
        ),
        request,
        per_page=PER_PAGE,
        total=selection.total,
    )
    return {
        "selection": selection,
        "counted": counted(selection.total),
        "results": results,
        "cards": cards(list(results), request.user),
        "canonical_query": own_query(results, selection.query),
        "sorts": [Sort(*pair, pair[0] == sort) for pair in SORTS.items()],
        "places": _options(selection, "gemeente"),
        "distances": STEPS,
    }


def select(user, site, parameters, sort=NEWEST):
    """Return what an address asks for of what this user may see.

    Alerts and the API ask it too: a saved search gives what the board gives.
    """
    typed = clean_query(parameters.get("q", ""))
    near = distance_facet(parameters)
    asked = parameters.copy()
    if near:
        asked.setlist("afstand", [value for value, _label in near.choices])
    return Selection(
        all_facets(user, site, near),
        Vacature.objects.for_site(site).visible_to(user).on_board(),
        asked,
        words=typed,
        matching=matching(typed) if typed else None,
        kept=[("volgorde", sort)] if sort else [],
    )


def ordered(vacatures, sort):
    if sort == WAITING:
        return vacatures.longest_waiting()
    if sort == STARTING:
        return vacatures.first_to_start()
    return vacatures.newest_first()


def counted(total):
    return f"{total} {'vacature' if total == 1 else 'vacatures'}"


def _options(selection, parameter):
    """Return (value, label) of a group, in the order of the alphabet."""
    group = next(g for g in selection.groups if g.parameter == parameter)
    options = sorted([*group.options, *group.more], key=lambda option: option.label)
    return [(option.value, option.label) for option in options]
