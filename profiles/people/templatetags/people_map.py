"""The region as a map of how many people work where; nothing comes from elsewhere."""

from urllib.parse import urlencode

from django import template
from django.utils.html import format_html, format_html_join

from profiles.organisations.models import Municipality

register = template.Library()

WIDTH, MARGIN = 720, 60
SQUEEZE = 0.61  # at 52.5 degrees north a degree of longitude is that much shorter
SMALLEST, LARGEST = 16, 34


@register.simple_tag
def people_map(selection, url):
    """Draw a link per municipality with its number, or nothing when places miss."""
    group = next(g for g in selection.groups if g.parameter == "gemeente")
    totals = {o.value: o for o in [*group.options, *group.more] if o.total}
    places = Municipality.objects.filter(slug__in=totals).exclude(latitude=None)
    places = [place for place in places if place.longitude is not None]
    if len(places) < 2:
        return ""
    points = _projected(places)
    height = max(y for _x, y in points) + MARGIN
    most = max(totals[place.slug].total for place in places)
    dots = (
        _dot(place, x, y, totals[place.slug], most, _address(selection, place, url))
        for place, (x, y) in zip(places, points, strict=True)
    )
    return format_html(
        '<svg class="dw-people-map" viewBox="0 0 {} {}" role="group"'
        ' aria-label="Kaart: aantal mensen per gemeente">{}</svg>',
        WIDTH,
        height,
        format_html_join("", "{}", ((dot,) for dot in dots)),
    )


def _projected(places):
    """Return (x, y) of the centre of each municipality, north at the top."""
    across = [float(place.longitude) * SQUEEZE for place in places]
    down = [-float(place.latitude) for place in places]
    left, top = min(across), min(down)
    scale = (WIDTH - 2 * MARGIN) / ((max(across) - left) or 1)
    return [
        (round(MARGIN + (x - left) * scale), round(MARGIN + (y - top) * scale))
        for x, y in zip(across, down, strict=True)
    ]


def _address(selection, place, url):
    others = [pair for pair in selection.pairs if pair[0] != "gemeente"]
    return f"{url}?{urlencode([*selection.kept, *others, ('gemeente', place.slug)])}"


def _dot(place, x, y, option, most, address):
    radius = SMALLEST + round((LARGEST - SMALLEST) * (option.total / most) ** 0.5)
    return format_html(
        '<a href="{}"><circle cx="{}" cy="{}" r="{}"/><text x="{}" y="{}">{}</text>'
        '<text x="{}" y="{}">{}</text></a>',
        address,
        *(x, y, radius),
        *(x, y + 5, option.total),
        *(x, y + radius + 17, place.name),
    )
