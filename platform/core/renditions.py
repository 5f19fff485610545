"""The sizes and formats in which pictures are shown, made before a reader comes."""

import re
from functools import lru_cache
from types import SimpleNamespace
from typing import NamedTuple

from django.db.models import prefetch_related_objects
from wagtail.images.models import Filter

from core import rendition_files

FORMATS = ("avif", "webp")
FOCAL_POINT = (
    "focal_point_x",
    "focal_point_y",
    "focal_point_width",
    "focal_point_height",
)
SAFE_COPY = "max-1200x1200|format-webp"


class Shape(NamedTuple):
    """A crop, from its smallest to its largest size."""

    specs: tuple[str, ...]
    formats: tuple[str, ...] = FORMATS

    @property
    def width(self):
        """The width of the largest size; that of an original may be less."""
        return int(re.search(r"\d+", self.specs[-1])[0])

    @property
    def all_specs(self):
        return [f"{spec}|format-{name}" for spec in self.specs for name in self.formats]


SHAPES = {
    "wide": Shape(("fill-400x250", "fill-800x500", "fill-1200x750")),
    "square": Shape(("fill-200x200", "fill-400x400", "fill-800x800"), ("webp",)),
    "natural": Shape(("width-400", "width-800", "width-1200")),
    "film": Shape(("fill-480x270", "fill-960x540"), ("webp",)),
    "film_tall": Shape(("fill-360x640", "fill-540x960"), ("webp",)),
    "cover": Shape(("fill-300x400", "fill-600x800"), ("webp",)),
    "share": Shape(("fill-1200x630",), ("jpeg",)),
}


def create_missing(image, shape_names):
    """Make the renditions of these shapes, and the copy that stands in for others."""
    specs = {SAFE_COPY}
    for name in shape_names:
        specs.update(SHAPES[name].all_specs)
    made = set(image.renditions.values_list("filter_spec", "focal_point_key"))
    missing = [
        spec for spec in sorted(specs) if (spec, _focal_key(image, spec)) not in made
    ]
    if missing:
        rendition_files.create(image, [Filter(spec=spec) for spec in missing])


def shapes_in_use(image):
    """Return the names of the shapes that this picture was ever made in."""
    made = set(image.renditions.values_list("filter_spec", flat=True))
    return [name for name, shape in SHAPES.items() if made & set(shape.all_specs)]


def prefetch(images):
    """Fetch the renditions of these pictures in one query."""
    wanted = [image for image in images if image is not None]
    if wanted:
        prefetch_related_objects(wanted, "renditions")


def find(image, shape_name):
    """Return {format: [rendition, smallest first]} of what is ready for a shape.

    Renditions made for an earlier focal point do not count.
    """
    ready = {
        rendition.filter_spec: rendition
        for rendition in image.renditions.all()
        if rendition.focal_point_key == _focal_key(image, rendition.filter_spec)
    }
    shape = SHAPES[shape_name]
    found = {}
    for name in shape.formats:
        specs = [f"{spec}|format-{name}" for spec in shape.specs]
        # A small original gives the same picture for every size: one is enough.
        sizes = {ready[spec].width: ready[spec] for spec in specs if spec in ready}
        found[name] = list(sizes.values())
    if not any(found.values()) and SAFE_COPY in ready:
        found[shape.formats[-1]] = [ready[SAFE_COPY]]
    return found


def _focal_key(image, spec):
    return _key_of(spec, *(getattr(image, name) for name in FOCAL_POINT))


@lru_cache(maxsize=2_000)
def _key_of(spec, *focal_point):
    """Return Wagtail's key; working it out is slow, and most pictures have the same."""
    image = SimpleNamespace(**dict(zip(FOCAL_POINT, focal_point, strict=True)))
    return Filter(spec=spec).get_cache_key(image)
