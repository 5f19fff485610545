"""The agenda page and what an event needs before it goes online."""

from django.core.paginator import Paginator

from core.paging import page_number

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
    return {
        "events": paginator.get_page(page_number(request)),
        "show_past": show_past,
    }
