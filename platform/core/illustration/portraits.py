"""Portraits: a bust in a square, before one large form."""

from .bust import bust
from .canvas import Canvas
from .choices import Choices
from .palette import PALETTE
from .people import BACKDROPS, PEOPLE, Backdrop
from .person import Clothes, Head, Person, Style

SIDE = 400
ENLARGED = 1.14
TALL_HAIR = 22
FORMS = ("dot", "quarter", "far_quarter", "half", "leaf")

# Ground, form; every pair keeps any skin and hair readable.
GROUNDS = (
    ("accent", "accent_light"),
    ("accent_light", "accent"),
    ("accent_pale", "accent"),
    ("brand_light", "brand_pale"),
    ("brand_light", "white"),
    ("brand_pale", "brand_light"),
    ("brand_pale", "brand_mid"),
    ("soft", "soft_light"),
    ("soft_light", "soft"),
    ("soft_pale", "soft"),
    ("sky", "sky_light"),
    ("sky_light", "sky"),
    ("sky_light", "water"),
    ("warm", "warm_light"),
    ("warm_light", "warm_pale"),
    ("warm_pale", "warm"),
)
PLAIN = (
    ("brand", "brand_mid"),
    ("brand_mid", "brand"),
    ("accent", "accent_dark"),
    ("warm", "warm_dark"),
    ("soft_deep", "soft"),
    ("soft", "soft_deep"),
    ("water", "sky"),
    ("ink", "brand_mid"),
)
OVER_WHITE = (
    ("brand", "white"),
    ("brand_mid", "white"),
    ("warm", "white"),
    ("water", "white"),
    ("soft_deep", "soft_light"),
    ("ink", "accent_light"),
    ("accent", "white"),
)
OUTFITS = {
    Clothes.JUMPER: PLAIN,
    Clothes.HOODIE: PLAIN,
    Clothes.V_NECK: PLAIN,
    Clothes.POLO_NECK: PLAIN,
    Clothes.SHIRT: OVER_WHITE,
    Clothes.BLAZER: OVER_WHITE,
    Clothes.STRIPES: (
        ("white", "brand"),
        ("white", "warm"),
        ("white", "water"),
        ("accent_light", "soft_deep"),
    ),
    Clothes.DUNGAREES: (
        ("white", "water"),
        ("accent_light", "brand"),
        ("warm", "brand"),
        ("soft_light", "soft_deep"),
        ("accent", "water"),
        ("brand_light", "ink"),
    ),
    Clothes.APRON: (
        ("brand", "white"),
        ("warm", "white"),
        ("accent", "brand"),
        ("soft_deep", "accent"),
        ("water", "warm_light"),
        ("white", "warm"),
    ),
    Clothes.VEST: (
        ("warm", "accent"),
        ("water", "accent"),
        ("soft_deep", "accent"),
        ("brand", "warm"),
    ),
}
HEADWEAR = ("brand", "brand_mid", "warm", "soft_deep", "water", "accent")
RELATED = {"water": "sky", "ink": "brand"}


def portrait(key, palette=PALETTE):
    """Return the portrait, 400 by 400, of one of the known people."""
    return draw_portrait(PEOPLE[key], BACKDROPS[key], palette)


def portrait_from(attributes, key, palette=PALETTE):
    """Return the portrait, 400 by 400, for the attributes of a content file."""
    person = person_from(attributes, key)
    return draw_portrait(person, backdrop_for(person, key), palette)


def person_from(attributes, key):
    """Return a Person for the attributes of a content file.

    The file names skin, hair, style and clothes, and what else somebody has; the
    colours follow from the key. Raises ValueError or KeyError on an unknown value.
    """
    chosen = Choices(key)
    style, clothes = Style(attributes["style"]), Clothes(attributes["clothes"])
    colour, trim = chosen.pick("outfit", OUTFITS[clothes])
    headwear = [role for role in HEADWEAR if role not in (colour, trim)]
    return Person(
        skin=attributes["skin"],
        hair=attributes["hair"],
        style=style,
        clothes=clothes,
        colour=colour,
        trim=trim,
        head=chosen.pick("head", tuple(Head)),
        beard=attributes.get("beard", False),
        moustache=attributes.get("moustache", False),
        glasses=chosen.pick("frame", ("ink", "ink", "soft_deep"))
        if attributes.get("glasses")
        else "",
        hearing_aid=attributes.get("hearing_aid", False),
        smile=attributes.get("smile", 1),
        ribbon=chosen.pick("ribbon", ("warm", "accent", "soft")),
        headwear=chosen.pick("headwear", headwear),
    )


def backdrop_for(person, key):
    """Choose ground and form by the key, in other colours than the clothes."""
    worn = {_family(person.colour)}
    if person.style in (Style.HEADSCARF, Style.CAP):
        worn.add(_family(person.headwear))
    grounds = [pair for pair in GROUNDS if not worn & set(map(_family, pair))]
    chosen = Choices(key)
    ground, form_colour = chosen.pick("ground", grounds)
    return Backdrop(ground, chosen.pick("form", FORMS), form_colour)


def draw_portrait(person, backdrop, palette):
    """Draw a bust before its backdrop; head and shoulders fill the square."""
    d = Canvas(SIDE, SIDE, palette, backdrop.ground)
    _draw_form(d, backdrop.form, backdrop.form_colour)
    down = TALL_HAIR if person.style == Style.BUN else 0
    left = SIDE / 2 * (1 - ENLARGED)
    d.place(bust(person, palette), left, 410 - SIDE * ENLARGED + down, ENLARGED)
    return d


def _family(role):
    return RELATED.get(role, role.split("_")[0])


def _draw_form(d, form, colour):
    match form:
        case "dot":
            d.circle(200, 184, 152, colour)
        case "quarter":
            d.quarter(0, 400, 392, colour, 270)
        case "far_quarter":
            d.quarter(400, 0, 368, colour, 90)
        case "half":
            d.half(200, 400, 200, 248, colour)
        case "leaf":
            d.leaf(32, 32, 336, 336, colour)
