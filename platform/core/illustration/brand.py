"""The mark and the frieze: people with their arms up, which read as ẅ."""

from .canvas import Canvas
from .palette import PALETTE

FRIEZE = (
    *("accent", "brand_mid", "warm", "brand_light"),
    *("brand_mid", "soft", "accent", "brand_mid"),
)


def mark(palette=PALETTE):
    """Return the mark, 48 by 48: the w of "we" with a trema, in a balloon."""
    d = Canvas(48, 48, palette)
    d.rect(0, 0, 48, 48, "brand", 14, (True, True, True, False))
    for x, arms, head in ((14.6, "accent", "warm"), (33.4, "warm", "accent")):
        d.rect(x - 9.1, 23, 18.2, 2.6, arms)
        d.half(x, 25.5, 9.1, 10, arms, "down")
        d.circle(x, 15.5, 4.6, head)
    return d


def frieze(palette=PALETTE):
    """Return a row of people, 320 by 52, that repeats without a seam."""
    d = Canvas(320, 52, palette)
    for i, fill in enumerate(FRIEZE):
        x = 20 + i * 40
        d.circle(x, 16, 8, fill)
        d.half(x, 28, 16, 24, fill, "down")
    return d
