"""Covers of the brochures, 300 by 400; the title goes over the upper part."""

from .canvas import Canvas
from .palette import PALETTE
from .props import plant, wheel

WIDTH, HEIGHT = 300, 400


def cover(name, palette=PALETTE):
    """Return the cover of a brochure, 300 by 400."""
    ground, draw = COVERS[name]
    d = Canvas(WIDTH, HEIGHT, palette, ground)
    draw(d)
    return d


def _starting(d):
    d.quarter(0, 400, 250, "warm", 270)
    d.circle(226, 196, 44, "white")
    d.half(226, 400, 74, 130, "brand")


def _job_coach(d):
    d.leaf(0, 250, 150, 150, "brand_light")
    d.leaf(150, 250, 150, 150, "brand_mid", mirrored=True)
    d.circle(150, 206, 42, "accent")


def _subsidy(d):
    for r, fill in ((150, "accent"), (100, "warm"), (50, "white")):
        d.half(150, 400, r, r, fill)


def _conversation(d):
    fills = ("brand", "accent", "warm")
    for row in range(4):
        for column in range(3):
            fill = fills[(row + column) % 3]
            d.circle(50 + column * 100, 190 + row * 70, 26, fill)


def _green(d):
    d.rect(0, 300, 300, 100, "ink")
    plant(d, 90, 300, 1.3)
    plant(d, 215, 300, 1.5, "accent")


def _workplace(d):
    wheel(d, 150, 275, 100, "ink", "soft_deep")


COVERS = {
    "starten": ("accent", _starting),
    "jobcoach": ("brand", _job_coach),
    "subsidie": ("soft_deep", _subsidy),
    "gesprek": ("sky_light", _conversation),
    "groen": ("warm_light", _green),
    "werkplek": ("soft", _workplace),
}
