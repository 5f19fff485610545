"""Shapes to pixels with Pillow, drawn larger and then reduced to smooth the edges."""

import math
from itertools import pairwise

from PIL import Image, ImageDraw

from .shapes import Arc, Ellipse, Inset, Line, Pie, Polygon, Rect


def render(canvas, width, supersample, background):
    """Return the canvas as an image `width` pixels wide."""
    height = round(canvas.height * width / canvas.width)
    size = width * supersample, height * supersample
    if background is None:
        image = Image.new("RGBA", size)
    else:
        image = Image.new("RGB", size, background)
    _paint(image, canvas.shapes, size[0] / canvas.width)
    return image.reduce(supersample) if supersample > 1 else image


def _paint(image, shapes, s):
    pen = ImageDraw.Draw(image)
    for shape in shapes:
        shape = shape.placed(0, 0, s)
        match shape:
            case Line(points, stroke, width):
                _stroke(pen, points, stroke, width)
            case Arc():
                _arc(pen, shape)
            case Inset(canvas, x, y, scale):
                size = round(canvas.width * scale), round(canvas.height * scale)
                part = Image.new("RGB", size)
                _paint(part, canvas.shapes, scale)
                image.paste(part, (round(x), round(y)))
            case Rect(r=0):
                right, bottom = shape.x + shape.w, shape.y + shape.h
                _block(pen, shape.x, shape.y, right, bottom, shape.fill)
            case _:
                pen.polygon(_outline(shape), shape.fill)


def _block(pen, left, top, right, bottom, fill):
    # Pillow counts the last row and column in; a neighbour would lose a pixel.
    box = round(left), round(top), round(right) - 1, round(bottom) - 1
    if box[2] >= box[0] and box[3] >= box[1]:
        pen.rectangle(box, fill)


def _outline(shape):
    match shape:
        case Polygon(points):
            return list(points)
        case Ellipse(x, y, rx, ry):
            return _curve(x, y, rx, ry, 0, 360)
        case Pie(x, y, rx, ry, start, end):
            return [*_curve(x, y, rx, ry, start, end), (x, y)]
        case Rect():
            return _rounded(shape)
    raise TypeError(shape)


def _rounded(rect):
    right, bottom = rect.x + rect.w, rect.y + rect.h
    inward = (
        (rect.x, rect.y, 1, 1),
        (right, rect.y, -1, 1),
        (right, bottom, -1, -1),
        (rect.x, bottom, 1, -1),
    )
    points = []
    turns = zip(inward, rect.radii, (180, 270, 0, 90), strict=True)
    for (x, y, dx, dy), r, start in turns:
        if r:
            points += _curve(x + dx * r, y + dy * r, r, r, start, start + 90)
        else:
            points.append((x, y))
    return points


def _curve(x, y, rx, ry, start, end):
    """Return points along an ellipse, close enough to look round at this size."""
    longest = max(rx, ry, 1)
    steps = max(4, math.ceil((end - start) / 360 * min(160, 10 + 3 * longest**0.7)))
    turn = math.radians(end - start) / steps
    first = math.radians(start)
    angles = [first + turn * i for i in range(steps + 1)]
    # Rounded, or the flat side of a half disc would waver by a billionth, and a row.
    return [
        (round(x + rx * math.cos(a), 3), round(y + ry * math.sin(a), 3)) for a in angles
    ]


def _arc(pen, arc):
    half = arc.width / 2
    outer = _curve(arc.x, arc.y, arc.rx + half, arc.ry + half, arc.start, arc.end)
    inner = _curve(arc.x, arc.y, arc.rx - half, arc.ry - half, arc.start, arc.end)
    pen.polygon(outer + inner[::-1], arc.stroke)
    if not arc.is_ring:
        for angle in (arc.start, arc.end):
            (x, y), *_ = _curve(arc.x, arc.y, arc.rx, arc.ry, angle, angle)
            _dot(pen, x, y, half, arc.stroke)


def _stroke(pen, points, stroke, width):
    half = width / 2
    for (x0, y0), (x1, y1) in pairwise(points):
        length = math.hypot(x1 - x0, y1 - y0)
        if length:
            dx, dy = (y0 - y1) / length * half, (x1 - x0) / length * half
            corners = [(x0 + dx, y0 + dy), (x1 + dx, y1 + dy)]
            corners += [(x1 - dx, y1 - dy), (x0 - dx, y0 - dy)]
            pen.polygon(corners, stroke)
    for x, y in points:
        _dot(pen, x, y, half, stroke)


def _dot(pen, x, y, r, fill):
    pen.polygon(_curve(x, y, r, r, 0, 360), fill)
