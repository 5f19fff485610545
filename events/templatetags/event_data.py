"""What search engines read about an event."""

import json

from django import template
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.timezone import localdate, localtime

from core.models import SiteDetails

register = template.Library()

# In a script only these characters can end it; JSON may write them as escapes.
ESCAPES = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}
SCHEMA = "https://schema.org"


@register.simple_tag(takes_context=True)
def event_data(context, event):
    """Describe a public event as its page does."""
    if event.get_view_restrictions():
        return ""
    request = context["request"]
    status = "EventCancelled" if event.is_called_off else "EventScheduled"
    data = {
        "@context": SCHEMA,
        "@type": "Event",
        "name": event.title,
        "description": event.share_description,
        "url": event.get_full_url(request),
        "startDate": _moment(event, event.starts_at),
        "endDate": _moment(event, event.ends_at),
        "eventStatus": f"{SCHEMA}/{status}",
        "eventAttendanceMode": f"{SCHEMA}/OfflineEventAttendanceMode",
        "inLanguage": "nl",
        "location": _location(event),
        "organizer": {
            "@type": "Organization",
            "name": SiteDetails.for_request(request).name,
        },
    }
    if event.capacity:
        data["maximumAttendeeCapacity"] = event.capacity
    text = json.dumps(data, ensure_ascii=False).translate(ESCAPES)
    return format_html(
        '<script type="application/ld+json">{}</script>',
        mark_safe(text),  # noqa: S308 - escaped just above
    )


def _moment(event, moment):
    when = localdate(moment) if event.is_all_day else localtime(moment)
    return when.isoformat()


def _location(event):
    town = event.municipality.name if event.municipality else ""
    address = {
        "@type": "PostalAddress",
        "streetAddress": event.address,
        "addressLocality": town,
        "addressCountry": "NL",
    }
    return {
        "@type": "Place",
        "name": event.place,
        "address": {key: value for key, value in address.items() if value},
    }
