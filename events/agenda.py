"""The agenda page and what an event needs before it goes online."""

from django.db.models import F
from wagtail.models import Site

from core.facets import Facet, Selection, as_given
from core.paging import own_query, page_of
from profiles.organisations.models import Municipality

from .enums import Audience, EventKind

EVENTS_PER_PAGE = 20


def problems(event):
    """Return (field name or None, message) for all that stops an event."""
    found = []
    if not event.intro:
        found.append(("intro", "Schrijf een inleiding van hooguit 300 tekens."))
    if event.image_id and not event.image_alt:
        found.append(("image_alt", "Schrijf wat er op de afbeelding te zien is."))
    if event.image_id and not event.image.credit:
        found.append(("image", "Vul bij de afbeelding in wie hem maakte."))
    return found


def index_context(events, request):
    """Return one page of the coming events that a reader chose, or of past ones."""
    show_past = request.GET.get("toon") == "geweest"
    selection = Selection(
        _facets(Site.find_for_request(request)),
        events.past() if show_past else events.upcoming(),
        request.GET,
        kept=[("toon", "geweest")] if show_past else [],
    )
    rows = selection.objects.select_related("municipality")
    results = page_of(rows, request, per_page=EVENTS_PER_PAGE, total=selection.total)
    return {
        "selection": selection,
        "counted": _counted(selection.total),
        "events": results,
        "canonical_query": own_query(results, selection.query),
        "rows": [row(event) for event in results],
        "show_past": show_past,
    }


def _facets(site):
    return [
        Facet("soort", "Soort bijeenkomst", "kind", EventKind.choices),
        Facet("voor", "Voor wie", "audience", Audience.choices, sort_key=as_given),
        Facet(
            "gemeente",
            "Gemeente",
            "municipality__slug",
            terms=lambda: Municipality.objects.for_site(site).annotate(
                value=F("slug"), text=F("name")
            ),
        ),
    ]


def _counted(total):
    return f"{total} {'bijeenkomst' if total == 1 else 'bijeenkomsten'}"


def row(event):
    """Return what one line of a list of events shows."""
    for_all = event.audience == Audience.EVERYONE
    return {
        "page": event,
        "place": place_of(event),
        "label": event.get_kind_display() if for_all else event.get_audience_display(),
        "soft": event.audience == Audience.PROFESSIONALS,
    }


def place_of(event):
    """Return the place and the municipality, without saying the same name twice."""
    municipality = event.municipality.name if event.municipality else ""
    if not municipality or municipality in event.place:
        return event.place
    return f"{event.place}, {municipality}"
