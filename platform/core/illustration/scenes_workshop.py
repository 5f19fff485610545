"""Scenes with tools: bicycles, wood, cars, metal."""

from .figure import LEFT, RIGHT, Figure
from .person import Clothes
from .props import clock, cog, screwdriver, shelf, spanner, sparkle, tree, tyre, wheel
from .shapes import TOP_ROUND


def bicycles(d, cast):
    """A mechanic checks the frame of a bicycle."""
    d.rect(0, 0, 1200, 750, "soft_light")
    d.rect(0, 600, 1200, 150, "soft_deep")
    d.rect(60, 60, 420, 300, "soft_pale")
    for i, x in enumerate((120, 190, 260, 330, 400)):
        fill = ("ink", "warm", "brand")[i % 3]
        d.rect(x, 110, 14, 120 + i % 3 * 24, fill, 7)
        d.circle(x + 7, 110, 18, fill)
    wheel(d, 1040, 190, 110)
    wheel(d, 830, 150, 76, "warm")
    mechanic = Figure(d, cast[0], 330, 700, 1.3)
    _bicycle(d)
    mechanic.arm(RIGHT, (560, 560), (640, 480))
    d.rect(0, 690, 1200, 60, d.dark("soft_deep", 0.85))


def _bicycle(d):
    wheel(d, 590, 560, 132)
    wheel(d, 960, 560, 132)
    frame = [(590, 560), (690, 400), (880, 400), (770, 560), (590, 560)]
    d.line(frame, "warm", 20)
    d.line([(690, 400), (770, 560)], "warm", 20)
    d.line([(880, 400), (960, 560)], "warm", 20)
    d.line([(880, 400), (860, 330), (920, 316)], "ink", 16)
    d.line([(690, 400), (676, 350)], "ink", 14)
    d.rect(630, 330, 96, 24, "ink", 12)
    d.circle(770, 560, 34, "accent")
    d.circle(770, 560, 12, "ink")


def woodshop(d, cast):
    """A master and an apprentice measure a plank together."""
    d.rect(0, 0, 1200, 750, "brand_pale")
    for x in range(0, 1200, 100):
        d.rect(x, 0, 4, 600, "brand_light")
    _woodshop_wall(d)
    apprentice = Figure(d, cast[1], 820, 690, 1.22)
    master = Figure(d, cast[0], 460, 690, 1.28)
    d.rect(0, 590, 1200, 160, "wood_dark")
    d.rect(0, 590, 1200, 30, "wood")
    master.arm(LEFT, (330, 640), (430, 640))
    master.arm(RIGHT, (620, 640), (560, 640))
    apprentice.arm(LEFT, (680, 640), (740, 640))
    apprentice.arm(RIGHT, (965, 640), (880, 646))
    d.rect(240, 650, 760, 42, "accent_light", 4)
    d.rect(240, 676, 760, 16, "accent")
    for x in (300, 460, 640, 820):
        d.circle(x, 664, 6, "wood_dark")
    d.circle(1100, 560, 66, "grey")
    d.circle(1100, 560, 20, "ink")
    d.rect(1020, 570, 160, 40, "warm", 6)


def _woodshop_wall(d):
    d.rect(700, 70, 420, 250, "white")
    d.rect(716, 86, 190, 218, "sky")
    d.rect(914, 86, 190, 218, "sky")
    d.circle(840, 180, 44, "accent")
    tree(d, 1010, 304, 0.9)
    for i, x in enumerate((60, 110, 160, 210)):
        fill = "wood_dark" if i % 2 else "wood"
        d.rect(x, 90 + i % 2 * 40, 34, 510, fill, 4)


def garage(d, cast):
    """A mechanic with a spanner stands at the open bonnet of a car."""
    d.rect(0, 0, 1200, 750, "accent_light")
    d.rect(0, 0, 1200, 60, "accent")
    d.rect(0, 610, 1200, 140, "ink")
    _tool_wall(d)
    clock(d, 1090, 150, 56)
    for x in range(40, 1200, 200):
        d.rect(x, 716, 110, 12, "accent")
    outfit = {"clothes": Clothes.DUNGAREES, "colour": "white", "trim": "water"}
    mechanic = Figure(d, cast[0].wearing(**outfit), 330, 750, 1.34)
    _car(d, 860, 640)
    mechanic.arm(RIGHT, (520, 680), (546, 570))
    spanner(d, 548, 410, 130, "steel")
    mechanic.hand(RIGHT, 546, 570)


def _tool_wall(d):
    d.rect(70, 110, 420, 210, "wood", 10)
    d.rect(84, 124, 392, 182, "wood_dark", 6)
    for i, x in enumerate((120, 180, 240)):
        screwdriver(d, x, 150, 110 + i * 12, ("warm", "accent", "sky")[i])
    for x, length in ((310, 70), (370, 90), (430, 60)):
        spanner(d, x, 156, length, "grey")


def _car(d, x, y):
    d.line([(x - 150, y - 190), (x - 230, y - 370)], "ink", 10)
    hood = [
        (x - 130, y - 196),
        (x - 250, y - 400),
        (x - 214, y - 410),
        (x - 90, y - 200),
    ]
    d.polygon(hood, d.dark("warm", 0.85))
    d.rect(x - 110, y - 310, 330, 200, "warm", 110, TOP_ROUND)
    d.rect(x - 76, y - 280, 120, 96, "sky_light", 56, (True, False, False, False))
    d.rect(x + 60, y - 280, 126, 96, "sky_light", 56, (False, True, False, False))
    d.rect(x - 270, y - 200, 540, 170, "warm", 60)
    d.rect(x - 240, y - 206, 150, 24, "ink", 8)
    for dx in (-214, -176, -138):
        d.rect(x + dx, y - 226, 24, 30, "steel", 6)
    d.rect(x + 66, y - 150, 50, 12, d.dark("warm", 0.75), 6)
    d.rect(x + 50, y - 184, 5, 140, d.dark("warm", 0.8))
    d.circle(x - 236, y - 130, 24, "accent_light")
    d.rect(x + 238, y - 150, 32, 40, "warm_dark", 10)
    d.rect(x - 284, y - 66, 568, 26, "grey", 13)
    for dx in (-160, 160):
        tyre(d, x + dx, y - 36, 68)


def metalwork(d, cast):
    """A welder in goggles sends sparks off a beam."""
    d.rect(0, 0, 1200, 750, "ink")
    d.circle(600, 400, 340, d.dark("ink", 1.6))
    for x, y, r, fill in (
        (150, 190, 110, "water"),
        (310, 110, 70, "sky"),
        (1060, 180, 130, "soft_deep"),
    ):
        cog(d, x, y, r, fill, "ink")
    shelf(d, 40, 440, 250, "steel")
    for i, x in enumerate((60, 120, 180, 240)):
        d.circle(x, 410, 28, ("grey", "warm", "grey", "accent")[i])
        d.circle(x, 410, 13, "ink")
    _hoist(d)
    outfit = {"clothes": Clothes.DUNGAREES, "colour": "warm_light", "trim": "warm_dark"}
    wears = {"glasses": "accent"}
    welder = Figure(d, cast[0].wearing(**outfit, **wears), 520, 715, 1.34)
    d.rect(0, 640, 1200, 110, "steel")
    d.rect(0, 624, 1200, 30, "grey")
    _beam(d, 560, 560)
    welder.arm(LEFT, (350, 660), (450, 650))
    welder.arm(RIGHT, (720, 680), (760, 590))
    d.line([(740, 560), (790, 612), (850, 560)], "ink", 22)
    d.line([(790, 612), (800, 750)], d.dark("ink", 2), 10)
    welder.hand(RIGHT, 760, 590)
    _sparks(d, 872, 548)


def _hoist(d):
    d.rect(680, 0, 30, 60, "steel")
    d.rect(560, 40, 640, 26, "accent")
    for x in range(590, 1190, 80):
        d.polygon([(x, 66), (x + 24, 40), (x + 52, 40), (x + 28, 66)], "ink")
    d.line([(850, 66), (850, 250)], "grey", 8)
    d.rect(826, 200, 48, 54, "warm", 10)
    d.arc(850, 284, 28, 28, 270, 520, "grey", 13)


def _beam(d, x, y):
    d.rect(x + 250, y - 4, 300, 24, "warm")
    d.rect(x + 250, y + 52, 300, 24, "warm")
    d.rect(x + 250, y + 20, 300, 32, "warm_dark")


def _sparks(d, x, y):
    d.circle(x, y, 22, "white")
    sparkle(d, x, y, 96, "accent")
    for dx, dy, r in ((70, -110, 8), (-40, -120, 6), (120, -60, 9), (30, -160, 7)):
        d.circle(x + dx, y + dy, r, "accent_light")
