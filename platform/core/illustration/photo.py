"""Pictures that behave like photographs, to try a layout on in any ratio."""

from hashlib import shake_256
from typing import NamedTuple

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from .choices import Choices

# Light from above left, dark below: (sky, haze, ground, subject).
MOODS = (
    ((186, 208, 226), (232, 222, 204), (92, 98, 70), (58, 74, 102)),
    ((240, 206, 168), (216, 158, 122), (82, 58, 52), (46, 52, 62)),
    ((206, 214, 210), (168, 182, 172), (74, 84, 78), (150, 70, 52)),
    ((120, 146, 170), (196, 186, 170), (120, 104, 86), (222, 198, 120)),
    ((226, 224, 220), (198, 190, 182), (128, 112, 98), (64, 96, 88)),
)
SKIN_TONES = ((236, 196, 168), (214, 164, 128), (164, 112, 78), (104, 70, 50))
HAIR_TONES = ((40, 30, 26), (92, 62, 40), (176, 138, 84), (150, 148, 144))
BLURRED_SHAPES = 18
GRAIN = 14


class FocalPoint(NamedTuple):
    """The middle and size of the subject, in pixels."""

    x: int
    y: int
    width: int
    height: int


def photo_like(seed, size):
    """Return an image of `size` and the focal point of its subject.

    The subject stands off-centre, so a crop that ignores the focal point shows it.
    """
    chosen = Choices(f"photo {seed}")
    sky, haze, ground, coat = chosen.pick("mood", MOODS)
    image = _backdrop(size, sky, haze, ground)
    image.paste(_blurred_shapes(image, chosen, ground))
    focal_point = _place_for_subject(chosen, size)
    _draw_subject(image, chosen, focal_point, coat)
    return _grained(image, seed), focal_point


def _backdrop(size, sky, haze, ground):
    """Stretch a few pixels into soft light that falls from the left."""
    few = Image.new("RGB", (2, 4))
    for row, colour in enumerate((sky, haze, haze, ground)):
        few.putpixel((0, row), colour)
        few.putpixel((1, row), tuple(channel * 4 // 5 for channel in colour))
    return few.resize(size, Image.Resampling.BICUBIC)


def _blurred_shapes(image, chosen, ground):
    width, height = image.size
    small = image.resize((max(1, width // 8), max(1, height // 8)))
    pen = ImageDraw.Draw(small)
    for i in range(BLURRED_SHAPES):
        x = chosen.share(f"x{i}") * small.width
        y = (0.3 + 0.7 * chosen.share(f"y{i}")) * small.height
        r = (0.03 + 0.09 * chosen.share(f"r{i}")) * max(small.size)
        light = 0.6 + chosen.share(f"light{i}")
        fill = tuple(min(255, round(channel * light)) for channel in ground)
        if i % 3:
            pen.ellipse((x - r, y - r, x + r, y + r), fill)
        else:
            pen.rectangle((x - r / 2, y - 2 * r, x + r / 2, small.height), fill)
    blurred = small.filter(ImageFilter.GaussianBlur(max(small.size) / 40))
    return blurred.resize(image.size, Image.Resampling.BICUBIC)


def _place_for_subject(chosen, size):
    width, height = size
    head = round(min(width * 0.2, height * 0.26))
    x = width * chosen.pick("place", (0.2, 0.26, 0.72, 0.8))
    y = height * (0.24 + 0.22 * chosen.share("height"))
    return FocalPoint(round(x), round(y), head, round(head * 1.3))


def _draw_subject(image, chosen, focal_point, coat):
    """Paint head and shoulders, slightly out of focus, lit from the left."""
    x, y, width, height = focal_point
    skin = chosen.pick("skin", SKIN_TONES)
    hair = chosen.pick("hair", HAIR_TONES)
    softness = width / 40
    half, low = width / 2, y + height / 2
    reach = low + max(5 * width, 2 * image.height)
    shoulders = (x - width * 1.8, low + width * 0.1, x + width * 1.8, reach)
    neck = (x - half * 0.45, y, x + half * 0.45, low + width * 0.3)
    crown = (x - half * 1.15, y - height * 0.64, x + half * 1.15, y + height * 0.3)
    face = (x - half, y - height * 0.46, x + half, low)
    for box, colour in ((shoulders, coat), (neck, skin), (crown, hair), (face, skin)):
        mask = Image.new("L", image.size)
        ImageDraw.Draw(mask).ellipse(box, 255)
        mask = mask.filter(ImageFilter.GaussianBlur(softness))
        image.paste(_lit(image.size, colour, x / image.width), mask=mask)


def _lit(size, colour, middle):
    """Return a surface of one colour that darkens from left to right of `middle`."""
    few = Image.new("RGB", (5, 1))
    for column in range(5):
        light = 1.18 if column / 4 < middle else 0.74
        shade = tuple(min(255, round(channel * light)) for channel in colour)
        few.putpixel((column, 0), shade)
    return few.resize(size, Image.Resampling.BICUBIC)


def _grained(image, seed):
    """Add the grain of a sensor; without it a test image compresses far too well."""
    width, height = image.size
    noise = shake_256(f"grain {seed}".encode()).digest(width * height)
    grain = Image.frombytes("L", image.size, noise).filter(ImageFilter.BoxBlur(0.6))
    centred = grain.point(lambda value: 128 + (value - 128) * GRAIN // 128)
    return ImageChops.add(image, Image.merge("RGB", [centred] * 3), offset=-128)
