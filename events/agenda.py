"""The agenda page and what an event needs before it goes online."""

from hashlib import sha256
from urllib.parse import urlencode

from django.core.cache import cache
from django.db.models import F
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.timezone import localtime
from wagtail.models import Site

from core.facets import Facet, Selection, as_given
from core.page_store.public import A_MINUTE
from core.paging import own_query, page_of
from profiles.organisations.models import Municipality

from .enums import Audience, EventKind

EVENTS_PER_PAGE = 20
PAST_OF_SERIES = 50
PARAMETERS = frozenset({"gemeente", "pagina", "soort", "toon", "voor"})


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


class PastSelection(Selection):
    """The past is long and changes little: what is counted in it holds for a minute.

    The query is the key, because it says who asks, of which site and in which minute.
    """

    def _ask(self, chosen):
        asked = f"{self._objects.query} {sorted(chosen.items())}"
        key = f"events.past.{sha256(asked.encode()).hexdigest()}"
        counted = cache.get(key)
        if counted is None:
            super()._ask(chosen)
            cache.set(key, (self._labels, self._totals), A_MINUTE)
        else:
            self.chosen = chosen
            self._labels, self._totals = counted


def select(events, request):
    """Return the coming events that a reader chose, or the past ones."""
    facets = _facets(Site.find_for_request(request))
    now = timezone.now().replace(second=0, microsecond=0)
    if is_about_past(request):
        kept = [("toon", "geweest")]
        return PastSelection(facets, events.past(now=now), request.GET, kept=kept)
    return Selection(facets, events.upcoming(now=now), request.GET)


def is_about_past(request):
    return request.GET.get("toon") == "geweest"


def index_context(events, request):
    """Return one page of the events that a reader chose."""
    selection = select(events, request)
    rows = selection.objects.select_related("municipality", "state")
    results = page_of(rows, request, per_page=EVENTS_PER_PAGE, total=selection.total)
    return {
        "selection": selection,
        "counted": _counted(selection.total),
        "events": results,
        "canonical_query": own_query(results, selection.query),
        "rows": [row(event) for event in results],
        "show_past": is_about_past(request),
        "calendar_url": calendar_url(request, selection),
    }


def calendar_url(request, selection):
    """Return the address with which a calendar follows the same choice."""
    parameters = [pair for pair in selection.pairs if pair[0] != "toon"]
    query = f"?{urlencode(parameters)}" if parameters else ""
    return f"webcal://{request.get_host()}{request.path}agenda.ics{query}"


def series_context(events):
    """Return all that is still to come in a series, and the last that were."""
    events = events.select_related("municipality", "state")
    return {
        "coming": [row(event) for event in events.upcoming()],
        "past": [row(event) for event in events.past()[:PAST_OF_SERIES]],
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
    label = event.get_kind_display() if for_all else event.get_audience_display()
    return {
        "page": event,
        "place": place_of(event),
        "label": "Gaat niet door" if event.is_called_off else label,
        "soft": event.audience == Audience.PROFESSIONALS,
    }


def place_of(event):
    """Return the place and the municipality, without saying the same name twice."""
    municipality = event.municipality.name if event.municipality else ""
    if not municipality or municipality in event.place:
        return event.place
    return f"{event.place}, {municipality}"


def moment_of(event):
    """Return when an event is, in words."""
    start, end = localtime(event.starts_at), localtime(event.ends_at)
    first, last = date_format(start, "l j F Y"), date_format(end, "l j F Y")
    if event.is_all_day:
        return first if first == last else f"{first} tot en met {last}"
    begin = f"{first}, {date_format(start, 'G.i')}"
    if start.date() == end.date():
        return f"{begin} - {date_format(end, 'G.i')} uur"
    return f"{begin} uur tot {last}, {date_format(end, 'G.i')} uur"
