"""The shapes a canvas is made of; fills are colours, angles degrees clockwise."""

import math
from dataclasses import dataclass, replace

ALL_CORNERS = (True, True, True, True)
TOP_ROUND = (True, True, False, False)


def point_on(x, y, rx, ry, angle):
    """Return the point of an ellipse at an angle; 0 is right, 90 is down."""
    turn = math.radians(angle)
    return x + rx * math.cos(turn), y + ry * math.sin(turn)


@dataclass(frozen=True, slots=True)
class Rect:
    """A block; `corners` tells which are round: top left, and on clockwise."""

    x: float
    y: float
    w: float
    h: float
    fill: str
    r: float = 0
    corners: tuple = ALL_CORNERS

    def placed(self, dx, dy, s):
        return replace(
            self,
            x=dx + self.x * s,
            y=dy + self.y * s,
            w=self.w * s,
            h=self.h * s,
            r=self.r * s,
        )

    @property
    def radii(self):
        whole = self.corners == ALL_CORNERS
        most = min(self.w, self.h) / (2 if whole else 1)
        return tuple(min(self.r, most) if is_round else 0 for is_round in self.corners)


@dataclass(frozen=True, slots=True)
class Ellipse:
    """A filled circle or ellipse around its centre."""

    x: float
    y: float
    rx: float
    ry: float
    fill: str

    def placed(self, dx, dy, s):
        x, y = dx + self.x * s, dy + self.y * s
        return Ellipse(x, y, self.rx * s, self.ry * s, self.fill)


@dataclass(frozen=True, slots=True)
class Pie:
    """A filled sector of an ellipse; 180 degrees makes a half disc."""

    x: float
    y: float
    rx: float
    ry: float
    start: float
    end: float
    fill: str

    def placed(self, dx, dy, s):
        x, y = dx + self.x * s, dy + self.y * s
        return Pie(x, y, self.rx * s, self.ry * s, self.start, self.end, self.fill)


@dataclass(frozen=True, slots=True)
class Arc:
    """A stroke along an ellipse, with round ends; 360 degrees makes a ring."""

    x: float
    y: float
    rx: float
    ry: float
    start: float
    end: float
    stroke: str
    width: float

    def placed(self, dx, dy, s):
        return replace(
            self,
            x=dx + self.x * s,
            y=dy + self.y * s,
            rx=self.rx * s,
            ry=self.ry * s,
            width=self.width * s,
        )

    @property
    def is_ring(self):
        return self.end - self.start >= 360


@dataclass(frozen=True, slots=True)
class Polygon:
    """A filled shape with straight sides, its points clockwise."""

    points: tuple
    fill: str

    def placed(self, dx, dy, s):
        return Polygon(_moved(self.points, dx, dy, s), self.fill)


@dataclass(frozen=True, slots=True)
class Line:
    """A stroke through points, with round ends and joints."""

    points: tuple
    stroke: str
    width: float

    def placed(self, dx, dy, s):
        return Line(_moved(self.points, dx, dy, s), self.stroke, self.width * s)


@dataclass(frozen=True, slots=True)
class Inset:
    """Another canvas, cut off at its own edges."""

    canvas: object
    x: float
    y: float
    scale: float

    def placed(self, dx, dy, s):
        x, y = dx + self.x * s, dy + self.y * s
        return Inset(self.canvas, x, y, self.scale * s)


def _moved(points, dx, dy, s):
    return tuple((dx + x * s, dy + y * s) for x, y in points)
