"""Scenes of building and upkeep: construction, solar panels, harbour, roadblock."""

from .canvas import Canvas
from .figure import LEFT, RIGHT, Figure
from .person import Clothes, Style
from .props import cloud, house, tree

SITE_CLOTHES = {"style": Style.HELMET, "clothes": Clothes.VEST, "trim": "accent"}


def construction(d, cast):
    """A bricklayer sets a brick on a wall, under a crane."""
    d.rect(0, 0, 1200, 750, "sky_light")
    cloud(d, 330, 200)
    cloud(d, 1090, 330, 0.8)
    _crane(d)
    _shell(d)
    d.rect(0, 600, 1200, 150, "accent_light")
    mason = cast[0].wearing(**SITE_CLOTHES, colour="water")
    mason = Figure(d, mason, 560, 730, 1.32)
    _brick_wall(d)
    mason.arm(LEFT, (370, 650), (412, 610))
    d.rect(356, 566, 112, 46, "warm_dark", 4)
    mason.hand(LEFT, 412, 610)
    mason.arm(RIGHT, (740, 690), (740, 590))
    d.line([(740, 590), (760, 560)], "wood_dark", 16)
    d.polygon([(750, 566), (776, 574), (836, 500), (756, 530)], "steel")
    mason.hand(RIGHT, 740, 590)


def _crane(d):
    d.rect(900, 60, 30, 560, "accent")
    for y in range(90, 600, 60):
        d.line([(904, y), (926, y + 44)], "accent_dark", 7)
    d.rect(560, 92, 560, 26, "accent")
    for x in range(580, 1100, 60):
        d.line([(x, 96), (x + 30, 114)], "accent_dark", 6)
    d.line([(640, 96), (915, 34), (1100, 96)], "ink", 5)
    d.rect(884, 118, 62, 66, "warm", 8)
    d.rect(894, 128, 42, 28, "sky_light")
    d.rect(1040, 118, 70, 52, "ink")
    d.line([(660, 118), (660, 156)], "ink", 5)
    d.line([(600, 196), (660, 152), (720, 196)], "ink", 5)
    d.rect(586, 194, 148, 26, "wood")


def _shell(d):
    d.rect(40, 300, 300, 320, "warm_light")
    d.polygon([(16, 306), (190, 170), (364, 306)], "brand")
    for x in (80, 210):
        d.rect(x, 360, 90, 100, "white")
        d.rect(x + 10, 370, 70, 80, "sky")
    d.rect(140, 500, 90, 120, "ink")
    for x in (20, 356):
        d.rect(x, 250, 12, 380, "steel")
    for y in (330, 480):
        d.rect(0, y, 400, 16, "wood")
    d.rect(990, 400, 210, 210, "warm_light")
    for x in (1020, 1120):
        d.rect(x, 440, 66, 90, "white")
        d.rect(x + 8, 448, 50, 74, "sky")


def _brick_wall(d):
    rows = ((616, 250, 470), (662, 180, 880), (708, 120, 960))
    for row, (y, start, end) in enumerate(rows):
        d.rect(start, y, end - start, 46, "paper")
        for x in range(start, end - 20, 100):
            width = min(94, end - x)
            d.rect(x, y, width, 40, ("warm", "warm_dark")[(x // 10 + row) % 3 == 0], 4)


def solar_panels(d, cast):
    """An installer lays a solar panel on a roof, high above the village."""
    d.rect(0, 0, 1200, 750, "sky")
    d.circle(950, 190, 130, "accent_light")
    d.circle(950, 190, 96, "accent")
    cloud(d, 250, 190, 1.2)
    d.half(260, 590, 460, 170, "brand_light")
    _village(d)
    installer = cast[0].wearing(**SITE_CLOTHES, colour="soft_deep")
    installer = Figure(d, installer, 610, 680, 1.32)
    _roof(d)
    for x in (60, 800, 1080):
        _panel(d, x, 620)
    _panel(d, 500, 560)
    installer.arm(LEFT, (430, 630), (520, 580))
    installer.arm(RIGHT, (790, 620), (746, 566))


def _village(d):
    tree(d, 80, 580, 0.8)
    house(d, 130, 580, 90, 90, "white", "warm")
    house(d, 230, 580, 80, 120, "warm_light", "ink")
    tree(d, 370, 580, 0.9)


def _roof(d):
    d.rect(0, 590, 1200, 160, "warm")
    for row, y in enumerate((622, 668, 714)):
        for x in range(-40 + row * 30, 1240, 60):
            d.half(x, y - 32, 30, 26, "warm_dark", "down")
    d.rect(0, 576, 1200, 24, "warm_dark")
    d.rect(1050, 430, 100, 160, "warm_light")
    d.rect(1036, 416, 128, 28, "ink", 6)


def _panel(d, x, y):
    """Draw a panel that leans back, its top left at x, y."""
    d.polygon([(x, y), (x + 250, y), (x + 210, y + 140), (x - 40, y + 140)], "white")
    top, foot, height = y + 10, y + 130, 120
    slant = 40 * height / 140
    for column in range(4):
        for row in range(2):
            left = x + 8 + column * 60 - row * slant / 2
            upper = top + row * 62
            corners = [(left, upper), (left + 54, upper)]
            corners += [(left + 54 - slant / 2 + 2, upper + 56)]
            corners += [(left - slant / 2 + 2, upper + 56)]
            d.polygon(corners, "water" if (column + row) % 2 else "ink")
    d.line([(x - 34, foot + 10), (x + 206, foot + 10)], "grey", 8)


def harbour(d, cast):
    """A docker holds the rope of a ship full of containers."""
    d.rect(0, 0, 1200, 750, "warm_pale")
    d.half(600, 470, 250, 250, "accent")
    d.rect(0, 470, 1200, 280, "water")
    for x, y in ((60, 520), (300, 560), (980, 600), (760, 560)):
        d.rect(x, y, 130, 9, "sky", 4)
    _quay_crane(d)
    _ship(d)
    for x, y in ((130, 130), (210, 90), (560, 120)):
        d.arc(x - 18, y, 20, 14, 190, 350, "ink", 6)
        d.arc(x + 18, y, 20, 14, 190, 350, "ink", 6)
    d.rect(0, 690, 1200, 60, "grey")
    docker = Figure(d, cast[0], 390, 750, 1.36)
    _bollard(d, 800, 700)
    d.arc(690, 600, 110, 60, 10, 170, "accent_light", 14)
    for r in (62, 40):
        d.ring(590, 684, r, "accent_light", 14)
    docker.arm(RIGHT, (590, 710), (586, 606))
    docker.arm(LEFT, (206, 700), (310, 712))


def _quay_crane(d):
    for x in (40, 200):
        d.rect(x, 250, 22, 450, "soft_deep")
    d.rect(0, 236, 520, 26, "soft_deep")
    d.line([(20, 240), (131, 150), (500, 240)], "soft_deep", 8)
    d.rect(230, 262, 60, 50, "soft")
    d.line([(131, 262), (131, 380)], "ink", 5)
    d.line([(84, 420), (131, 376), (178, 420)], "ink", 5)
    d.rect(74, 418, 114, 66, "warm", 4)


def _ship(d):
    rows = (
        (470, ("brand_mid", "accent", "soft", "warm", "brand_light")),
        (398, ("warm", "sky", "brand", "accent")),
        (326, ("soft", "warm_light")),
    )
    for y, fills in rows:
        for i, fill in enumerate(fills):
            x = 560 + i * 104
            d.rect(x, y, 98, 68, fill, 3)
            for dx in (20, 46, 72):
                d.rect(x + dx, y + 10, 6, 48, d.dark(fill, 0.88), 3)
    d.rect(1080, 330, 96, 220, "white", 8)
    d.rect(1064, 320, 128, 24, "warm", 6)
    for x in (1094, 1134):
        d.circle(x + 14, 384, 14, "water")
    hull = [(500, 538), (1200, 538), (1200, 660), (570, 660)]
    d.polygon(hull, "ink")
    d.polygon([(553, 630), (1200, 630), (1200, 660), (570, 660)], "warm_dark")
    d.circle(590, 576, 14, "white")


def _bollard(d, x, y):
    d.rect(x - 30, y - 60, 60, 70, "soft_deep")
    d.rect(x - 46, y - 80, 92, 34, "soft_deep", 17)


def roadblock(d, cast):
    """A worker behind a barrier: here the work still goes on."""
    d.rect(0, 0, 1200, 750, "accent")
    d.half(600, 640, 460, 430, "accent_light")
    d.rect(0, 640, 1200, 110, "ink")
    for x in range(40, 1200, 200):
        d.rect(x, 718, 110, 14, "accent")
    worker = Figure(d, cast[0], 600, 752, 1.46)
    for x in (230, 950):
        d.rect(x, 510, 26, 190, "ink")
        d.rect(x - 44, 678, 114, 22, "ink", 11)
    barrier = Canvas(900, 92, d.palette, "white")
    for x in range(-120, 1080, 120):
        stripe = [(x, 92), (x + 50, 0), (x + 110, 0), (x + 60, 92)]
        barrier.polygon(stripe, "warm")
    d.inset(barrier, 150, 562)
    for x in (243, 963):
        d.circle(x, 530, 30, "warm")
        d.circle(x, 530, 14, "accent_light")
    worker.hand(LEFT, 440, 570)
    worker.hand(RIGHT, 760, 570)
