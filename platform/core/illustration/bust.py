"""Head and shoulders of a person."""

from . import clothes, face, hair
from .canvas import Canvas
from .palette import PALETTE, darken
from .person import FAIR_HAIR, HAIR_COLOURS, SKINS, Head

HEADS = {Head.OVAL: (70, 84), Head.ROUND: (76, 80), Head.LONG: (66, 88)}


class Sitter:
    """A canvas of 400 by 400 with the measures and colours of one person.

    The head stands around (200, 172); the body runs on below the canvas.
    """

    x, y = 200, 172

    def __init__(self, person, palette):
        self.canvas = Canvas(400, 400, palette)
        self.person = person
        self.skin, self.shade = SKINS[person.skin]
        self.hair = HAIR_COLOURS[person.hair]
        self.headwear = palette.resolve(person.headwear or person.trim)
        self.rx, self.ry = HEADS[person.head]

    @property
    def brows(self):
        if self.person.hair == "wit":
            return darken(HAIR_COLOURS["grijs"])
        return darken(self.hair) if self.person.hair in FAIR_HAIR else self.hair


def bust(person, palette=PALETTE):
    """Return head and shoulders in 400 by 400, without a background."""
    sitter = Sitter(person, palette)
    hair.draw_behind(sitter)
    clothes.draw(sitter)
    face.draw(sitter)
    hair.draw_in_front(sitter)
    face.draw_glasses(sitter)
    return sitter.canvas
