"""Hair and headwear of a bust: what falls behind the head and what lies on it."""

from .palette import darken
from .person import Style
from .shapes import TOP_ROUND, point_on


def draw_behind(sitter):
    """Draw what hangs behind head and shoulders."""
    if sitter.person.style in BEHIND:
        BEHIND[sitter.person.style](sitter.canvas, sitter)


def draw_in_front(sitter):
    """Draw what lies over forehead and temples."""
    if sitter.person.style in IN_FRONT:
        IN_FRONT[sitter.person.style](sitter.canvas, sitter)


def _bob_behind(d, sitter):
    d.rect(sitter.x - 98, 78, 196, 182, sitter.hair, 92, TOP_ROUND)
    d.rect(sitter.x - 98, 240, 196, 34, sitter.hair, 17)


def _long_behind(d, sitter):
    d.rect(sitter.x - 100, 74, 200, 262, sitter.hair, 98, TOP_ROUND)


def _curls_behind(d, sitter):
    for angle in range(0, 360, 30):
        x, y = point_on(sitter.x, 148, 76, 70, angle)
        d.circle(x, y, 38, sitter.hair)
    d.circle(sitter.x, 148, 84, sitter.hair)


def _long_curls_behind(d, sitter):
    for i in range(6):
        out, y = 92 - i % 2 * 6, 120 + i * 36
        d.circle(sitter.x - out, y, 36, sitter.hair)
        d.circle(sitter.x + out, y, 36, sitter.hair)
    d.circle(sitter.x, 130, 92, sitter.hair)


def _ponytail_behind(d, sitter):
    d.ellipse(sitter.x + 92, 214, 30, 70, sitter.hair)
    d.circle(sitter.x + 74, 130, 24, sitter.person.ribbon or sitter.person.trim)


def _bun_behind(d, sitter):
    d.circle(sitter.x, 66, 40, sitter.hair)


def _braids_behind(d, sitter):
    for side in (-1, 1):
        x = sitter.x + side * 84
        for i in range(5):
            d.circle(x, 200 + i * 30, 20 - i, sitter.hair)
        d.circle(x, 338, 12, sitter.person.ribbon or "warm")


def _headscarf_behind(d, sitter):
    d.ellipse(sitter.x, 168, 102, 112, sitter.headwear)


def _sideburns(d, sitter, up, length, r=4):
    """Draw hair before both ears, from `up` above the eyes down."""
    d.rect(sitter.x - sitter.rx - 4, sitter.y - up, 13, length, sitter.hair, r)
    d.rect(sitter.x + sitter.rx - 9, sitter.y - up, 13, length, sitter.hair, r)


def _short(d, sitter):
    x, y, rx = sitter.x, sitter.y, sitter.rx
    d.half(x, y - 20, rx + 4, sitter.ry - 13, sitter.hair)
    _sideburns(d, sitter, 22, 32, 0)
    d.half(x, y - 12, rx - 12, 34, sitter.skin)
    d.pie(x, y - 12, rx - 12, 34, 270, 360, sitter.shade)


def _quiff(d, sitter):
    x, top = sitter.x, sitter.y - sitter.ry
    d.half(x, sitter.y - 32, sitter.rx + 4, sitter.ry - 24, sitter.hair)
    for dx, dy, r in ((-26, 8, 32), (18, 4, 36), (52, 24, 24)):
        d.circle(x + dx, top + dy, r, sitter.hair)
    _sideburns(d, sitter, 34, 36)


def _parted(d, sitter):
    x, y, rx = sitter.x, sitter.y, sitter.rx
    d.half(x, y - 32, rx + 6, sitter.ry - 20, sitter.hair)
    left = x - rx - 5
    lock = [(left, y - 34), (x + 40, y - 34), (left + 11, y + 6), (left, y + 6)]
    d.polygon(lock, sitter.hair)
    d.rect(x + rx - 8, y - 34, 13, 34, sitter.hair, 4)


def _bob(d, sitter):
    x, y, rx, hair = sitter.x, sitter.y, sitter.rx, sitter.hair
    d.half(x, y - 30, rx + 10, sitter.ry - 22, hair)
    d.rect(x - rx - 14, y - 34, 26, 112, hair, 10)
    d.rect(x + rx - 12, y - 34, 26, 112, hair, 10)
    d.rect(x - rx - 6, y - 40, 20, 20, hair)
    d.rect(x + rx - 14, y - 40, 20, 20, hair)
    d.rect(x - rx + 4, y - 48, 2 * rx - 8, 24, hair, 10)


def _long(d, sitter):
    x, y, rx, hair = sitter.x, sitter.y, sitter.rx, sitter.hair
    d.half(x, y - 34, rx + 12, sitter.ry - 24, hair)
    left, right = x - rx, x + rx
    outer = [(left - 12, y + 16), (left - 12, y - 36), (x + 20, y - 36)]
    d.polygon([*outer, (x - 30, y - 20), (left + 8, y + 16)], hair)
    outer = [(right + 12, y + 16), (right + 12, y - 36), (x + 10, y - 36)]
    d.polygon([*outer, (x + 44, y - 22), (right - 8, y + 16)], hair)
    d.rect(left - 14, y - 34, 22, 150, hair, 11)
    d.rect(right - 8, y - 34, 22, 150, hair, 11)


def _curls(d, sitter):
    d.half(sitter.x, sitter.y - 44, sitter.rx + 6, 50, sitter.hair)
    for dx in (-54, -28, 0, 28, 54):
        d.circle(sitter.x + dx, sitter.y - 62 + abs(dx) * 0.32, 25, sitter.hair)


def _tied_back(d, sitter):
    x, y, rx, hair = sitter.x, sitter.y, sitter.rx, sitter.hair
    d.half(x, y - 34, rx + 6, sitter.ry - 24, hair)
    left, right = x - rx, x + rx
    lock = [(left - 6, y - 36), (x + 14, y - 36), (left + 12, y - 6)]
    d.polygon([*lock, (left - 4, y + 4)], hair)
    lock = [(right + 6, y - 36), (x - 4, y - 36), (right - 10, y - 14)]
    d.polygon([*lock, (right + 4, y + 4)], hair)


def _fringe(d, sitter):
    x, y, rx = sitter.x, sitter.y, sitter.rx
    d.rect(x - rx - 8, y - 30, 20, 54, sitter.hair, 10)
    d.rect(x + rx - 12, y - 30, 20, 54, sitter.hair, 10)


def _headscarf(d, sitter):
    x, y, scarf = sitter.x, sitter.y, sitter.headwear
    d.arc(x, y, sitter.rx + 10, sitter.ry + 8, 140, 400, scarf, 34)
    left = [(x - 92, 300), (x - 96, 190), (x - 52, 236)]
    right = [(x + 52, 236), (x + 96, 190), (x + 92, 300)]
    d.polygon([*left, (x, 262), *right, (x, 352)], scarf)
    d.polygon([(x, 262), *right, (x, 352)], darken(scarf, 0.9))


def _cap(d, sitter):
    x, y, rx = sitter.x, sitter.y, sitter.rx
    d.half(x, y - 36, rx + 8, sitter.ry - 22, sitter.headwear)
    d.rect(x - 12, y - 46, 104, 18, darken(sitter.headwear, 0.82), 9)
    d.rect(x - rx - 3, y - 34, 12, 32, sitter.hair, 4)


def _helmet(d, sitter):
    x, y, rx = sitter.x, sitter.y, sitter.rx
    d.half(x, y - 38, rx + 16, sitter.ry - 12, "accent")
    d.rect(x - 12, y - sitter.ry - 26, 24, 60, d.dark("accent", 0.9), 10)
    d.rect(x - rx - 28, y - 46, 2 * rx + 56, 18, "accent", 9)


BEHIND = {
    Style.BOB: _bob_behind,
    Style.LONG: _long_behind,
    Style.CURLS: _curls_behind,
    Style.LONG_CURLS: _long_curls_behind,
    Style.PONYTAIL: _ponytail_behind,
    Style.BUN: _bun_behind,
    Style.BRAIDS: _braids_behind,
    Style.HEADSCARF: _headscarf_behind,
}
IN_FRONT = {
    Style.SHORT: _short,
    Style.QUIFF: _quiff,
    Style.PARTED: _parted,
    Style.BOB: _bob,
    Style.LONG: _long,
    Style.CURLS: _curls,
    Style.LONG_CURLS: _curls,
    Style.PONYTAIL: _tied_back,
    Style.BRAIDS: _tied_back,
    Style.BUN: _tied_back,
    Style.FRINGE: _fringe,
    Style.HEADSCARF: _headscarf,
    Style.CAP: _cap,
    Style.HELMET: _helmet,
}
