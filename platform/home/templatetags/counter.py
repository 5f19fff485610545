"""The little people that count with the region."""

from django import template
from django.utils.safestring import mark_safe

from home.frontpage import FIGURES

register = template.Library()

FIGURES_PER_ROW = 20
WIDTH, HEIGHT = 30, 40
# The colours in the order in which they stand in a row.
COLOURS = (
    "dw-figure--1",
    "dw-figure--2",
    "dw-figure--3",
    "dw-figure--1",
    "dw-figure--4",
)


@register.simple_tag
def counter_figures(done):
    """Draw a hundred people of whom the first ``done`` are coloured.

    A pattern fills at most four rectangles, so a hundred people are 2 kB of HTML.
    """
    rows, rest = divmod(max(0, min(FIGURES, done)), FIGURES_PER_ROW)
    total_rows = FIGURES // FIGURES_PER_ROW
    started = rows + 1 if rest else rows
    drawing = [
        _area("figure", 0, 0, FIGURES_PER_ROW, rows),
        _area("figure", 0, rows, rest, 1),
        _area("figure-open", rest, rows, FIGURES_PER_ROW - rest if rest else 0, 1),
        _area("figure-open", 0, started, FIGURES_PER_ROW, total_rows - started),
    ]
    return mark_safe(  # noqa: S308 - numbers only
        f'<svg class="dw-counter__people" viewBox="0 0 {FIGURES_PER_ROW * WIDTH} '
        f'{total_rows * HEIGHT}" width="600" height="200" aria-hidden="true">'
        f"<defs>{_patterns()}</defs>{''.join(drawing)}</svg>"
    )


def _area(pattern, column, row, columns, rows):
    if not columns or not rows:
        return ""
    return (
        f'<rect x="{column * WIDTH}" y="{row * HEIGHT}" width="{columns * WIDTH}" '
        f'height="{rows * HEIGHT}" fill="url(#{pattern})"/>'
    )


def _patterns():
    figures = "".join(
        f'<g class="{colour}"><circle cx="{index * WIDTH + 15}" cy="9" '
        f'r="6"/><path d="M{index * WIDTH + 3} 18h24v3a12 14 0 0 1-24 0z"/></g>'
        for index, colour in enumerate(COLOURS)
    )
    size = f'height="{HEIGHT}" patternUnits="userSpaceOnUse"'
    return (
        f'<pattern id="figure" width="{WIDTH * len(COLOURS)}" {size}>{figures}'
        "</pattern>"
        f'<pattern id="figure-open" width="{WIDTH}" {size}><g class="dw-figure--open">'
        '<circle cx="15" cy="9" r="5.2"/>'
        '<path d="M3.8 18.8h22.4V21a11.2 13.2 0 0 1-22.4 0z"/></g></pattern>'
    )
