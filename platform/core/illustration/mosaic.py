"""The mosaic of the home page: portraits and pictograms in square tiles."""

from .canvas import Canvas
from .palette import PALETTE
from .people import PEOPLE
from .portraits import portrait
from .props import house, loaf, plant, wheel

TILE, SIDE = 200, 400

WIDE = (
    ("sun_on_water", "sanne", "quarter", "youssef", "leaves"),
    ("karim", "we", "fatima", "bread", "ruth"),
    ("wheel", "henk", "dot", "naomi", "houses"),
    ("marloes", "plant", "bram", "bridge", "gerda"),
)
NARROW = (
    ("sanne", "quarter", "youssef", "we"),
    ("bread", "fatima", "sun_on_water", "henk"),
)


def mosaic(palette=PALETTE):
    """Return the mosaic for wide screens, 1000 by 800."""
    return _laid(WIDE, palette)


def mosaic_narrow(palette=PALETTE):
    """Return the mosaic for narrow screens, 800 by 400."""
    return _laid(NARROW, palette)


def _laid(rows, palette):
    d = Canvas(len(rows[0]) * TILE, len(rows) * TILE, palette)
    for row, names in enumerate(rows):
        for column, name in enumerate(names):
            d.inset(_tile(name, palette), column * TILE, row * TILE, TILE / SIDE)
    return d


def _tile(name, palette):
    if name in PEOPLE:
        return portrait(name, palette)
    ground, draw = TILES[name]
    d = Canvas(SIDE, SIDE, palette, ground)
    draw(d)
    return d


def _dot(d):
    d.circle(200, 200, 130, "accent")


def _quarter(d):
    d.quarter(0, 400, 400, "accent", 270)


def _we(d):
    for side, arms, head in ((-1, "accent", "accent"), (1, "warm", "warm")):
        x = 200 + side * 68
        d.half(x, 210, 64, 79, arms, "down")
        d.circle(x, 156, 33, head)


def _leaves(d):
    for x, y in ((0, 200), (200, 0)):
        d.leaf(x, y, 200, 200, "brand", mirrored=y == 0)
        d.leaf(200 - x, y, 200, 200, "brand_mid", mirrored=y > 0)


def _sun_on_water(d):
    d.half(200, 230, 130, 130, "accent")
    d.rect(0, 230, 400, 170, "water")
    for x, y, width in ((60, 270, 120), (220, 300, 140), (90, 340, 110)):
        d.rect(x, y, width, 14, "sky", 7)


def _bread(d):
    loaf(d, 200, 290, 2.3)
    d.rect(30, 290, 340, 22, "wood_dark", 8)


def _wheel(d):
    wheel(d, 200, 200, 140, "ink", "soft_deep")


def _plant(d):
    plant(d, 200, 370, 2.4)


def _houses(d):
    house(d, 20, 400, 130, 190, "warm", "ink")
    house(d, 150, 400, 110, 240, "white", "warm", "sky")
    house(d, 260, 400, 130, 170, "accent", "brand")


def _bridge(d):
    d.rect(0, 280, 400, 120, "water")
    for x in (100, 300):
        d.arc(x, 230, 92, 120, 180, 360, "white", 18)
    d.rect(0, 220, 400, 24, "white")
    for x in (0, 200, 392):
        d.rect(x - 10, 230, 20, 110, "white")


TILES = {
    "dot": ("brand", _dot),
    "quarter": ("warm", _quarter),
    "we": ("brand", _we),
    "leaves": ("brand_light", _leaves),
    "sun_on_water": ("sky_light", _sun_on_water),
    "bread": ("accent_pale", _bread),
    "wheel": ("soft_light", _wheel),
    "plant": ("brand_pale", _plant),
    "houses": ("sky_light", _houses),
    "bridge": ("sky", _bridge),
}
