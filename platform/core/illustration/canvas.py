"""The drawing layer: circles, half discs, blocks and leaves, in any order."""

from . import svg
from .palette import PALETTE, darken
from .shapes import ALL_CORNERS, Arc, Ellipse, Inset, Line, Pie, Polygon, Rect

HALVES = {"up": 180, "down": 0, "left": 90, "right": 270}


class Canvas:
    """Shapes in units of its own, y pointing down; a fill is a role or a colour."""

    def __init__(self, width, height, palette=PALETTE, background=None):
        self.width = width
        self.height = height
        self.palette = palette
        self.shapes = []
        if background:
            self.rect(0, 0, width, height, background)

    def rect(self, x, y, w, h, fill, r=0, corners=ALL_CORNERS):
        self._add(Rect(x, y, w, h, self._colour(fill), r, corners))

    def leaf(self, x, y, w, h, fill, mirrored=False):
        """Draw a block with two opposite round corners."""
        corners = (False, True, False, True) if mirrored else (True, False, True, False)
        self.rect(x, y, w, h, fill, min(w, h) * 0.98, corners)

    def circle(self, x, y, r, fill):
        self.ellipse(x, y, r, r, fill)

    def ellipse(self, x, y, rx, ry, fill):
        self._add(Ellipse(x, y, rx, ry, self._colour(fill)))

    def ring(self, x, y, r, stroke, width):
        self.arc(x, y, r, r, 0, 360, stroke, width)

    def half(self, x, y, rx, ry, fill, side="up"):
        """Draw half a disc, bulging to `side`: up, down, left or right."""
        start = HALVES[side]
        self.pie(x, y, rx, ry, start, start + 180, fill)

    def quarter(self, x, y, r, fill, start):
        """Draw a quarter disc from the angle `start`, clockwise from the right."""
        self.pie(x, y, r, r, start, start + 90, fill)

    def pie(self, x, y, rx, ry, start, end, fill):
        self._add(Pie(x, y, rx, ry, start, end, self._colour(fill)))

    def arc(self, x, y, rx, ry, start, end, stroke, width):
        self._add(Arc(x, y, rx, ry, start, end, self._colour(stroke), width))

    def polygon(self, points, fill):
        ahead = points[1:] + points[:1]
        pairs = zip(points, ahead, strict=True)
        # One turning direction for all shapes: merged paths would show holes.
        if sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs) < 0:
            points = points[::-1]
        self._add(Polygon(tuple(points), self._colour(fill)))

    def line(self, points, stroke, width):
        self._add(Line(tuple(points), self._colour(stroke), width))

    def place(self, other, x, y, scale=1.0):
        """Take over the shapes of another canvas, its top left at x, y."""
        self.shapes += [shape.placed(x, y, scale) for shape in other.shapes]

    def inset(self, other, x, y, scale=1.0):
        """Place another canvas and cut off what sticks out of it."""
        self._add(Inset(other, x, y, scale))

    def dark(self, fill, factor=0.86):
        """Return a darker colour than `fill`; a factor above 1 lightens."""
        return darken(self._colour(fill), factor)

    def svg(self, title=None):
        """Return an SVG document, hidden from assistive technology without a title."""
        return svg.document(self, title)

    def raster(self, width_px, supersample=3, background="#ffffff"):
        """Return a Pillow image; without a background it is transparent."""
        # Imported here so that SVG output works without Pillow.
        from .raster import render

        return render(self, width_px, supersample, background)

    def _add(self, shape):
        self.shapes.append(shape)

    def _colour(self, fill):
        return self.palette.resolve(fill)
