"""The agenda page and what an event needs before it goes online."""

from django.core.paginator import Paginator

from core.paging import page_number

from .enums import Audience

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


def index_context(index, request):
    """Return one page of coming events, or of past ones when asked for."""
    from .models import EventPage

    show_past = request.GET.get("toon") == "geweest"
    events = EventPage.objects.child_of(index).visible_to(request.user)
    chosen = events.past() if show_past else events.upcoming()
    paginator = Paginator(chosen.select_related("municipality"), EVENTS_PER_PAGE)
    results = paginator.get_page(page_number(request))
    return {
        "events": results,
        "rows": [row(event) for event in results],
        "show_past": show_past,
    }


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
