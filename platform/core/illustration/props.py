"""Things that return in several drawings; x and y are the middle of their foot."""

from .shapes import point_on


def shelf(d, x, y, width, fill="wood_dark"):
    """Draw a board with its top left at x, y."""
    d.rect(x, y, width, 16, fill, 4)


def loaf(d, x, y, s=1.0, fill="bread"):
    d.half(x, y, 62 * s, 46 * s, fill)
    for dx in (-24, 0, 24):
        cut = [(x + (dx - 6) * s, y - 12 * s), (x + (dx + 8) * s, y - 28 * s)]
        d.line(cut, "accent_light", 6 * s)


def plant(d, x, y, s=1.0, pot="warm", leaves=("brand_mid", "brand")):
    light, dark = leaves
    d.leaf(x - 46 * s, y - 128 * s, 46 * s, 70 * s, light, mirrored=True)
    d.leaf(x, y - 128 * s, 46 * s, 70 * s, dark)
    d.leaf(x - 36 * s, y - 86 * s, 36 * s, 40 * s, dark, mirrored=True)
    d.leaf(x, y - 86 * s, 36 * s, 40 * s, light)
    rim, foot = 34 * s, 24 * s
    top = y - 50 * s
    d.polygon([(x - rim, top), (x + rim, top), (x + foot, y), (x - foot, y)], pot)
    d.rect(x - 40 * s, y - 58 * s, 80 * s, 16 * s, d.dark(pot, 0.9), 3)


def box(d, x, y, width, height, fill="wood"):
    """Draw a taped cardboard box with its top left at x, y."""
    d.rect(x, y, width, height, fill)
    d.rect(x + width * 0.42, y, width * 0.16, height * 0.34, "accent_light")


def wheel(d, x, y, r, rim="ink", spokes="grey"):
    """Draw a spoked wheel around x, y."""
    for angle in range(0, 180, 30):
        ends = [point_on(x, y, r, r, angle), point_on(x, y, r, r, angle + 180)]
        d.line(ends, spokes, 3)
    d.ring(x, y, r, rim, 12)
    d.circle(x, y, 10, rim)


def tree(d, x, y, s, light="brand_mid", dark="brand"):
    d.rect(x - 8 * s, y - 120 * s, 16 * s, 120 * s, "wood_dark")
    d.half(x, y - 150 * s, 74 * s, 74 * s, light, "left")
    d.half(x, y - 150 * s, 74 * s, 74 * s, dark, "right")


def house(d, x, y, width, height, wall, roof, window="accent_light"):
    """Draw a house whose bottom left is x, y; the roof comes on top of the height."""
    top = y - height
    d.rect(x, top, width, height, wall)
    peak = x + width / 2, top - width / 2
    d.polygon([(x, top), peak, (x + width, top)], roof)
    for share in (0.2, 0.58):
        left = x + width * share
        d.rect(left, y - height * 0.62, width * 0.22, height * 0.26, window)


def lamp(d, x, length, fill="brand"):
    """Draw a lamp that hangs from the top edge."""
    d.line([(x, 0), (x, length)], "ink", 5)
    d.half(x, length + 52, 62, 56, fill)
    d.half(x, length + 52, 24, 16, "accent", "down")


def tiles(d, x, y, width, height, fill, size=64):
    """Draw the joints of a brick bond, its top left at x, y."""
    for row in range(height // size + 1):
        top = y + row * size
        d.rect(x, top, width, 4, fill)
        start = x + (size if row % 2 else 0)
        for left in range(start, x + width, size * 2):
            d.rect(left, top, 4, min(size, y + height - top), fill)


def flower(d, x, y, petals, height=50):
    """Draw a flower on a stem that grows from x, y."""
    top = y - height - 18
    d.line([(x, y), (x, top)], "brand", 8)
    d.circle(x, top, 24, petals)
    d.circle(x, top, 9, "white")


def cloud(d, x, y, s=1.0, fill="white"):
    """Draw a cloud with a flat foot."""
    d.half(x - 48 * s, y, 40 * s, 38 * s, fill)
    d.half(x + 4 * s, y, 54 * s, 66 * s, fill)
    d.half(x + 60 * s, y, 36 * s, 34 * s, fill)


def cup(d, x, y, s=1.0, fill="white", side=1):
    """Draw a mug; the ear is on the right, or left with side -1."""
    d.ring(x + side * 30 * s, y - 31 * s, 15 * s, fill, 8 * s)
    d.rect(x - 26 * s, y - 56 * s, 52 * s, 56 * s, fill, 8 * s)


def steam(d, x, y, s=1.0, fill="white"):
    """Draw a curl of steam that rises from x, y."""
    d.arc(x, y - 30 * s, 18 * s, 30 * s, 90, 270, fill, 9 * s)
    d.arc(x, y - 90 * s, 18 * s, 30 * s, 270, 450, fill, 9 * s)


def window(d, x, y, width, height, frame="white", glass="sky"):
    """Draw a window of two panes with its top left at x, y."""
    d.rect(x, y, width, height, frame, 8)
    pane = (width - 48) / 2
    for left in (x + 16, x + 32 + pane):
        d.rect(left, y + 16, pane, height - 32, glass)


def clock(d, x, y, r, rim="ink"):
    """Draw a clock around x, y that tells ten past ten."""
    d.circle(x, y, r, rim)
    d.circle(x, y, r * 0.82, "white")
    d.line([(x - r * 0.4, y - r * 0.24), (x, y), (x + r * 0.36, y - r * 0.44)], rim, 7)


def crate(d, x, y, width, height, fill="wood"):
    """Draw a slatted crate with its top left at x, y."""
    d.rect(x, y, width, height, d.dark(fill, 0.8))
    slat = height / 3
    for row in range(3):
        d.rect(x, y + row * slat, width, slat - 6, fill, 3)


def cog(d, x, y, r, fill, hole):
    """Draw a cogwheel around x, y."""
    for angle in range(0, 360, 45):
        d.line([(x, y), point_on(x, y, r, r, angle)], fill, r * 0.34)
    d.circle(x, y, r * 0.84, fill)
    d.circle(x, y, r * 0.34, hole)


def bottle(d, x, y, s=1.0, fill="brand_mid", label="accent_light"):
    d.rect(x - 22 * s, y - 84 * s, 44 * s, 84 * s, fill, 12 * s)
    d.rect(x - 9 * s, y - 122 * s, 18 * s, 50 * s, fill, 5 * s)
    d.rect(x - 22 * s, y - 56 * s, 44 * s, 30 * s, label)


def screwdriver(d, x, y, length, grip="warm"):
    """Draw a hand tool that hangs with its head at x, y."""
    d.rect(x - 5, y, 10, length, "steel", 5)
    d.rect(x - 13, y - 6, 26, length * 0.45, grip, 11)


def spanner(d, x, y, length, fill="steel"):
    """Draw an open-ended spanner that hangs from x, y."""
    d.line([(x, y), (x, y + length)], fill, 14)
    d.ring(x, y, 14, fill, 9)
    d.arc(x, y + length + 16, 16, 16, 140, 400, fill, 11)


def tyre(d, x, y, r):
    """Draw a tyre with its rim around x, y."""
    d.circle(x, y, r, "ink")
    d.circle(x, y, r * 0.56, "grey")
    d.circle(x, y, r * 0.18, "ink")


def sparkle(d, x, y, r, fill="accent"):
    """Draw a spark: short rays around x, y."""
    for angle in range(20, 380, 45):
        near, far = r * 0.4, r * (1 if angle % 2 else 0.75)
        ends = [point_on(x, y, near, near, angle), point_on(x, y, far, far, angle)]
        d.line(ends, fill, 7)
