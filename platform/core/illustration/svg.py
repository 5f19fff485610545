"""Shapes to SVG: attributes only, so no style, script or reference can occur."""

from html import escape

from .shapes import Arc, Ellipse, Inset, Line, Pie, Polygon, Rect, point_on

NAMESPACE = "http://www.w3.org/2000/svg"
# Neighbouring insets overlap by a hair, or the page shines through the seam.
OVERLAP = 0.6


def document(canvas, title):
    """Return a whole SVG document for a canvas."""
    if title is None:
        name = 'aria-hidden="true"'
    else:
        name = f'role="img" aria-label="{escape(title)}"'
    box = f"0 0 {_n(canvas.width)} {_n(canvas.height)}"
    return f'<svg xmlns="{NAMESPACE}" viewBox="{box}" {name}>{_body(canvas)}</svg>'


def _body(canvas):
    """Write the shapes, neighbours of one colour as a single path."""
    parts, fill, data = [], None, ""
    for shape in canvas.shapes:
        path = _path(shape)
        if path and shape.fill == fill:
            data += path
            continue
        if data:
            parts.append(f'<path fill="{_short(fill)}" d="{data}"/>')
        fill, data = (shape.fill, path) if path else (None, "")
        if not path:
            parts.append(_element(shape))
    if data:
        parts.append(f'<path fill="{_short(fill)}" d="{data}"/>')
    return "".join(parts)


def _path(shape):
    """Return the path data of a filled shape, nothing for the others."""
    match shape:
        case Rect():
            return _rect(shape)
        case Ellipse(x, y, rx, ry):
            turn = f"a{_n(rx)} {_n(ry)} 0 1 1 "
            across = _n(2 * rx), _n(-2 * rx)
            return f"M{_n(x - rx)} {_n(y)}{turn}{across[0]} 0{turn}{across[1]} 0z"
        case Pie(x, y, rx, ry, start, end):
            to_centre = "" if abs(end - start - 180) < 0.01 else f"L{_n(x)} {_n(y)}"
            return _curve(x, y, rx, ry, start, end) + to_centre + "z"
        case Polygon(points):
            return _polyline(points) + "z"
    return ""


def _rect(rect):
    x, y, w, h = rect.x, rect.y, rect.w, rect.h
    if not rect.r:
        return f"M{_n(x)} {_n(y)}h{_n(w)}v{_n(h)}h{_n(-w)}z"
    top_left, top_right, bottom_right, bottom_left = rect.radii
    return (
        f"M{_n(x + top_left)} {_n(y)}H{_n(x + w - top_right)}"
        + _corner(top_right, 1, 1)
        + f"V{_n(y + h - bottom_right)}"
        + _corner(bottom_right, -1, 1)
        + f"H{_n(x + bottom_left)}"
        + _corner(bottom_left, -1, -1)
        + f"V{_n(y + top_left)}"
        + _corner(top_left, 1, -1)
        + "z"
    )


def _corner(r, right, down):
    return f"a{_n(r)} {_n(r)} 0 0 1 {_n(r * right)} {_n(r * down)}" if r else ""


def _curve(x, y, rx, ry, start, end):
    x0, y0 = point_on(x, y, rx, ry, start)
    x1, y1 = point_on(x, y, rx, ry, end)
    large = int(end - start > 180)
    return f"M{_n(x0)} {_n(y0)}A{_n(rx)} {_n(ry)} 0 {large} 1 {_n(x1)} {_n(y1)}"


def _polyline(points):
    return "M" + "L".join(f"{_n(x)} {_n(y)}" for x, y in points)


def _element(shape):
    match shape:
        case Line(points, stroke, width):
            pen = _pen(stroke, width) + ' stroke-linejoin="round"'
            return f'<path {pen} d="{_polyline(points)}"/>'
        case Arc(x, y, rx, ry, start, end, stroke, width):
            if not shape.is_ring:
                curve = _curve(x, y, rx, ry, start, end)
                return f'<path {_pen(stroke, width)} d="{curve}"/>'
            place = f'cx="{_n(x)}" cy="{_n(y)}" rx="{_n(rx)}" ry="{_n(ry)}"'
            pen = f'fill="none" stroke="{_short(stroke)}" stroke-width="{_n(width)}"'
            return f"<ellipse {place} {pen}/>"
        case Inset(canvas, x, y, scale):
            w, h = canvas.width, canvas.height
            return (
                f'<svg x="{_n(x)}" y="{_n(y)}" width="{_n(w * scale + OVERLAP)}"'
                f' height="{_n(h * scale + OVERLAP)}" viewBox="0 0 {_n(w)} {_n(h)}"'
                f' preserveAspectRatio="none">{_body(canvas)}</svg>'
            )
    raise TypeError(shape)


def _pen(stroke, width):
    colour = _short(stroke)
    return (
        f'fill="none" stroke="{colour}" stroke-width="{_n(width)}"'
        ' stroke-linecap="round"'
    )


def _short(colour):
    """Write #aabbcc as #abc."""
    halves = colour[1::2], colour[2::2]
    return "#" + halves[0] if halves[0] == halves[1] else colour


def _n(value):
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text
