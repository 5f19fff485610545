"""Scenes outdoors: greenhouse, park, farm, camping, landscape."""

from .figure import LEFT, RIGHT, Figure
from .person import Clothes, Style
from .props import cloud, flower, house, plant, tree

GLASS = "#e4f3fd"
POTS = ("soft", "accent", "warm", "sky")


def greenhouse(d, cast):
    """A grower pots a seedling among plants, under glass."""
    d.rect(0, 0, 1200, 750, "sky_light")
    _glass_arches(d)
    d.rect(0, 520, 1200, 230, "brand_mid")
    for i in range(7):
        plant(d, 60 + i * 180, 560, 0.9, "warm" if i % 2 else "accent")
    grower = Figure(d, cast[0], 610, 690, 1.3)
    d.rect(0, 620, 1200, 130, "wood_dark")
    d.rect(0, 620, 1200, 20, "wood")
    grower.arm(LEFT, (430, 640), (500, 660))
    grower.arm(RIGHT, (800, 630), (730, 664))
    plant(d, 616, 712, 1.15, "warm_light", ("brand_light", "brand_mid"))
    for x, pot in zip((110, 270, 950, 1110), POTS, strict=True):
        plant(d, x, 725, 1.25, pot)


def _glass_arches(d):
    for x in (0, 400, 800):
        d.half(x + 200, 300, 192, 220, GLASS)
        d.rect(x + 8, 300, 384, 300, GLASS)
    d.circle(980, 160, 110, "accent")
    for x in (0, 400, 800):
        d.arc(x + 200, 300, 196, 224, 180, 360, "white", 14)
        d.line([(x + 200, 76), (x + 200, 600)], "white", 10)
        d.line([(x + 4, 300), (x + 4, 600)], "white", 14)
        d.line([(x + 4, 300), (x + 396, 300)], "white", 8)


def park(d, cast):
    """A gardener with a rake keeps the village green."""
    d.rect(0, 0, 1200, 750, "sky_light")
    d.circle(230, 170, 96, "accent")
    d.half(760, 620, 620, 260, "brand_light")
    d.rect(0, 560, 1200, 190, "brand_mid")
    house(d, 60, 570, 130, 150, "warm", "ink")
    house(d, 190, 570, 120, 190, "white", "warm", "sky")
    house(d, 310, 570, 130, 140, "accent", "ink")
    tree(d, 900, 570, 1.6)
    tree(d, 1080, 590, 1.2, "brand_light", "brand_mid")
    tree(d, 760, 560, 1.0, "brand_light", "brand_mid")
    outfit = {"clothes": Clothes.DUNGAREES, "colour": "warm", "trim": "brand"}
    gardener = Figure(d, cast[0].wearing(**outfit), 560, 740, 1.32)
    _rake(d)
    gardener.arm(RIGHT, (760, 560), (800, 480))
    beds = ("warm", "accent", "soft", "warm", "accent", "soft", "warm")
    for x, petals in zip((80, 170, 260, 350, 980, 1070, 1150), beds, strict=True):
        flower(d, x, 740, petals)


def _rake(d):
    d.line([(812, 300), (790, 740)], "wood_dark", 16)
    for i in range(-3, 4):
        d.line([(812, 300), (812 + i * 22, 214)], "ink", 9)
    d.line([(738, 220), (886, 220)], "ink", 12)


def farm(d, cast):
    """A farmer stands with a cow before the barn."""
    d.rect(0, 0, 1200, 750, "sky")
    cloud(d, 600, 150, 1.1)
    cloud(d, 1060, 220, 0.9)
    d.half(960, 520, 460, 170, "brand_light")
    d.rect(0, 500, 1200, 250, "brand_mid")
    _barn(d)
    for i, y in enumerate((560, 610, 670)):
        d.rect(440 + i * 20, y, 760, 16 + i * 4, "accent", 8)
    for x in range(690, 1200, 110):
        d.rect(x, 440, 16, 96, "wood", 4)
    d.rect(660, 458, 540, 14, "wood")
    d.rect(660, 498, 540, 14, "wood")
    outfit = {"clothes": Clothes.DUNGAREES, "colour": "warm", "trim": "water"}
    wears = {"style": Style.CAP, "headwear": "brand"}
    farmer = Figure(d, cast[0].wearing(**outfit, **wears), 480, 750, 1.36)
    _cow(d, 800, 500)
    farmer.arm(RIGHT, (640, 670), (716, 590))
    _hay_bale(d, 120, 660)


def _barn(d):
    d.rect(40, 270, 360, 300, "warm")
    roof = [(10, 290), (70, 160), (220, 90), (370, 160), (430, 290)]
    d.polygon(roof, "ink")
    d.polygon([(60, 290), (100, 186), (220, 130), (340, 186), (380, 290)], "warm")
    d.circle(220, 230, 40, "white")
    d.circle(220, 230, 26, "ink")
    d.rect(110, 340, 220, 230, "white")
    d.rect(124, 354, 192, 216, d.dark("warm", 0.8))
    d.line([(130, 362), (310, 562)], "white", 14)
    d.line([(310, 362), (130, 562)], "white", 14)


def _cow(d, x, y):
    d.rect(x - 30, y + 40, 330, 330, "white", 110)
    d.circle(x + 190, y + 110, 62, "ink")
    d.circle(x + 260, y + 200, 44, "ink")
    for side in (-1, 1):
        d.leaf(x + side * 118 - 48, y - 78, 96, 50, "ink", mirrored=side < 0)
    d.rect(x - 84, y - 100, 168, 250, "white", 70)
    d.pie(x + 4, y - 20, 80, 82, 270, 360, "ink")
    d.rect(x + 4, y - 20, 80, 60, "ink")
    d.rect(x - 92, y + 70, 184, 116, "warm_light", 54)
    for side in (-1, 1):
        d.circle(x + side * 40, y + 112, 13, "warm")
    d.circle(x - 40, y + 4, 12, "ink")
    d.circle(x + 44, y + 4, 12, "white")
    d.arc(x, y + 130, 40, 26, 30, 150, "ink", 7)


def _hay_bale(d, x, y):
    d.circle(x, y, 92, "accent")
    for r in (72, 50, 28):
        d.ring(x, y, r, "accent_dark", 9)


def camping(d, cast):
    """The caretaker of a campsite waves, between tent and caravan."""
    d.rect(0, 0, 1200, 750, "warm_light")
    d.circle(600, 330, 190, "accent")
    d.half(240, 520, 420, 170, "soft")
    d.half(980, 520, 420, 210, "soft_deep")
    for x, y, s in (
        (70, 540, 1.1),
        (1140, 560, 1.3),
        (1020, 540, 0.9),
        (460, 530, 0.7),
    ):
        _pine(d, x, y, s)
    d.rect(0, 520, 1200, 230, "brand_mid")
    _tent(d, 230, 620)
    _caravan(d, 940, 640)
    outfit = {"clothes": Clothes.HOODIE, "colour": "brand", "trim": "brand_light"}
    keeper = Figure(d, cast[0].wearing(**outfit), 590, 750, 1.34)
    keeper.arm(LEFT, (410, 660), (420, 540))
    _bunting(d)
    _campfire(d, 860, 724)
    for x, petals in ((60, "warm"), (150, "accent"), (1090, "soft"), (1160, "accent")):
        flower(d, x, 745, petals, 36)


def _pine(d, x, y, s):
    d.rect(x - 10 * s, y - 40 * s, 20 * s, 60 * s, "wood_dark")
    for i in range(3):
        half, top = (84 - i * 20) * s, y - (170 + i * 66) * s
        foot = top + 140 * s
        d.polygon([(x - half, foot), (x, top), (x, foot)], "brand_mid")
        d.polygon([(x, foot), (x, top), (x + half, foot)], "brand")


def _tent(d, x, y):
    d.polygon([(x - 190, y), (x - 20, y - 270), (x + 150, y)], "warm")
    d.polygon([(x - 20, y - 270), (x + 150, y), (x + 210, y - 30)], "warm_dark")
    d.polygon([(x - 90, y), (x - 20, y - 170), (x + 50, y)], "ink")
    d.polygon([(x - 20, y - 170), (x - 90, y), (x - 66, y)], "warm_pale")
    d.line([(x - 20, y - 270), (x - 20, y - 300)], "ink", 8)
    d.polygon([(x - 20, y - 316), (x + 40, y - 298), (x - 20, y - 280)], "accent")


def _caravan(d, x, y):
    d.rect(x - 210, y - 250, 420, 210, "white", 80, (True, True, False, True))
    d.rect(x - 210, y - 120, 420, 46, "sky")
    d.rect(x - 160, y - 204, 130, 90, "ink", 20)
    d.rect(x - 150, y - 194, 110, 70, "accent_light", 14)
    d.rect(x + 50, y - 200, 90, 160, "warm", 16)
    d.rect(x + 66, y - 184, 58, 54, "accent_light", 10)
    d.line([(x + 205, y - 46), (x + 270, y - 46)], "ink", 12)
    d.circle(x - 60, y - 36, 46, "ink")
    d.circle(x - 60, y - 36, 18, "grey")


def _bunting(d):
    d.arc(600, -120, 640, 220, 20, 160, "ink", 5)
    flags = ("warm", "white", "brand", "soft_deep", "accent_pale")
    for i, x in enumerate(range(120, 1100, 80)):
        y = -120 + 220 * (1 - ((x + 26 - 600) / 640) ** 2) ** 0.5
        d.polygon([(x, y), (x + 52, y), (x + 26, y + 56)], flags[i % 5])


def _campfire(d, x, y):
    d.leaf(x - 34, y - 96, 50, 84, "warm", mirrored=True)
    d.leaf(x - 8, y - 74, 40, 62, "accent")
    d.line([(x - 60, y), (x + 60, y - 18)], "wood_dark", 18)
    d.line([(x - 60, y - 18), (x + 60, y)], "wood", 18)


def landscape(d, cast):
    """The town on the river, with its bridge in a low sun."""
    d.rect(0, 0, 1200, 750, "sky_light")
    d.circle(864, 315, 150, "accent")
    d.half(240, 495, 432, 165, "brand_light")
    d.half(1032, 495, 408, 120, "brand_pale")
    _town(d)
    d.rect(0, 495, 1200, 255, "water")
    for i in range(5):
        d.rect(96 + 240 * i, 555 + 37 * (i % 3), 144, 9, "sky", 4)
    for i in range(4):
        d.arc(432 + 216 * i, 450, 106, 150, 180, 360, "white", 16)
    d.rect(312, 444, 888, 20, "white")
    for i in range(5):
        d.rect(322 + 216 * i, 450, 18, 120, "white")
    _sailing_boat(d, 620, 640)
    d.rect(0, 675, 1200, 75, "brand_mid")
    d.half(120, 690, 240, 60, "brand_mid")
    for x, petals in ((90, "warm"), (170, "accent"), (1080, "soft"), (1140, "white")):
        flower(d, x, 730, petals, 44)


def _sailing_boat(d, x, y):
    d.rect(x - 4, y - 170, 8, 150, "ink")
    d.polygon([(x + 10, y - 170), (x + 10, y - 34), (x + 100, y - 34)], "white")
    d.polygon([(x - 10, y - 150), (x - 10, y - 34), (x - 76, y - 34)], "warm_light")
    d.half(x + 6, y - 24, 104, 44, "warm", "down")


def _town(d):
    rows = (
        (72, 70, 90, "warm", "ink"),
        (142, 60, 130, "white", "warm"),
        (202, 80, 80, "accent", "brand"),
        (282, 64, 110, "warm_light", "ink"),
    )
    for x, width, height, wall, roof in rows:
        house(d, x, 495, width, height, wall, roof)
    d.rect(384, 305, 44, 190, "wood")
    d.polygon([(376, 305), (406, 225), (436, 305)], "brand")
