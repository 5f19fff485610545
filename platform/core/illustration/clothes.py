"""Body, neck and clothes of a bust."""

import math

from .person import Clothes, Style
from .shapes import TOP_ROUND

SHOULDER_Y = 408
SHOULDER_RX, SHOULDER_RY = 150, 138


def draw(sitter):
    """Draw everything below the chin."""
    d, person, x = sitter.canvas, sitter.person, sitter.x
    d.half(x, SHOULDER_Y, SHOULDER_RX, SHOULDER_RY, person.colour)
    if person.clothes == Clothes.POLO_NECK:
        d.rect(x - 40, 236, 80, 70, person.colour, 16)
    else:
        d.rect(x - 32, 224, 64, 62, sitter.shade)
        d.half(x, 284, 32, 26, sitter.shade, "down")
    if person.clothes in PIECES:
        PIECES[person.clothes](d, person, sitter)


def _mirrored(d, x, points, fill):
    """Draw a polygon left of x, given as distances from it, and its mirror image."""
    d.polygon([(x - dx, y) for dx, y in points], fill)
    d.polygon([(x + dx, y) for dx, y in points], fill)


def _jumper(d, person, sitter):
    d.arc(sitter.x, 282, 38, 30, 0, 180, person.trim, 9)


def _shirt(d, person, sitter):
    x = sitter.x
    _mirrored(d, x, [(46, 268), (0, 316), (30, 344), (66, 292)], person.trim)
    d.rect(x - 2, 316, 4, 90, person.trim)


def _blazer(d, person, sitter):
    x, trim = sitter.x, person.trim
    d.polygon([(x - 46, 268), (x, 404), (x + 46, 268)], trim)
    d.rect(x - 32, 254, 64, 30, sitter.shade)
    d.half(x, 283, 32, 30, sitter.shade, "down")
    _mirrored(d, x, [(33, 262), (50, 278), (24, 326), (0, 310)], trim)
    d.line([(x, 316), (x, 396)], d.dark(trim, 0.9), 3)
    lapel = [(46, 270), (78, 286), (62, 334), (0, 408)]
    _mirrored(d, x, lapel, person.lapels)


def _hoodie(d, person, sitter):
    x = sitter.x
    d.arc(x, 268, 60, 40, 0, 180, person.trim, 22)
    if person.style == Style.HEADSCARF:
        return
    for dx in (-22, 22):
        d.line([(x + dx, 306), (x + dx, 346)], "white", 5)


def _v_neck(d, person, sitter):
    x = sitter.x
    d.polygon([(x - 31, 268), (x, 336), (x + 31, 268)], sitter.shade)


def _stripes(d, person, sitter):
    d.half(sitter.x, 284, 32, 26, sitter.shade, "down")
    for y in range(318, 400, 28):
        height = (SHOULDER_Y - y - 6) / SHOULDER_RY
        half = SHOULDER_RX * math.sqrt(1 - height**2) - 3
        d.rect(sitter.x - half, y, 2 * half, 13, person.trim)


def _dungarees(d, person, sitter):
    x, trim = sitter.x, person.trim
    d.rect(x - 64, 336, 128, 64, trim, 10, TOP_ROUND)
    for side in (-1, 1):
        d.line([(x + side * 52, 344), (x + side * 60, 284)], trim, 16)
        d.circle(x + side * 50, 350, 7, "accent")


def _apron(d, person, sitter):
    x, trim = sitter.x, person.trim
    d.rect(x - 74, 330, 148, 70, trim, 14, TOP_ROUND)
    for side in (-1, 1):
        d.line([(x + side * 62, 338), (x + side * 52, 282)], trim, 14)


def _vest(d, person, sitter):
    x = sitter.x
    left = [(x - 104, 400), (x - 96, 302), (x - 58, 280)]
    right = [(x + 58, 280), (x + 96, 302), (x + 104, 400)]
    d.polygon([*left, (x, 330), *right], person.trim)
    stripe = [(58, 280), (76, 290), (76, 400), (52, 400), (50, 288)]
    _mirrored(d, x, stripe, "paper")
    d.rect(x - 2, 328, 4, 72, "ink")


PIECES = {
    Clothes.JUMPER: _jumper,
    Clothes.SHIRT: _shirt,
    Clothes.BLAZER: _blazer,
    Clothes.HOODIE: _hoodie,
    Clothes.V_NECK: _v_neck,
    Clothes.STRIPES: _stripes,
    Clothes.DUNGAREES: _dungarees,
    Clothes.APRON: _apron,
    Clothes.VEST: _vest,
}
