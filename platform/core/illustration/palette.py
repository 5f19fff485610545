"""The palette of the drawings, and how it follows the theme of a region."""

import math
from dataclasses import dataclass, replace

from core.colour import tint, to_oklab


@dataclass(frozen=True)
class Palette:
    """Colours by role: drawings name roles, so another palette recolours them."""

    ink: str = "#0c2b25"
    brand: str = "#0b5345"
    brand_mid: str = "#1f8a66"
    brand_light: str = "#a9dcc3"
    brand_pale: str = "#d9f0e4"
    accent: str = "#ffc42e"
    accent_light: str = "#ffe39a"
    accent_pale: str = "#fff3cf"
    accent_dark: str = "#e2a617"
    warm: str = "#f2643d"
    warm_light: str = "#ffb79d"
    warm_pale: str = "#ffe3d8"
    warm_dark: str = "#d0451f"
    soft: str = "#b9a2ec"
    soft_light: str = "#ddd1f7"
    soft_pale: str = "#efe9fc"
    soft_deep: str = "#5b3f98"
    sky: str = "#8fc7f0"
    sky_light: str = "#cfe7f9"
    water: str = "#2a74b0"
    white: str = "#ffffff"
    paper: str = "#f5f6f2"
    grey: str = "#c9cfc8"
    steel: str = "#8b9a98"
    wood: str = "#c98a4b"
    wood_dark: str = "#a76c34"
    bread: str = "#d9953f"
    bread_dark: str = "#b8752a"

    def resolve(self, fill):
        """Return the colour of a role; a colour itself passes unchanged."""
        return fill if fill.startswith("#") else getattr(self, fill)


PALETTE = Palette()

FAMILIES = {
    "brand": ("ink", "brand_mid", "brand_light", "brand_pale"),
    "accent": ("accent_light", "accent_pale", "accent_dark"),
    "warm": ("warm_light", "warm_pale", "warm_dark"),
    "soft": ("soft_light", "soft_pale", "soft_deep"),
}

# A sky in the hue of one of the four theme colours would make a flat picture.
SKIES = (
    {"sky": PALETTE.sky, "sky_light": PALETTE.sky_light, "water": PALETTE.water},
    {"sky": "#ffd27a", "sky_light": "#fff0cf", "water": "#e39b16"},
    {"sky": "#c3b5f2", "sky_light": "#ebe5fc", "water": "#6a55b3"},
)
HUE_APART = math.radians(30)


def recolour(brand, accent, warm, soft):
    """Return the palette for the four theme colours of a region."""
    bases = {"brand": brand, "accent": accent, "warm": warm, "soft": soft}
    if all(getattr(PALETTE, base) == colour for base, colour in bases.items()):
        return PALETTE
    colours = dict(bases)
    for base, tints in FAMILIES.items():
        for name in tints:
            colours[name] = _follow(name, base, bases[base])
    return replace(PALETTE, **colours, **_free_sky(bases.values()))


def darken(colour, factor=0.86):
    """Multiply every channel; a factor above 1 lightens."""
    channels = (int(colour[i : i + 2], 16) * factor for i in (1, 3, 5))
    return "#{:02x}{:02x}{:02x}".format(*(min(255, round(c)) for c in channels))


def _follow(name, base, colour):
    """Tint `colour` as far as the default palette tints its own base."""
    lightness, chroma, _ = _oklch(getattr(PALETTE, name))
    own_lightness, own_chroma, _ = _oklch(getattr(PALETTE, base))
    new_lightness, new_chroma, _ = _oklch(colour)
    if lightness > own_lightness:
        room = (1 - lightness) / (1 - own_lightness)
        lightness = 1 - (1 - new_lightness) * room
    else:
        lightness *= new_lightness / own_lightness
    # The square root keeps the tints of a very bright colour from shouting.
    return tint(colour, lightness, chroma * math.sqrt(new_chroma / own_chroma))


def _free_sky(colours):
    hues = [_oklch(colour)[2] for colour in colours]
    for sky in SKIES:
        own = _oklch(sky["sky"])[2]
        if all(_hue_distance(own, hue) >= HUE_APART for hue in hues):
            return sky
    return SKIES[0]


def _oklch(colour):
    lightness, a, b = to_oklab(colour)
    return lightness, math.hypot(a, b), math.atan2(b, a)


def _hue_distance(first, second):
    turn = abs(first - second) % math.tau
    return min(turn, math.tau - turn)
