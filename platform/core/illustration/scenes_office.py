"""Scenes of talk and paper: conversation, meeting, office, library."""

from .figure import LEFT, RIGHT, Figure
from .props import cup, plant, window


def conversation(d, cast):
    """Two colleagues talk over coffee."""
    d.rect(0, 0, 1200, 750, "brand")
    d.circle(600, 380, 330, "brand_mid")
    for x, y, r in ((90, 110, 34), (1110, 140, 46), (1060, 600, 30), (150, 560, 44)):
        d.circle(x, y, r, "accent")
    first = Figure(d, cast[0], 370, 700, 1.28)
    second = Figure(d, cast[1], 830, 700, 1.28)
    d.rect(80, 620, 1040, 130, "wood", 20)
    d.rect(80, 620, 1040, 26, d.dark("wood", 1.1), 13)
    cup(d, 560, 660, 1.0, "white", -1)
    cup(d, 640, 660)
    first.arm(RIGHT, (520, 650), (450, 655))
    second.arm(LEFT, (680, 650), (750, 655))
    _speech(d)


def _speech(d):
    d.rect(470, 120, 170, 110, "white", 30)
    d.polygon([(490, 215), (490, 270), (540, 220)], "white")
    d.rect(560, 190, 170, 110, "accent", 30)
    d.polygon([(710, 285), (710, 340), (660, 290)], "accent")
    for x in (515, 555, 595):
        d.circle(x, 172, 10, "brand")
    for x in (606, 646, 686):
        d.circle(x, 246, 10, "ink")


def meeting(d, cast):
    """A full room listens to a talk."""
    d.rect(0, 0, 1200, 750, "soft_deep")
    d.half(600, 430, 420, 380, "soft")
    d.rect(360, 110, 480, 250, "white", 10)
    d.circle(520, 235, 56, "accent")
    d.half(690, 205, 44, 44, "brand", "down")
    d.circle(690, 175, 20, "accent")
    d.rect(610, 280, 160, 14, "grey", 7)
    d.rect(610, 308, 110, 14, "grey", 7)
    back, front = (110, 300, 900, 1090), (200, 430, 640, 830, 1020)
    for x, person in zip(back, cast[:4], strict=True):
        Figure(d, person, x, 660, 0.95)
    for x, person in zip(front, cast[4:], strict=True):
        Figure(d, person, x, 790, 1.08)


def office(d, cast):
    """An office worker at her laptop, before a board of notes."""
    d.rect(0, 0, 1200, 750, "sky")
    d.rect(0, 610, 1200, 140, "ink")
    _note_board(d)
    window(d, 800, 80, 330, 270, glass="sky_light")
    d.half(900, 334, 66, 120, "soft")
    d.rect(985, 214, 60, 120, "warm")
    d.rect(1050, 254, 50, 80, "brand_mid")
    worker = Figure(d, cast[0], 560, 662, 1.3)
    d.rect(60, 640, 1080, 34, "wood", 17)
    d.rect(140, 668, 30, 90, "wood_dark")
    d.rect(1030, 668, 30, 90, "wood_dark")
    _desk_lamp(d, 220, 640)
    plant(d, 1040, 642, 1.3, "warm")
    cup(d, 850, 642, 1.1, "accent")
    worker.arm(LEFT, (374, 640), (440, 626))
    worker.arm(RIGHT, (746, 640), (680, 626))
    d.rect(446, 496, 230, 136, "paper", 14)
    _mark_on_lid(d, 561, 560)
    d.rect(400, 624, 322, 18, "grey", 9)


def _note_board(d):
    d.rect(70, 80, 360, 280, "white", 12)
    fills = ("accent", "warm", "brand_light", "soft", "accent", "warm_light")
    for i, fill in enumerate(fills):
        x, y = 104 + i % 3 * 104, 116 + i // 3 * 112
        d.rect(x, y, 84, 84, fill)
        d.rect(x + 14, y + 26, 56, 8, "ink", 4)
        d.rect(x + 14, y + 46, 36, 8, "ink", 4)


def _mark_on_lid(d, x, y):
    for side, fill, dot in ((-1, "brand", "warm"), (1, "brand", "accent")):
        d.half(x + side * 27, y, 25, 31, fill, "down")
        d.circle(x + side * 27, y - 22, 13, dot)


def _desk_lamp(d, x, y):
    d.rect(x - 60, y - 16, 120, 18, "warm_dark", 9)
    d.line([(x, y - 14), (x - 40, y - 150), (x + 40, y - 240)], "warm_dark", 14)
    d.half(x + 64, y - 222, 56, 54, "warm")
    d.half(x + 64, y - 222, 22, 16, "accent", "down")


def library(d, cast):
    """A librarian reads from a picture book between full shelves."""
    d.rect(0, 0, 1200, 750, "soft_deep")
    for row, y in enumerate((0, 180, 360)):
        _book_row(d, y, row)
    d.half(600, 620, 300, 470, "soft")
    reader = Figure(d, cast[0], 600, 730, 1.34)
    d.rect(0, 640, 1200, 110, "wood")
    d.rect(0, 620, 1200, 30, d.dark("wood", 1.1))
    reader.arm(LEFT, (410, 690), (462, 670))
    reader.arm(RIGHT, (790, 690), (738, 670))
    _open_book(d, 600, 734)
    reader.hand(LEFT, 448, 664)
    reader.hand(RIGHT, 752, 664)
    _globe(d, 1010, 622)
    for i, fill in enumerate(("warm", "accent", "brand_mid", "sky")):
        d.rect(130 + i % 2 * 16, 590 - i * 32, 190, 30, fill, 6)
        d.rect(150 + i % 2 * 16, 590 - i * 32, 16, 30, "white")


def _book_row(d, y, row):
    fills = ("warm", "accent", "brand_light", "soft_light", "sky", "warm_light")
    x, i = 10, row * 2
    while x < 1190:
        width, height = 34 + i * 7 % 4 * 8, 120 + i * 5 % 4 * 10
        fill = fills[(i * 5 + row) % 6]
        d.rect(x, y + 164 - height, width, height, fill, 3)
        d.rect(x + 7, y + 184 - height, width - 14, 10, d.dark(fill, 0.8))
        x += width + (36 if i % 7 == 6 else 4)
        i += 1
    d.rect(0, y + 164, 1200, 18, "wood_dark")


def _open_book(d, x, y):
    left = [(x, y - 20), (x - 170, y - 44), (x - 170, y - 184), (x, y - 150)]
    right = [(x, y - 20), (x + 170, y - 44), (x + 170, y - 184), (x, y - 150)]
    d.polygon([(px - 10, py + 14) for px, py in left], "warm")
    d.polygon([(px + 10, py + 14) for px, py in right], "warm_dark")
    d.polygon(left, "white")
    d.polygon(right, "paper")


def _globe(d, x, y):
    d.rect(x - 60, y - 18, 120, 20, "wood_dark", 10)
    d.line([(x, y - 20), (x, y - 60)], "wood_dark", 14)
    d.arc(x, y - 140, 98, 98, 300, 460, "wood_dark", 12)
    d.circle(x, y - 140, 82, "sky")
    d.leaf(x - 56, y - 190, 70, 60, "brand_mid")
    d.leaf(x + 6, y - 140, 50, 60, "brand_mid", mirrored=True)
    d.leaf(x - 40, y - 104, 40, 26, "brand_mid")
