"""Scenes of making and moving in number: warehouse, print, textile, laundry."""

from .figure import LEFT, RIGHT, Figure
from .person import Clothes
from .props import box, lamp, shelf, tiles
from .shapes import TOP_ROUND

BOXES = (
    *((70, 110, 120, 100, "wood"), (200, 140, 110, 70, "wood_dark")),
    *((75, 290, 150, 110, "wood_dark"), (235, 320, 90, 80, "wood")),
    *((70, 500, 100, 90, "wood"), (180, 480, 150, 110, "accent")),
    *((875, 120, 150, 90, "wood_dark"), (1040, 100, 110, 110, "wood")),
    *((870, 310, 90, 90, "accent"), (970, 280, 170, 120, "wood")),
    *((880, 490, 130, 100, "wood"), (1020, 520, 120, 70, "wood_dark")),
)


def warehouse(d, cast):
    """An order picker carries a box between the racks."""
    d.rect(0, 0, 1200, 750, "sky_light")
    d.rect(0, 600, 1200, 150, "brand_light")
    for x in (40, 840):
        d.rect(x, 40, 18, 580, "water")
        d.rect(x + 304, 40, 18, 580, "water")
        for y in (210, 400, 590):
            d.rect(x, y, 322, 18, "warm")
    for x, y, width, height, fill in BOXES:
        box(d, x, y, width, height, fill)
    d.half(600, 250, 200, 190, "white")
    d.rect(400, 248, 400, 352, "white")
    d.rect(420, 250, 360, 350, "sky")
    d.half(600, 252, 180, 170, "sky")
    d.circle(690, 200, 46, "accent")
    d.rect(420, 520, 360, 80, "brand_mid")
    picker = Figure(d, cast[0], 600, 760, 1.4)
    picker.arm(LEFT, (420, 700), (490, 720))
    picker.arm(RIGHT, (780, 700), (710, 720))
    box(d, 472, 616, 256, 170)
    picker.hand(LEFT, 484, 690)
    picker.hand(RIGHT, 718, 690)


def printing(d, cast):
    """A printer holds a fresh poster beside the rollers of the press."""
    d.rect(0, 0, 1200, 750, "warm_pale")
    d.rect(0, 600, 1200, 150, "soft_deep")
    _poster_line(d)
    _press(d)
    outfit = {"clothes": Clothes.APRON, "colour": "accent", "trim": "ink"}
    printer = Figure(d, cast[0].wearing(**outfit), 470, 760, 1.34)
    _ink_pots(d)
    printer.arm(LEFT, (280, 730), (344, 650))
    printer.arm(RIGHT, (660, 730), (596, 650))
    d.rect(326, 588, 288, 200, "white")
    d.circle(420, 674, 58, "warm")
    d.half(520, 688, 58, 76, "water")
    d.rect(370, 738, 200, 12, "grey")
    printer.hand(LEFT, 332, 654)
    printer.hand(RIGHT, 608, 654)


def _poster_line(d):
    d.line([(0, 90), (600, 120), (1200, 90)], "ink", 5)
    forms = (("accent", "brand"), ("sky", "warm"), ("soft", "accent"))
    for i, x in enumerate((60, 220, 380)):
        ground, form = forms[i]
        d.rect(x, 106, 130, 170, ground)
        d.half(x + 65, 276, 65, 90 - i * 14, form)
        d.circle(x + 65, 150 + i * 6, 22, "white")
        d.rect(x + 56, 92, 18, 30, "ink", 4)


def _press(d):
    d.rect(700, 300, 440, 330, "brand", 30, TOP_ROUND)
    d.rect(680, 596, 480, 40, "ink", 10)
    for y, r, fill in ((392, 66, "sky"), (516, 66, "soft")):
        d.circle(800, y, r + 14, "ink")
        d.circle(800, y, r, fill)
        d.half(800, y, r, r, d.dark(fill, 0.9), "right")
        d.circle(800, y, 14, "ink")
    d.line([(650, 476), (804, 456)], "white", 18)
    d.line([(850, 340), (990, 250)], "white", 12)
    d.circle(1050, 238, 92, "white")
    for r in (70, 46):
        d.ring(1050, 238, r, "grey", 4)
    d.circle(1050, 238, 24, "ink")
    for i, x in enumerate((950, 1010, 1070)):
        d.circle(x, 530, 20, ("warm", "accent", "brand_light")[i])
    d.rect(930, 330, 170, 40, "brand_mid", 10)
    d.circle(960, 350, 9, "accent")
    d.circle(1000, 350, 9, "warm")


def _ink_pots(d):
    for x, fill in ((850, "water"), (950, "warm"), (1050, "accent"), (1150, "ink")):
        d.rect(x - 38, 630, 76, 84, "grey", 10)
        d.rect(x - 38, 656, 76, 34, fill)
        d.ellipse(x, 632, 38, 12, fill)


def textile(d, cast):
    """A maker sews a cloth, before shelves full of colour."""
    d.rect(0, 0, 1200, 750, "accent_pale")
    d.rect(0, 0, 1200, 30, "warm_light")
    _fabric_rack(d)
    _dress_form(d, 1040, 600)
    lamp(d, 700, 40, "soft_deep")
    outfit = {"clothes": Clothes.JUMPER, "colour": "brand_mid", "trim": "brand"}
    maker = Figure(d, cast[0].wearing(**outfit), 470, 690, 1.28)
    d.rect(0, 630, 1200, 120, "warm_dark")
    d.rect(0, 616, 1200, 26, "warm")
    _sewing_machine(d, 800, 690)
    _cloth(d)
    maker.arm(LEFT, (300, 680), (400, 690))
    maker.arm(RIGHT, (640, 680), (596, 676))
    for i, x in enumerate((1040, 1100, 1160)):
        _spool(d, x, 712, ("brand_mid", "accent", "soft")[i])


def _fabric_rack(d):
    rows = (
        (176, ("soft", "warm", "accent", "sky")),
        (310, ("brand_mid", "warm_light", "water", "soft_light")),
    )
    for y, fills in rows:
        shelf(d, 50, y, 400)
        for i, fill in enumerate(fills):
            x = 104 + i * 96
            d.circle(x, y - 44, 44, fill)
            d.ring(x, y - 44, 28, d.dark(fill, 0.88), 5)
            d.circle(x, y - 44, 10, "white")


def _dress_form(d, x, y):
    d.line([(x, y - 160), (x, y + 20)], "wood_dark", 14)
    d.rect(x - 22, y - 432, 44, 50, "wood_dark", 12)
    d.rect(x - 92, y - 396, 184, 150, "soft", 70, TOP_ROUND)
    d.half(x, y - 246, 92, 40, "soft", "down")
    d.half(x, y - 150, 110, 100, "soft_deep")
    d.rect(x - 110, y - 152, 220, 30, "soft_deep")
    d.rect(x - 66, y - 262, 132, 24, "accent")
    d.polygon([(x - 40, y - 396), (x, y - 340), (x + 40, y - 396)], "soft_pale")


def _cloth(d):
    d.rect(380, 672, 400, 30, "sky", 15)
    d.rect(430, 686, 240, 64, "sky")
    for x in (470, 524, 578, 632):
        d.circle(x, 722, 12, "white")


def _sewing_machine(d, x, y):
    d.rect(x - 120, y - 26, 300, 40, "ink", 12)
    d.rect(x + 90, y - 170, 80, 160, "ink", 16)
    d.rect(x - 110, y - 196, 290, 62, "ink", 26)
    d.rect(x - 110, y - 180, 56, 90, "ink", 10)
    d.line([(x - 82, y - 90), (x - 82, y - 26)], "grey", 7)
    d.rect(x - 96, y - 40, 28, 12, "grey", 4)
    d.circle(x + 190, y - 160, 36, "accent")
    d.circle(x + 190, y - 160, 13, "ink")
    d.rect(x + 10, y - 236, 36, 42, "warm", 4)
    d.line([(x + 28, y - 196), (x - 82, y - 186)], "warm", 4)
    d.rect(x - 30, y - 176, 90, 12, "accent", 6)


def _spool(d, x, y, fill):
    d.rect(x - 20, y - 62, 40, 60, fill)
    d.rect(x - 26, y - 74, 52, 14, "wood", 6)
    d.rect(x - 26, y - 8, 52, 14, "wood", 6)


def laundry(d, cast):
    """A launderer folds towels before a row of machines."""
    d.rect(0, 0, 1200, 750, "brand_light")
    tiles(d, 0, 130, 1200, 390, "brand_pale", 60)
    _washing_line(d)
    drums = (
        ("warm", "accent"),
        ("soft", "white"),
        ("sky", "water"),
        ("accent", "warm"),
    )
    for i, x in enumerate((40, 300, 680, 940)):
        _machine(d, x, 300, *drums[i])
    launderer = Figure(d, cast[0], 600, 700, 1.3)
    d.rect(0, 636, 1200, 114, "white")
    d.rect(0, 620, 1200, 28, "soft")
    _towels(d, 250, 620)
    _basket(d, 960, 700)
    d.rect(490, 640, 220, 64, "warm_light", 16)
    d.rect(490, 668, 220, 10, "warm")
    launderer.arm(LEFT, (424, 650), (500, 672))
    launderer.arm(RIGHT, (776, 650), (700, 672))
    for x, y, r in ((90, 230, 20), (180, 200, 13), (1060, 220, 24), (985, 180, 12)):
        d.ring(x, y, r, "white", 6)


def _washing_line(d):
    d.line([(0, 40), (600, 76), (1200, 40)], "ink", 5)
    for x, y, fill in ((200, 52, "accent"), (480, 68, "warm"), (790, 66, "sky_light")):
        d.rect(x - 50, y, 100, 96, fill, 6)
        d.rect(x - 86, y, 172, 44, fill, 8)
        d.half(x, y, 26, 22, d.dark(fill), "down")
    for x, y in ((340, 60), (640, 74), (960, 56)):
        d.rect(x - 36, y, 32, 84, "soft_deep", 6)
        d.rect(x - 12, y + 60, 34, 24, "soft_deep", 12)


def _machine(d, x, y, drum, wash):
    d.rect(x, y, 236, 340, "paper", 18)
    d.rect(x + 20, y + 20, 70, 26, "grey", 8)
    d.circle(x + 176, y + 34, 15, "warm")
    d.circle(x + 212, y + 34, 10, "brand_mid")
    d.circle(x + 118, y + 190, 94, "steel")
    d.circle(x + 118, y + 190, 76, "ink")
    d.circle(x + 118, y + 190, 66, "sky_light")
    d.half(x + 118, y + 194, 66, 62, drum, "down")
    d.leaf(x + 70, y + 164, 60, 50, wash)
    d.leaf(x + 118, y + 184, 44, 40, drum, mirrored=True)


def _towels(d, x, y):
    for i, fill in enumerate(("soft_deep", "accent", "white", "warm", "brand_mid")):
        d.rect(x - 90 + i % 2 * 8, y - 36 - i * 36, 170, 34, fill, 14)


def _basket(d, x, y):
    for dx, fill in ((-70, "accent"), (0, "sky"), (64, "warm")):
        d.circle(x + dx, y - 86, 56, fill)
    corners = [
        (x - 130, y - 90),
        (x + 130, y - 90),
        (x + 100, y + 20),
        (x - 100, y + 20),
    ]
    d.polygon(corners, "wood")
    for i in range(3):
        d.rect(x - 114 + i * 6, y - 66 + i * 30, 228 - i * 12, 10, "wood_dark", 5)
    d.rect(x - 140, y - 98, 280, 24, "wood_dark", 12)
