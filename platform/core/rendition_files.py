"""Makes many sizes of one picture from one decoding of it.

Wagtail says what to cut out and how large to make it; it would open and decode the
original again for every size, which for a large photograph is most of the work.
"""

import io
from pathlib import PurePath

from django.core.files.base import ContentFile
from PIL import Image

SAVE_OPTIONS = {
    "avif": {"format": "AVIF", "quality": 50, "speed": 8},
    "webp": {"format": "WEBP", "quality": 70, "method": 4},
    "jpeg": {"format": "JPEG", "quality": 80, "optimize": True, "progressive": True},
}
MAX_NAME = 60
ENOUGH_FOR_QUALITY = 3.0  # how much larger a first, fast reduction stays


def create(image, filters):
    """Make and store a rendition for each of these Wagtail filters.

    A rendition that somebody else made meanwhile stays as it is.
    """
    model = image.get_rendition_model()
    with image.open_file() as file, Image.open(file) as original:
        source = original if original.mode in {"RGB", "RGBA"} else _in_colour(original)
        source.load()
        sizes = {}
        renditions = [
            model(
                image=image,
                filter_spec=filter_.spec,
                focal_point_key=filter_.get_cache_key(image),
                file=_file(image, filter_, source, sizes),
            )
            for filter_ in filters
        ]
    for rendition in renditions:
        rendition.file.save(rendition.file.name, rendition.file.file, save=False)
    model.objects.bulk_create(renditions, ignore_conflicts=True)


def _in_colour(picture):
    has_transparency = "transparency" in picture.info or "A" in picture.mode
    return picture.convert("RGBA" if has_transparency else "RGB")


def _file(image, filter_, source, sizes):
    transform = filter_.get_transform(image)
    box = _within(source.size, transform.get_rect().round())
    key = (box, tuple(transform.size))
    if key not in sizes:
        sizes[key] = _resized(source, *key)
    name = filter_.spec.rpartition("format-")[2]
    return ContentFile(_encoded(sizes[key], name), name=_name(image, filter_, name))


def _within(size, rect):
    # Rounding may put an edge one pixel outside the picture.
    width, height = size
    left, top, right, bottom = rect
    return max(0, left), max(0, top), min(width, right), min(height, bottom)


def _resized(source, box, size):
    size = tuple(max(1, round(side)) for side in size)
    return source.resize(
        size, Image.Resampling.LANCZOS, box=box, reducing_gap=ENOUGH_FOR_QUALITY
    )


def _encoded(picture, name):
    if name == "jpeg" and picture.mode == "RGBA":
        ground = Image.new("RGB", picture.size, "white")
        ground.paste(picture, mask=picture.getchannel("A"))
        picture = ground
    out = io.BytesIO()
    profile = picture.info.get("icc_profile")
    picture.save(out, icc_profile=profile, **SAVE_OPTIONS[name])
    return out.getvalue()


def _name(image, filter_, name):
    parts = [filter_.get_cache_key(image), filter_.spec.replace("|", "."), name]
    ending = ".".join(part for part in parts if part)
    stem = PurePath(image.file.name).stem[: MAX_NAME - 1 - len(ending)]
    return f"{stem}.{ending}"
