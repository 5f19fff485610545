"""The twenty people who return in portraits, scenes and the mosaic."""

from typing import NamedTuple

from .person import Clothes, Person, Style


class Backdrop(NamedTuple):
    """What stands behind a portrait: a ground colour with one form on it."""

    ground: str
    form: str
    form_colour: str


_ROWS = {
    "sanne": (
        Backdrop("accent", "dot", "accent_light"),
        Person("a", "blond", Style.BUN, Clothes.APRON, smile=2),
    ),
    "karim": (
        Backdrop("brand_light", "quarter", "brand_pale"),
        Person("c", "zwart", Style.SHORT, Clothes.BLAZER, beard=True),
    ),
    "ilse": (
        Backdrop("soft", "leaf", "soft_light"),
        Person(
            *("f", "kastanje", Style.BOB, Clothes.JUMPER, "warm", "warm_dark"),
            glasses="ink",
        ),
    ),
    "youssef": (
        Backdrop("sky", "half", "sky_light"),
        Person("d", "zwart", Style.QUIFF, Clothes.SHIRT, "water", smile=2),
    ),
    "marloes": (
        Backdrop("warm_light", "dot", "warm_pale"),
        Person(
            *("b", "rood", Style.LONG_CURLS, Clothes.V_NECK), smile=2, earrings="accent"
        ),
    ),
    "henk": (
        Backdrop("accent_light", "far_quarter", "accent"),
        Person(
            *("f", "grijs", Style.FRINGE, Clothes.SHIRT, "brand_mid"),
            moustache=True,
            glasses="ink",
        ),
    ),
    "fatima": (
        Backdrop("brand_pale", "half", "brand_light"),
        Person(
            *("c", "bruin", Style.HEADSCARF, Clothes.BLAZER, "soft_deep", "soft_light"),
            headwear="soft_deep",
        ),
    ),
    "bram": (
        Backdrop("sky_light", "dot", "sky"),
        Person(
            *("a", "bruin", Style.PARTED, Clothes.HOODIE, "accent", "accent_dark"),
            hearing_aid=True,
        ),
    ),
    "denise": (
        Backdrop("soft_light", "quarter", "soft"),
        Person(
            *("e", "zwart", Style.CURLS, Clothes.JUMPER, "accent", "accent_dark"),
            smile=2,
            earrings="warm",
        ),
    ),
    "roelof": (
        Backdrop("warm", "leaf", "warm_light"),
        Person(
            *("f", "wit", Style.CAP, Clothes.DUNGAREES, "white", "water"),
            headwear="brand",
            beard=True,
        ),
    ),
    "anouk": (
        Backdrop("brand_light", "dot", "white"),
        Person(
            *("a", "bruin", Style.PONYTAIL, Clothes.STRIPES, "white", "brand"),
            ribbon="warm",
        ),
    ),
    "tariq": (
        Backdrop("sky_light", "half", "sky"),
        Person("d", "zwart", Style.HELMET, Clothes.VEST, "warm", "accent", smile=2),
    ),
    "willemijn": (
        Backdrop("sky", "far_quarter", "accent"),
        Person(
            *("f", "grijs", Style.BOB, Clothes.BLAZER, "warm"),
            lapels="warm_dark",
            glasses="soft_deep",
        ),
    ),
    "jaap": (
        Backdrop("brand_pale", "leaf", "brand_mid"),
        Person("b", "kastanje", Style.BALD, Clothes.POLO_NECK, "ink", beard=True),
    ),
    "naomi": (
        Backdrop("warm_pale", "quarter", "warm"),
        Person(
            *("d", "zwart", Style.BRAIDS, Clothes.DUNGAREES, "accent_light", "brand"),
            smile=2,
        ),
    ),
    "pieter": (
        Backdrop("soft_pale", "dot", "soft"),
        Person(
            *("a", "rood", Style.SHORT, Clothes.SHIRT, "soft_deep", "soft_light"),
            glasses="ink",
        ),
    ),
    "esra": (
        Backdrop("accent_pale", "half", "accent"),
        Person(
            *("b", "bruin", Style.HEADSCARF, Clothes.JUMPER, "brand", "brand_mid"),
            headwear="brand_mid",
            smile=2,
        ),
    ),
    "wout": (
        Backdrop("sky_light", "quarter", "water"),
        Person("f", "blond", Style.QUIFF, Clothes.JUMPER, "brand", "brand_mid"),
    ),
    "ruth": (
        Backdrop("brand_light", "leaf", "accent_light"),
        Person(*("e", "bruin", Style.LONG, Clothes.V_NECK, "warm"), earrings="accent"),
    ),
    "gerda": (
        Backdrop("soft_light", "far_quarter", "warm_light"),
        Person(
            *("a", "wit", Style.CURLS, Clothes.POLO_NECK, "soft_deep"),
            glasses="ink",
            smile=2,
        ),
    ),
}

BACKDROPS = {key: backdrop for key, (backdrop, _) in _ROWS.items()}
PEOPLE = {key: person for key, (_, person) in _ROWS.items()}
