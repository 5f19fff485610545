"""Calendar files, and calendars that one can follow."""

import hashlib

from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from core.models import SiteDetails
from core.page_store.public import Public, say_public
from events import agenda, ical, personal_calendar

MOST = 500
CONTENT_TYPE = "text/calendar; charset=utf-8"


@require_safe
def of_event(request, event):
    """Send one event, for a calendar to keep."""
    say_public(request, Public())
    return _response(request, ical.calendar([event]), name=event.slug)


@require_safe
def of_index(request, index):
    """Send what is to come of a choice, to follow.

    A calendar program is nobody: it gets what everybody may see, also from a member.
    """
    from events.models import EventPage

    say_public(request, index.public)
    events = EventPage.objects.descendant_of(index).visible_to(AnonymousUser())
    selection = agenda.select(events, request)
    found = selection.objects.select_related("municipality", "state")[:MOST]
    chosen = ", ".join(choice.label for choice in selection.choices)
    name = f"{index.title} - {SiteDetails.for_request(request).name}"
    content = ical.calendar(found, name=f"{name}: {chosen}" if chosen else name)
    return _response(request, content, name=index.slug)


@require_safe
def personal(request, secret):
    """Send where one member will be, to whoever has the secret address."""
    user = personal_calendar.owner_of(secret)
    if user is None:
        raise Http404
    events, tentative = personal_calendar.events_of(user)
    name = f"Mijn agenda - {SiteDetails.for_request(request).name}"
    content = ical.calendar(events[:MOST], name=name, tentative=tentative)
    response = _response(request, content, name="mijn-agenda")
    patch_cache_control(response, private=True, no_store=True)
    return response


def _response(request, content, *, name):
    response = HttpResponse(content, content_type=CONTENT_TYPE)
    response["Content-Disposition"] = f'attachment; filename="{name}.ics"'
    response["X-Robots-Tag"] = "noindex"
    response["ETag"] = quote_etag(hashlib.sha256(content).hexdigest()[:32])
    return get_conditional_response(request, etag=response["ETag"], response=response)
