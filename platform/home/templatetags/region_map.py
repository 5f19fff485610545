"""The region as a wall of bricks, one for each municipality."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe

register = template.Library()

WIDTH, HEIGHT, GAP = 172, 78, 10
CURRENT = mark_safe(' aria-current="true"')
MARGIN = 4  # room for the focus ring of a brick on the edge


@register.simple_tag
def region_map(municipalities, chosen=None):
    """Draw a link for each municipality, or nothing when one has no place on the map.

    Columns count half bricks, so that rows lie over each other like a wall.
    """
    if any(None in (m.map_column, m.map_row) for m in municipalities):
        return ""
    left = min(m.map_column for m in municipalities)
    top = min(m.map_row for m in municipalities)
    bricks = [
        (
            m,
            (m.map_column - left) * (WIDTH + GAP) // 2,
            (m.map_row - top) * (HEIGHT + GAP),
        )
        for m in municipalities
    ]
    width = max(x for _m, x, _y in bricks) + WIDTH
    height = max(y for _m, _x, y in bricks) + HEIGHT
    return format_html(
        '<svg class="dw-region-map" viewBox="{} {} {} {}" role="group" '
        'aria-label="Kaart van de regio: kies je gemeente">{}</svg>',
        -MARGIN,
        -MARGIN,
        width + 2 * MARGIN,
        height + 2 * MARGIN,
        format_html_join("", "{}", ((_brick(*brick, chosen),) for brick in bricks)),
    )


def _brick(municipality, x, y, chosen):
    return format_html(
        '<a href="?gemeente={}#uitslag"{}><rect x="{}" y="{}" width="{}" height="{}" '
        'rx="16"/><text x="{}" y="{}">{}</text></a>',
        municipality.slug,
        CURRENT if municipality == chosen else "",
        x,
        y,
        WIDTH,
        HEIGHT,
        x + WIDTH // 2,
        y + HEIGHT // 2 + 6,
        municipality.name,
    )
