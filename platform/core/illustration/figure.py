"""People in a scene: a bust on its spot, with arms that reach over the furniture."""

from .bust import bust
from .person import SKINS

LEFT, RIGHT = -1, 1


class Figure:
    """A bust drawn at once; arms follow when what lies below them is drawn.

    `x` is the middle and `y` the bottom of the bust, `scale` 1 makes it 400 wide.
    """

    def __init__(self, d, person, x, y, scale):
        self.d, self.person = d, person
        self.x, self.y, self.scale = x, y, scale
        d.place(bust(person, d.palette), x - 200 * scale, y - 400 * scale, scale)

    def arm(self, side, elbow, hand):
        """Draw an arm from the shoulder on `side` over the elbow to the hand."""
        shoulder = self.x + side * 112 * self.scale, self.y - 92 * self.scale
        sleeve = self.d.dark(self.person.colour, 0.92)
        self.d.line([shoulder, elbow, hand], sleeve, 52 * self.scale)
        self.hand(side, *hand)

    def hand(self, side, x, y):
        """Draw a hand alone, to lie over what it holds."""
        self.d.circle(x, y, 30 * self.scale, SKINS[self.person.skin][side == RIGHT])
