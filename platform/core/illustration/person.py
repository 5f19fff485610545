"""How a person looks, in words."""

from dataclasses import dataclass, replace
from enum import StrEnum

SKINS = {
    "a": ("#ffd9bf", "#f3bf9f"),
    "b": ("#f3c19c", "#e2a67d"),
    "c": ("#d89a6c", "#c38354"),
    "d": ("#a86d47", "#925a37"),
    "e": ("#7a4a33", "#663b27"),
    "f": ("#f9cdb6", "#ecb197"),
}
HAIR_COLOURS = {
    "zwart": "#231c1a",
    "bruin": "#4b2e20",
    "kastanje": "#7c4a28",
    "blond": "#e0ad4e",
    "rood": "#b9502b",
    "grijs": "#b9bcb8",
    "wit": "#eeeeea",
}
FAIR_HAIR = {"blond", "rood", "grijs", "wit"}


class Style(StrEnum):
    """What is on the head; the values are those of the content files."""

    SHORT = "kort"
    QUIFF = "kuif"
    PARTED = "zij"
    CURLS = "krul"
    LONG_CURLS = "langkrul"
    LONG = "lang"
    BOB = "bob"
    PONYTAIL = "staart"
    BRAIDS = "vlecht"
    BUN = "knot"
    BALD = "kaal"
    FRINGE = "krans"
    HEADSCARF = "hoofddoek"
    CAP = "pet"
    HELMET = "helm"


class Clothes(StrEnum):
    """What somebody wears; the values are those of the content files."""

    JUMPER = "trui"
    SHIRT = "overhemd"
    BLAZER = "blazer"
    HOODIE = "hoodie"
    V_NECK = "vneck"
    POLO_NECK = "col"
    STRIPES = "streep"
    DUNGAREES = "tuinbroek"
    APRON = "schort"
    VEST = "hesje"


class Head(StrEnum):
    """The outline of a face."""

    OVAL = "oval"
    ROUND = "round"
    LONG = "long"


@dataclass(frozen=True)
class Person:
    """How somebody looks; colours are palette roles or #rrggbb, "" is without."""

    skin: str = "b"
    hair: str = "bruin"
    style: Style = Style.SHORT
    clothes: Clothes = Clothes.JUMPER
    colour: str = "brand"
    trim: str = "white"
    head: Head = Head.OVAL
    beard: bool = False
    moustache: bool = False
    glasses: str = ""
    hearing_aid: bool = False
    smile: int = 1
    earrings: str = ""
    ribbon: str = ""
    headwear: str = ""
    lapels: str = "ink"

    def wearing(self, style=None, headwear="", **changes):
        """Return the person in other clothes; no cap or helmet replaces a headscarf."""
        if style and self.style != Style.HEADSCARF:
            changes |= {"style": style, "headwear": headwear or self.headwear}
        return replace(self, **changes)
