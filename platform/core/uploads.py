"""What happens to a picture before it is stored."""

import io
import unicodedata

from django.core.files.base import ContentFile
from PIL import Image, ImageOps

SAVE_OPTIONS = {
    "AVIF": {"quality": 80, "speed": 8},
    "GIF": {},
    "JPEG": {"quality": 92, "optimize": True},
    "PNG": {},
    "WEBP": {"quality": 92},
}
# Phones put a second, smaller picture in a JPEG; Pillow calls that another format.
WRITTEN_AS = {"MPO": "JPEG"}
# What a picture needs to look the same; all else that a file carries is dropped.
KEPT_FACTS = ("transparency",)
JOINER = "\u200d"  # holds together an emoji of several


def without_metadata(file):
    """Return a copy of a picture without EXIF, XMP or comments, or None to keep it.

    The picture is decoded and written anew, so what was hidden behind it is gone too.
    Its orientation is baked in and its colour profile stays. Of a moving picture only
    the first image stays. None means a format that we do not write.
    """
    file.seek(0)
    picture = Image.open(file)
    format_name = WRITTEN_AS.get(picture.format, picture.format)
    if format_name not in SAVE_OPTIONS:
        file.seek(0)
        return None
    profile = picture.info.get("icc_profile")
    picture = ImageOps.exif_transpose(picture)
    picture.info = {k: v for k, v in picture.info.items() if k in KEPT_FACTS}
    out = io.BytesIO()
    options = SAVE_OPTIONS[format_name]
    picture.save(out, format_name, icc_profile=profile, exif=b"", **options)
    return ContentFile(out.getvalue(), name=file.name)


def is_moving(file):
    """Say whether a picture shows more than one image after another."""
    file.seek(0)
    picture = Image.open(file)
    return picture.format not in WRITTEN_AS and getattr(picture, "is_animated", False)


def decode(file):
    """Read every pixel of a picture; raises an error of Pillow when that fails."""
    file.seek(0)
    with Image.open(file) as picture:
        picture.load()
    file.seek(0)


def visible_title(text):
    """Return a title without characters that hide, or turn around, what it says."""
    text = unicodedata.normalize("NFC", text)
    return "".join(c for c in text if _is_visible(c)).strip()


def _is_visible(character):
    return character == JOINER or unicodedata.category(character)[0] != "C"
