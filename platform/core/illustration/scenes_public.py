"""Scenes among the public: care, school, shop, cleaning."""

from .figure import LEFT, RIGHT, Figure
from .person import HAIR_COLOURS, SKINS, Clothes
from .props import clock, crate, cup, flower, house, plant, shelf, steam, tree, window
from .shapes import TOP_ROUND


def care(d, cast):
    """A carer brings tea to a resident in her armchair."""
    d.rect(0, 0, 1200, 750, "brand_pale")
    for x in range(30, 1200, 90):
        d.rect(x, 0, 30, 600, "#e6f6ed")
    d.rect(0, 600, 1200, 150, "wood")
    _living_room(d)
    carer, resident = cast
    uniform = {"clothes": Clothes.SHIRT, "colour": "water", "trim": "white"}
    d.rect(190, 290, 420, 470, "warm", 110, TOP_ROUND)
    d.rect(230, 330, 340, 400, "warm_dark", 90, TOP_ROUND)
    resident = Figure(d, resident, 400, 740, 1.22)
    for x in (140, 560):
        d.rect(x, 570, 110, 190, "warm", 55, TOP_ROUND)
    resident.arm(LEFT, (214, 640), (214, 596))
    carer = Figure(d, carer.wearing(**uniform), 830, 740, 1.32)
    carer.arm(RIGHT, (1030, 700), (930, 716))
    resident.arm(RIGHT, (590, 690), (640, 606))
    carer.arm(LEFT, (660, 720), (690, 640))
    d.rect(598, 590, 132, 14, "white", 7)
    cup(d, 660, 590, 1.1, "accent")
    steam(d, 660, 520, 0.7)
    resident.hand(RIGHT, 610, 612)
    carer.hand(LEFT, 712, 618)


def _living_room(d):
    window(d, 560, 70, 280, 260)
    d.circle(770, 150, 42, "accent")
    d.half(640, 314, 56, 60, "brand_mid")
    d.rect(520, 50, 360, 16, "wood_dark", 8)
    d.rect(520, 62, 70, 290, "soft", 10)
    d.rect(810, 62, 70, 290, "soft", 10)
    for x, y, fill, form in ((90, 110, "accent", "brand"), (90, 270, "sky", "warm")):
        d.rect(x, y, 110, 130, "wood_dark", 6)
        d.rect(x + 12, y + 12, 86, 106, fill)
        d.circle(x + 55, y + 52, 20, form)
        d.half(x + 55, y + 118, 36, 44, form)
    d.rect(990, 470, 210, 24, "wood_dark", 6)
    d.rect(1090, 490, 24, 150, "wood_dark")
    plant(d, 1110, 472, 1.2, "soft_deep")
    clock(d, 1030, 210, 56, "brand")


def school(d, cast):
    """A teacher explains at the board; a pupil knows the answer."""
    d.rect(0, 0, 1200, 750, "accent_pale")
    d.rect(0, 540, 1200, 210, "wood")
    _chalkboard(d)
    clock(d, 110, 120, 58, "warm_dark")
    shelf(d, 30, 400, 190, "wood_dark")
    for i, x in enumerate((40, 74, 112, 142, 182)):
        fill = ("warm", "brand_mid", "accent", "soft_deep", "sky")[i]
        d.rect(x, 310 - i % 2 * 16, 30, 90 + i % 2 * 16, fill, 3)
    teacher = Figure(d, cast[0], 400, 752, 1.3)
    teacher.arm(RIGHT, (620, 590), (640, 430))
    d.line([(650, 420), (720, 330)], "wood_dark", 12)
    teacher.hand(RIGHT, 640, 430)
    pupils = (
        (150, "d", "zwart", "soft"),
        (650, "a", "rood", "water"),
        (900, "c", "bruin", "warm"),
    )
    for x, skin, hair, colour in pupils:
        _pupil_from_behind(d, x, skin, hair, colour)
    for x in (560, 740):
        d.circle(x, 620, 30, HAIR_COLOURS["rood"])
        d.circle(x, 592, 14, "accent")
    d.line([(990, 720), (1030, 560)], d.dark("warm"), 52)
    d.circle(1034, 546, 31, SKINS["c"][0])
    d.line([(1034, 540), (1036, 494)], SKINS["c"][0], 19)


def _chalkboard(d):
    d.rect(270, 60, 870, 420, "wood_dark", 10)
    d.rect(288, 78, 834, 384, "brand")
    d.ring(760, 190, 52, "accent_light", 9)
    for x, y in ((690, 130), (664, 196), (830, 130), (856, 196), (760, 106)):
        d.line(
            [(x, y), (x + (760 - x) * 0.16, y + (190 - y) * 0.16)], "accent_light", 9
        )
    roof = [(910, 230), (990, 150), (1070, 230)]
    d.line([*roof, (1050, 230), (1050, 330), (930, 330), (930, 230)], "white", 9)
    d.line([(910, 230), (1070, 230)], "white", 9)
    d.line([(970, 330), (970, 280), (1006, 280), (1006, 330)], "white", 9)
    d.line([(730, 380), (1080, 380)], "warm_light", 9)
    for i in range(4):
        d.circle(740 + i * 60, 420, 14, ("warm_light", "accent", "soft", "sky")[i])
    d.rect(680, 456, 300, 16, "wood", 4)
    d.rect(720, 444, 60, 14, "white", 5)


def _pupil_from_behind(d, x, skin, hair, colour):
    d.half(x, 790, 150, 130, colour)
    d.rect(x - 28, 620, 56, 60, SKINS[skin][1])
    for side in (-1, 1):
        d.circle(x + side * 76, 590, 17, SKINS[skin][0])
    d.ellipse(x, 574, 78, 86, HAIR_COLOURS[hair])


def shop(d, cast):
    """A shopkeeper packs fruit at the till, under a striped awning."""
    d.rect(0, 0, 1200, 750, "sky_light")
    _fruit_shelves(d, 50)
    _fruit_shelves(d, 810)
    _awning(d)
    outfit = {"clothes": Clothes.APRON, "colour": "soft", "trim": "brand"}
    keeper = Figure(d, cast[0].wearing(**outfit), 590, 700, 1.3)
    d.rect(0, 640, 1200, 110, "wood_dark")
    d.rect(0, 622, 1200, 30, "wood")
    for x in range(40, 1200, 120):
        d.rect(x, 668, 60, 82, d.dark("wood_dark", 0.9))
    _till(d, 210, 624)
    _bag(d, 850, 624)
    keeper.arm(LEFT, (400, 650), (450, 594))
    d.circle(450, 566, 32, "warm")
    d.leaf(450, 524, 30, 20, "brand_mid")
    keeper.hand(LEFT, 446, 600)
    keeper.arm(RIGHT, (756, 670), (764, 556))


def _fruit_shelves(d, x):
    fills = ("warm", "accent", "brand_mid", "soft", "warm_light", "accent_dark")
    for row, y in enumerate((230, 380, 530)):
        for i in range(5):
            d.circle(x + 40 + i * 66, y - 8, 34, fills[(i // 2 + row * 2) % 6])
        crate(d, x, y, 340, 66)


def _awning(d):
    d.rect(0, 0, 1200, 92, "white")
    for i, x in enumerate(range(0, 1200, 100)):
        fill = "white" if i % 2 else "warm"
        d.rect(x, 0, 100, 92, fill)
        d.half(x + 50, 91, 50, 46, fill, "down")


def _till(d, x, y):
    d.polygon([(x - 100, y), (x - 76, y - 110), (x + 76, y - 110), (x + 100, y)], "ink")
    d.rect(x - 60, y - 190, 120, 66, "ink", 10)
    d.rect(x - 48, y - 180, 96, 46, "brand_light", 6)
    d.rect(x - 8, y - 130, 16, 30, "ink")
    for row in range(2):
        for column in range(4):
            fill = "accent" if column == 3 else "grey"
            d.rect(x - 62 + column * 34, y - 90 + row * 32, 24, 22, fill, 5)


def _bag(d, x, y):
    d.leaf(x - 40, y - 290, 40, 130, "brand_mid", mirrored=True)
    d.leaf(x, y - 270, 40, 110, "brand")
    d.rect(x + 30, y - 280, 40, 140, "bread", 20)
    d.circle(x - 46, y - 186, 36, "warm")
    d.rect(x - 90, y - 180, 180, 180, "accent_light", 6)
    d.rect(x, y - 180, 90, 180, d.dark("accent_light", 0.94), 6)
    for left in range(x - 90, x + 90, 30):
        d.polygon(
            [(left, y - 179), (left + 15, y - 194), (left + 30, y - 179)],
            "accent_light",
        )
    d.circle(x - 10, y - 84, 34, "brand_mid")
    d.half(x - 10, y - 78, 20, 24, "accent", "down")
    d.circle(x - 10, y - 98, 9, "accent")


def cleaning(d, cast):
    """A cleaner wipes a large window until the street shines."""
    d.rect(0, 0, 1200, 750, "brand_mid")
    _street(d)
    outfit = {"clothes": Clothes.V_NECK, "colour": "accent"}
    cleaner = Figure(d, cast[0].wearing(**outfit), 480, 750, 1.36)
    _bucket(d, 930, 740)
    d.line([(800, 350), (706, 470)], "ink", 16)
    d.line([(734, 300), (866, 398)], "ink", 24)
    d.line([(728, 292), (872, 390)], "warm", 10)
    cleaner.arm(RIGHT, (690, 610), (716, 456))
    cleaner.arm(LEFT, (296, 690), (396, 696))
    d.leaf(340, 694, 120, 90, "sky")
    cleaner.hand(LEFT, 396, 696)
    _spray(d, 150, 740)


def _street(d):
    d.rect(120, 50, 960, 560, "white", 10)
    d.rect(144, 74, 912, 512, "sky_light")
    d.circle(930, 180, 62, "accent")
    house(d, 190, 586, 150, 190, "warm", "ink")
    house(d, 340, 586, 130, 250, "white", "warm", "sky")
    tree(d, 560, 586, 1.1)
    house(d, 690, 586, 150, 200, "soft", "soft_deep")
    house(d, 880, 586, 130, 160, "accent", "brand")
    d.quarter(144, 74, 330, "white", 0)
    d.quarter(144, 74, 220, "sky_light", 0)
    for x, y, r in ((520, 130, 26), (580, 180, 16), (500, 210, 12), (640, 120, 12)):
        d.ring(x, y, r, "white", 6)
    d.rect(588, 74, 24, 512, "white")
    d.rect(90, 600, 1020, 34, "white", 10)


def _bucket(d, x, y):
    for dx, r in ((-76, 40), (-10, 56), (60, 44)):
        d.circle(x + dx, y - 170, r, "white")
    d.arc(x, y - 160, 118, 110, 180, 360, "ink", 8)
    corners = [
        (x - 128, y - 166),
        (x + 128, y - 166),
        (x + 98, y + 20),
        (x - 98, y + 20),
    ]
    d.polygon(corners, "warm")
    d.rect(x - 136, y - 180, 272, 30, "warm_dark", 15)


def _spray(d, x, y):
    d.rect(x - 44, y - 150, 88, 170, "soft", 24)
    d.rect(x - 44, y - 90, 88, 56, "white")
    d.rect(x - 14, y - 190, 28, 50, "white")
    d.rect(x - 50, y - 222, 100, 40, "ink", 12)
    d.line([(x + 30, y - 184), (x + 44, y - 156)], "ink", 10)
    flower(d, x, y - 30, "accent", 0)
