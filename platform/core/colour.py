"""Colour arithmetic in OKLab and the WCAG contrast ratio.

Colours are strings of the form "#rrggbb". The OKLab matrices are Björn Ottosson's
(https://bottosson.github.io/posts/oklab/); relative luminance is that of WCAG 2.2.
"""

import math

WHITE, BLACK = "#ffffff", "#000000"


def _channels(colour):
    return [int(colour[i : i + 2], 16) for i in (1, 3, 5)]


def _linear(channel):
    value = channel / 255
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _encoded(value):
    if value <= 0.0031308:
        value *= 12.92
    else:
        value = 1.055 * value ** (1 / 2.4) - 0.055
    return max(0, min(255, round(value * 255)))


def to_oklab(colour):
    """Return (lightness 0..1, a, b)."""
    r, g, b = map(_linear, _channels(colour))
    long = (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b) ** (1 / 3)
    medium = (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b) ** (1 / 3)
    short = (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short,
    )


def from_oklab(lightness, a, b):
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    rgb = (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )
    return "#{:02x}{:02x}{:02x}".format(*map(_encoded, rgb))


def mix(colour, other, share):
    """Return the colour with ``share`` (0..1) of the first, the rest of the other."""
    pairs = zip(to_oklab(colour), to_oklab(other), strict=True)
    return from_oklab(*(p * share + q * (1 - share) for p, q in pairs))


def tint(colour, lightness, chroma):
    """Return the same hue at another lightness and chroma, within sRGB."""
    _, a, b = to_oklab(colour)
    hue = math.atan2(b, a)
    while chroma > 0:
        wanted = (lightness, chroma * math.cos(hue), chroma * math.sin(hue))
        result = from_oklab(*wanted)
        error = sum((p - q) ** 2 for p, q in zip(wanted, to_oklab(result), strict=True))
        if error < 2e-5:
            return result
        chroma -= 0.002
    return from_oklab(lightness, 0, 0)


def luminance(colour):
    r, g, b = map(_linear, _channels(colour))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(colour, other):
    """Return the WCAG contrast ratio, 1 to 21."""
    lighter, darker = sorted((luminance(colour), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)
