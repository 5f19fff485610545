"""Head and face of a bust: two halves of light and shade carry the style."""

from core.colour import mix

from .palette import darken
from .person import Style

DARK_SKINS = "de"


def draw(sitter):
    """Draw the head with ears, beard, eyes, nose, mouth and cheeks."""
    if sitter.person.style != Style.HEADSCARF:
        _ears(sitter)
    d, x, y = sitter.canvas, sitter.x, sitter.y
    d.half(x, 243, 32, 26, darken(sitter.shade), "down")
    d.ellipse(x, y, sitter.rx, sitter.ry, sitter.skin)
    d.half(x, y, sitter.rx, sitter.ry, sitter.shade, "right")
    if sitter.person.beard:
        _beard(sitter)
    if sitter.person.moustache:
        d.half(x, y + 38, 30, 14, sitter.hair)
    _eyes_and_nose(sitter)
    _mouth(sitter)
    if not sitter.person.beard:
        _cheeks(sitter)


def draw_glasses(sitter):
    """Draw the glasses, over the hair that falls in front."""
    colour = sitter.person.glasses
    if not colour:
        return
    d, x, y = sitter.canvas, sitter.x, sitter.y
    d.line([(x - 6, y - 6), (x + 6, y - 6)], colour, 6)
    for side in (-1, 1):
        d.ring(x + side * 27, y - 3, 22, colour, 6)
        temple = [(x + side * 49, y - 7), (x + side * (sitter.rx - 3), y - 10)]
        d.line(temple, colour, 5)


def _ears(sitter):
    d, person, y, rx = sitter.canvas, sitter.person, sitter.y, sitter.rx
    left, right = sitter.x - rx, sitter.x + rx
    d.circle(left + 1, y + 6, 15, sitter.skin)
    d.circle(right - 1, y + 6, 15, sitter.shade)
    if person.hearing_aid:
        d.arc(left + 1, y + 4, 13, 15, 120, 330, "warm", 7)
    if person.earrings:
        d.circle(left, y + 28, 7, person.earrings)
        d.circle(right, y + 28, 7, person.earrings)


def _beard(sitter):
    d, x, y, rx = sitter.canvas, sitter.x, sitter.y, sitter.rx
    d.half(x, y + 20, rx * 0.975, sitter.ry - 14, sitter.hair, "down")
    d.rect(x - rx - 1, y - 8, 10, 32, sitter.hair)
    d.rect(x + rx - 9, y - 8, 10, 32, sitter.hair)
    d.half(x, y + 19.5, 52, 13, sitter.skin, "down")
    d.pie(x, y + 19.5, 52, 13, 0, 90, sitter.shade)


def _eyes_and_nose(sitter):
    d, x, y = sitter.canvas, sitter.x, sitter.y
    for side in (-1, 1):
        d.circle(x + side * 26, y - 4, 6.5, "ink")
        brow = [(x + side * 37, y - 25), (x + side * 17, y - 28)]
        d.line(brow, sitter.brows, 6)
    nose = [(x, y + 2), (x + 7, y + 19), (x - 2, y + 20)]
    d.line(nose, darken(sitter.shade), 4.5)


def _mouth(sitter):
    d, x, y = sitter.canvas, sitter.x, sitter.y
    if sitter.person.beard:
        d.half(x, y + 41, 19, 13, "white", "down")
    elif sitter.person.smile == 2:
        d.half(x, y + 37, 25, 21, "ink", "down")
        d.rect(x - 20, y + 37, 40, 7, "white", 2)
    else:
        d.arc(x, y + 28, 24, 20, 28, 152, "ink", 6)


def _cheeks(sitter):
    d, x, y = sitter.canvas, sitter.x, sitter.y
    blush = 0.16 if sitter.person.skin in DARK_SKINS else 0.28
    warm = d.palette.warm
    d.circle(x - 46, y + 24, 11, mix(warm, sitter.skin, blush))
    d.circle(x + 46, y + 24, 11, mix(warm, sitter.shade, blush))
