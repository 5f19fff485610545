"""Drawings that are part of the page itself: icons and the mark of the site."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import mark_safe

register = template.Library()

# Each icon is drawn with lines on a field of 24 by 24.
ICONS = {
    "arrow": '<path d="M4 12h15m-6-6 6 6-6 6"/>',
    "bell": (
        '<path d="M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15z'
        'M10 20.5a2.2 2.2 0 0 0 4 0"/>'
    ),
    "briefcase": (
        '<rect x="3.5" y="8" width="17" height="11.5" rx="2"/>'
        '<path d="M8.5 8V5.5h7V8m-12 4.5h17"/>'
    ),
    "calendar": (
        '<rect x="4" y="5.5" width="16" height="14.5" rx="2.5"/>'
        '<path d="M4 10.5h16M8.5 3v4m7-4v4"/>'
    ),
    "chat": (
        '<path d="M5 5h14a1.5 1.5 0 0 1 1.5 1.5V15a1.5 1.5 0 0 1-1.5 1.5h-8L6.5 '
        '20.5v-4H5A1.5 1.5 0 0 1 3.5 15V6.5A1.5 1.5 0 0 1 5 5z"/>'
    ),
    "check": '<path d="m5 12.5 4.5 4.5L19 7.5"/>',
    "clock": '<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5l3.5 2"/>',
    "close": '<path d="m6 6 12 12M18 6 6 18"/>',
    "download": '<path d="M12 4v11m-5-5 5 5 5-5M5 20h14"/>',
    "euro": '<path d="M18 6.5a7 7 0 1 0 0 11M4 10.5h9m-9 3h8"/>',
    "filter": '<path d="M4 7h16M7 12h10m-7 5h4"/>',
    "info": '<circle cx="12" cy="12" r="8.5"/><path d="M12 11v5m0-8.2v.01"/>',
    "link": (
        '<path d="M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.3l-1 1M14 10a4 4 0 0 '
        '0-5.7 0l-3 3a4 4 0 0 0 5.7 5.7l1-1"/>'
    ),
    "mail": (
        '<rect x="3" y="5.5" width="18" height="13.5" rx="2.5"/>'
        '<path d="m4 8 8 5.5L20 8"/>'
    ),
    "menu": '<path d="M4 7h16M4 12h16M4 17h10"/>',
    "nobody": '<circle cx="12" cy="12" r="9.5" stroke-dasharray="3.5 2.5"/>',
    "people": (
        '<circle cx="8" cy="8" r="3"/><circle cx="16.5" cy="8.5" r="2.5"/>'
        '<path d="M2.5 19c0-3.3 2.5-5.5 5.5-5.5s5.5 2.2 5.5 5.5m2.5-5.4c3 0 5.2 1.9 '
        '5.5 4.9"/>'
    ),
    "place": (
        '<path d="M12 21s-7-6.2-7-11.5a7 7 0 0 1 14 0C19 14.8 12 21 12 21z"/>'
        '<circle cx="12" cy="9.5" r="2.3"/>'
    ),
    "play": '<path d="M7 4.5v15l12-7.5z"/>',
    "plus": '<path d="M12 5v14M5 12h14"/>',
    "search": '<circle cx="11" cy="11" r="6.5"/><path d="m16 16 4.5 4.5"/>',
    "share": (
        '<circle cx="6" cy="12" r="2.5"/><circle cx="17" cy="6" r="2.5"/>'
        '<circle cx="17" cy="18" r="2.5"/>'
        '<path d="m8.3 10.8 6.5-3.5m-6.5 5.9 6.5 3.5"/>'
    ),
    "warning": '<path d="M12 4 2.8 19.5h18.4zm0 6v4.5m0 2.6v.01"/>',
    "wheelchair": (
        '<circle cx="10.5" cy="4.5" r="1.8"/>'
        '<path d="M10.5 8v6h5l2.5 5.5M10.5 11h4.5"/>'
        '<path d="M8 11.8a5 5 0 1 0 6.8 6"/>'
    ),
}

# Two people with their arms up: the w of "we", with the dots above it.
MARK = (
    '<svg class="dw-mark" viewBox="0 0 48 48" width="48" height="48" '
    'aria-hidden="true"><path class="dw-mark__tile" '
    'd="M14 0h20a14 14 0 0 1 14 14v20a14 14 0 0 1-14 14H0V14A14 14 0 0 1 14 0z"/>'
    '<g class="dw-mark__left"><path d="M5.5 23h18.2v2.5a9.1 10 0 0 1-18.2 0z"/>'
    '<circle cx="33.4" cy="15.5" r="4.6"/></g>'
    '<g class="dw-mark__right"><path d="M24.3 23h18.2v2.5a9.1 10 0 0 1-18.2 0z"/>'
    '<circle cx="14.6" cy="15.5" r="4.6"/></g></svg>'
)


@register.simple_tag
def icon(name):
    """Draw an icon that says nothing to who hears the page: the words are beside it."""
    return format_html(
        '<svg viewBox="0 0 24 24" width="24" height="24" fill="none" '
        'stroke="currentColor" stroke-width="2" stroke-linecap="round" '
        'stroke-linejoin="round" aria-hidden="true">{}</svg>',
        mark_safe(ICONS[name]),  # noqa: S308 - our own drawing
    )


@register.simple_tag
def logo():
    """Draw the mark of the site in the colours of its theme."""
    return mark_safe(MARK)  # noqa: S308 - a constant
