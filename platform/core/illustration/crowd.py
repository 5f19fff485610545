"""People by number: believable and varied, for profiles without a photograph."""

from .choices import Choices
from .palette import PALETTE
from .person import Clothes, Style
from .portraits import portrait_from

SKINS = "aaabbbccdddeeffff"
DARK_HAIR = ("zwart", "zwart", "zwart", "bruin")
HAIR_BY_SKIN = {
    "a": ("blond", "blond", "bruin", "bruin", "kastanje", "rood"),
    "b": ("bruin", "bruin", "kastanje", "zwart"),
    "c": DARK_HAIR,
    "d": DARK_HAIR,
    "e": DARK_HAIR,
    "f": ("blond", "bruin", "kastanje", "rood", "bruin"),
}
CHANCE_OF_GREY = 0.22

FEMININE, MASCULINE = "feminine", "masculine"
STYLES = {
    FEMININE: (
        *(Style.BOB, Style.BOB, Style.LONG, Style.LONG, Style.PONYTAIL),
        *(Style.BUN, Style.BRAIDS, Style.CURLS, Style.LONG_CURLS, Style.SHORT),
    ),
    MASCULINE: (
        *(Style.SHORT, Style.SHORT, Style.SHORT, Style.QUIFF, Style.QUIFF),
        *(Style.PARTED, Style.PARTED, Style.BALD, Style.CURLS, Style.CAP),
    ),
}
GREY_STYLES = {
    FEMININE: (Style.BOB, Style.BOB, Style.CURLS, Style.BUN, Style.SHORT),
    MASCULINE: (Style.FRINGE, Style.SHORT, Style.PARTED, Style.BALD, Style.CAP),
}
HEADSCARF_SKINS, CHANCE_OF_HEADSCARF = "bcd", 0.3
# Most profiles are of professionals: more shirts than aprons.
WARDROBE = (
    *(Clothes.JUMPER, Clothes.JUMPER, Clothes.JUMPER, Clothes.SHIRT, Clothes.SHIRT),
    *(Clothes.SHIRT, Clothes.BLAZER, Clothes.BLAZER, Clothes.BLAZER, Clothes.V_NECK),
    *(Clothes.V_NECK, Clothes.POLO_NECK, Clothes.STRIPES, Clothes.HOODIE),
)


def random_portrait(seed, palette=PALETTE, look=None):
    """Return the portrait of a made-up person; `look` is feminine or masculine."""
    return portrait_from(random_attributes(seed, look), f"crowd {seed}", palette)


def random_attributes(seed, look=None):
    """Return the attributes of a made-up person, as in a content file."""
    chosen = Choices(f"crowd {seed}")
    look = look or chosen.pick("look", (FEMININE, MASCULINE))
    skin = chosen.pick("skin", SKINS)
    is_grey = chosen.is_so("grey", CHANCE_OF_GREY)
    hair = chosen.pick("hair", ("grijs", "wit") if is_grey else HAIR_BY_SKIN[skin])
    style = _style(chosen, look, skin, is_grey)
    is_masculine = look == MASCULINE
    has_beard = is_masculine and chosen.is_so("beard", 0.35)
    return {
        "skin": skin,
        "hair": hair,
        "style": style,
        "clothes": chosen.pick("clothes", WARDROBE),
        "beard": has_beard,
        "moustache": is_masculine and not has_beard and chosen.is_so("lip", 0.12),
        "glasses": chosen.is_so("glasses", 0.5 if is_grey else 0.25),
        "hearing_aid": chosen.is_so("hearing aid", 0.2 if is_grey else 0.03),
        "smile": chosen.pick("smile", (1, 1, 2)),
    }


def _style(chosen, look, skin, is_grey):
    may_wear_scarf = look == FEMININE and skin in HEADSCARF_SKINS
    if may_wear_scarf and chosen.is_so("headscarf", CHANCE_OF_HEADSCARF):
        return Style.HEADSCARF
    return chosen.pick("style", (GREY_STYLES if is_grey else STYLES)[look])
