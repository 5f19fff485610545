"""Drawings in one style: circles, half discs, blocks and leaves.

Every function returns a Canvas, which turns into SVG or into pixels. The same
arguments give the same drawing everywhere.
"""

from .brand import frieze, mark
from .canvas import Canvas
from .covers import COVERS, cover
from .crowd import random_attributes, random_portrait
from .mosaic import mosaic, mosaic_narrow
from .palette import PALETTE, Palette, recolour
from .people import PEOPLE
from .portraits import person_from, portrait, portrait_from
from .scenes import SCENES, scene

__all__ = [
    "COVERS",
    "PALETTE",
    "PEOPLE",
    "SCENES",
    "Canvas",
    "Palette",
    "cover",
    "frieze",
    "mark",
    "mosaic",
    "mosaic_narrow",
    "person_from",
    "portrait",
    "portrait_from",
    "random_attributes",
    "random_portrait",
    "recolour",
    "scene",
]
