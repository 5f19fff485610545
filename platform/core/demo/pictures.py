"""Drawings as pictures in the library, each drawn once."""

import io
import os
from concurrent.futures import ProcessPoolExecutor
from typing import NamedTuple

from django.core.files.base import ContentFile

from core import illustration
from core.models import CustomImage

CREDIT = "Getekend voor deze voorbeeldsite"
WIDTHS = {"scene": 1200, "portrait": 800, "cover": 600}
TITLES = {"scene": "Tekening", "portrait": "Portret", "cover": "Omslag"}


class Drawing(NamedTuple):
    """What to draw: a scene, portrait or cover by name, a portrait with features."""

    kind: str
    name: str
    features: tuple[tuple[str, object], ...] = ()

    @property
    def title(self):
        return f"{TITLES[self.kind]}: {self.name}"


def draw(drawing):
    """Return the bytes of a PNG."""
    if drawing.kind == "scene":
        canvas = illustration.scene(drawing.name)
    elif drawing.kind == "cover":
        canvas = illustration.cover(drawing.name)
    elif drawing.features:
        canvas = illustration.portrait_from(dict(drawing.features), drawing.name)
    else:
        canvas = illustration.portrait(drawing.name)
    out = io.BytesIO()
    canvas.raster(WIDTHS[drawing.kind]).save(out, "PNG")
    return out.getvalue()


class Pictures:
    """The pictures of the demo, found by kind and name."""

    def __init__(self):
        self._ids = {}

    def load(self, drawings, progress):
        """Draw what is not in the library yet, on every core."""
        wanted = {drawing.title: drawing for drawing in drawings}
        known = CustomImage.objects.filter(title__in=wanted)
        self._remember(wanted, known)
        missing = [drawing for title, drawing in wanted.items() if not self._has(title)]
        with ProcessPoolExecutor(os.cpu_count()) as pool:
            files = pool.map(draw, missing, chunksize=4)
            for drawing, data in zip(
                missing, progress(files, len(missing)), strict=True
            ):
                self._remember(wanted, [_store(drawing, data)])

    def id(self, kind, name):
        """Return the id of a picture, or None when there is no such drawing."""
        return self._ids.get(Drawing(kind, name).title)

    def _has(self, title):
        return title in self._ids

    def _remember(self, wanted, images):
        self._ids |= {
            image.title: image.pk for image in images if image.title in wanted
        }


def _store(drawing, data):
    file = ContentFile(data, name=f"{drawing.kind}-{drawing.name}.png")
    image = CustomImage(title=drawing.title, credit=CREDIT, file=file)
    image.save()
    return image
