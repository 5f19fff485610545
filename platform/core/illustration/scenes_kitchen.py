"""Scenes where food is made and served: bakery, kitchen, lunchroom, brewery."""

from .figure import LEFT, RIGHT, Figure
from .person import Clothes
from .props import bottle, cup, lamp, loaf, plant, shelf, steam, tiles

DOUGH = "#fff1c9"
GLOW = "#ff9d3b"
COPPER, COPPER_SHADE, COPPER_LIGHT = "#d98250", "#b9643a", "#efae84"


def bakery(d, cast):
    """A baker kneads between her oven and the shelves."""
    d.rect(0, 0, 1200, 750, "accent_pale")
    tiles(d, 0, 0, 1200, 560, "accent_light")
    _oven(d)
    _bread_shelves(d)
    baker = Figure(d, cast[0], 560, 640, 1.22)
    d.rect(0, 560, 1200, 190, "brand_pale")
    d.rect(0, 560, 1200, 22, "wood")
    baker.arm(LEFT, (392, 600), (470, 640))
    baker.arm(RIGHT, (736, 600), (655, 640))
    d.ellipse(562, 652, 92, 44, "accent_light")
    d.ellipse(562, 644, 74, 32, DOUGH)
    loaf(d, 180, 690, 1.3)
    loaf(d, 330, 690, 1.1, "bread_dark")
    for x in (860, 950, 1040, 1130):
        d.circle(x, 668, 38, "accent_light")
        d.circle(x - 8, 658, 26, DOUGH)


def _oven(d):
    d.rect(0, 0, 330, 560, "warm")
    d.half(165, 420, 118, 150, "ink")
    d.rect(47, 418, 236, 40, "ink")
    d.half(165, 458, 100, 120, GLOW)
    loaf(d, 130, 458, 0.7, "bread_dark")
    loaf(d, 212, 458, 0.62)
    d.rect(30, 458, 270, 22, d.dark("warm", 0.82))
    for x, light in ((80, "accent"), (125, "warm_pale"), (170, "warm_pale")):
        d.circle(x, 90, 14, light)


def _bread_shelves(d):
    shelf(d, 780, 170, 360)
    shelf(d, 780, 330, 360)
    loaf(d, 850, 170, 0.9)
    loaf(d, 970, 170, 0.9, "bread_dark")
    loaf(d, 1080, 170, 0.9)
    for x in (830, 890, 950):
        d.rect(x, 236, 30, 94, "bread", 15)
    d.rect(1010, 250, 44, 80, "sky", 8)
    d.rect(1070, 230, 44, 100, "white", 8)
    d.rect(1070, 262, 44, 30, "brand")


def kitchen(d, cast):
    """A cook stirs a large pan and keeps a hand on the vegetables."""
    d.rect(0, 0, 1200, 750, "warm_pale")
    tiles(d, 0, 150, 1200, 420, "warm_light", 70)
    lamp(d, 300, 90)
    lamp(d, 900, 90)
    _kitchen_shelves(d)
    outfit = {"clothes": Clothes.APRON, "colour": "accent", "trim": "white"}
    cook = Figure(d, cast[0].wearing(**outfit), 600, 680, 1.3)
    d.rect(0, 600, 1200, 150, "accent_light")
    d.rect(0, 590, 1200, 26, "brand")
    d.rect(340, 646, 330, 26, "wood", 8)
    cook.arm(LEFT, (424, 628), (470, 636))
    d.circle(536, 624, 24, "warm")
    d.circle(584, 628, 20, "warm")
    d.leaf(610, 612, 60, 34, "brand_mid")
    cook.arm(RIGHT, (800, 520), (860, 470))
    d.rect(760, 520, 220, 110, "ink", 14)
    d.rect(740, 520, 260, 20, d.dark("ink", 1.5), 10)
    d.line([(870, 440), (850, 530)], "wood", 14)
    cook.hand(RIGHT, 860, 470)
    steam(d, 920, 490)
    steam(d, 960, 476)


def _kitchen_shelves(d):
    shelf(d, 60, 330, 300, "brand")
    shelf(d, 850, 330, 300, "brand")
    jars = zip(
        (80, 150, 220, 290), ("accent", "brand_light", "soft", "sky"), strict=True
    )
    for x, fill in jars:
        d.rect(x, 262, 52, 68, fill, 8)
    d.circle(900, 296, 34, "warm")
    d.circle(970, 300, 30, "accent")
    d.circle(1030, 304, 26, "brand_mid")
    d.circle(1090, 300, 30, "warm")


def lunchroom(d, cast):
    """A waiter brings cake and coffee to a guest."""
    d.rect(0, 0, 1200, 750, "soft_light")
    d.rect(0, 0, 1200, 90, "soft")
    for x in (130, 1070):
        lamp(d, x, 60, "warm")
    _menu_board(d)
    _cake_counter(d)
    waiter, guest = cast
    outfit = {"clothes": Clothes.APRON, "colour": "water", "trim": "accent"}
    guest = Figure(d, guest, 856, 690, 1.08)
    waiter = Figure(d, waiter.wearing(**outfit), 372, 740, 1.24)
    d.rect(640, 640, 560, 30, "wood", 15)
    d.rect(640, 655, 560, 95, "wood_dark")
    guest.arm(RIGHT, (1010, 640), (944, 638))
    guest.arm(LEFT, (706, 634), (770, 642))
    cup(d, 702, 644, 0.9, "white", -1)
    waiter.arm(LEFT, (196, 690), (282, 730))
    waiter.arm(RIGHT, (576, 690), (604, 570))
    d.rect(504, 528, 220, 18, "ink", 9)
    _slice_of_cake(d, 560, 528)
    cup(d, 658, 528, 0.9, "accent_pale")
    steam(d, 658, 462, 0.7)
    waiter.hand(RIGHT, 604, 570)


def _menu_board(d):
    d.rect(590, 130, 250, 210, "wood", 12)
    d.rect(606, 146, 218, 178, "ink")
    for y, length, dot in ((186, 90, "accent"), (234, 120, "warm"), (282, 70, "soft")):
        d.circle(640, y, 13, dot)
        d.line([(672, y), (672 + length, y)], "white", 8)


def _cake_counter(d):
    d.rect(0, 430, 320, 320, "brand")
    d.rect(0, 416, 336, 26, "wood")
    for x in range(30, 320, 60):
        d.rect(x, 460, 26, 290, "brand_mid")
    d.half(150, 396, 110, 120, "sky_light")
    d.circle(150, 272, 14, "sky_light")
    d.half(150, 394, 76, 70, "warm_light")
    for x in (104, 134, 164, 194):
        d.circle(x, 356 - (30 - abs(x - 150)) * 0.5, 13, "warm")
    d.rect(40, 394, 220, 14, "white", 7)
    d.rect(138, 402, 24, 16, "white")
    plant(d, 1130, 640, 0.9, "accent")


def _slice_of_cake(d, x, y):
    d.rect(x - 46, y - 12, 92, 12, "white", 6)
    d.polygon([(x - 34, y - 12), (x + 34, y - 12), (x + 34, y - 62)], "accent_light")
    d.polygon(
        [(x - 10, y - 30), (x + 34, y - 30), (x + 34, y - 42), (x + 6, y - 42)], "warm"
    )
    d.circle(x + 26, y - 68, 12, "warm")


def brewery(d, cast):
    """A brewer holds a glass to the light, before copper kettles."""
    d.rect(0, 0, 1200, 750, "brand")
    d.circle(600, 400, 350, "brand_mid")
    _pipes(d)
    _kettle(d, 200, 590, 1.0)
    _kettle(d, 1010, 590, 1.0)
    outfit = {"clothes": Clothes.APRON, "colour": "soft", "trim": "soft_deep"}
    brewer = Figure(d, cast[0].wearing(**outfit), 590, 715, 1.34)
    d.rect(0, 640, 1200, 110, "wood_dark")
    d.rect(0, 626, 1200, 28, "wood")
    for x in (70, 140, 210, 990, 1060, 1130):
        bottle(d, x, 700, 0.95, "brand_light" if x % 20 else "accent")
    _beer_glass(d, 800, 500)
    brewer.arm(RIGHT, (790, 640), (792, 540))
    brewer.arm(LEFT, (412, 664), (490, 690))
    _sack_of_malt(d, 350, 700)


def _pipes(d):
    pipe = [(200, 230), (200, 90), (1010, 90), (1010, 230)]
    d.line(pipe, COPPER_SHADE, 26)
    for x in (420, 780):
        d.circle(x, 90, 44, "white")
        d.ring(x, 90, 44, COPPER_LIGHT, 10)
        d.line([(x, 90), (x + 18, 66)], "warm", 7)


def _kettle(d, x, y, s):
    d.half(x, y - 230 * s, 160 * s, 130 * s, COPPER)
    d.pie(x, y - 230 * s, 160 * s, 130 * s, 270, 360, COPPER_SHADE)
    d.rect(x - 34 * s, y - 384 * s, 68 * s, 50 * s, COPPER_SHADE, 10)
    d.rect(x - 160 * s, y - 230 * s, 160 * s, 240 * s, COPPER)
    d.rect(x, y - 230 * s, 160 * s, 240 * s, COPPER_SHADE)
    d.rect(x - 172 * s, y - 240 * s, 344 * s, 24 * s, COPPER_LIGHT, 12)
    d.circle(x, y - 110 * s, 62 * s, COPPER_LIGHT)
    d.circle(x, y - 110 * s, 44 * s, "ink")
    d.arc(x, y - 110 * s, 30 * s, 30 * s, 200, 260, "white", 7)


def _beer_glass(d, x, y):
    d.ring(x + 50, y - 48, 30, "sky_light", 13)
    d.rect(x - 50, y - 110, 100, 120, "accent", 12)
    d.rect(x - 30, y - 70, 14, 62, "accent_light", 7)
    for dx, r in ((-36, 26), (0, 34), (36, 26)):
        d.circle(x + dx, y - 112, r, "white")


def _sack_of_malt(d, x, y):
    d.polygon([(x - 30, y - 138), (x, y - 92), (x + 30, y - 138)], "accent_light")
    d.rect(x - 66, y - 112, 132, 132, "accent_light", 36)
    d.rect(x - 26, y - 114, 52, 14, "warm", 7)
    for dy in (-74, -44):
        d.leaf(x - 30, y + dy, 28, 34, "accent_dark", mirrored=True)
        d.leaf(x + 2, y + dy, 28, 34, "accent_dark")
    d.line([(x, y - 60), (x, y + 2)], "accent_dark", 6)
