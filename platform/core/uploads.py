"""What happens to a file before it is stored."""

import io

from django.core.files.base import ContentFile
from PIL import Image, ImageOps

SAVE_OPTIONS = {
    "JPEG": {"quality": 92, "optimize": True},
    "PNG": {},
    "WEBP": {"quality": 92},
    "AVIF": {"quality": 80},
}


def without_metadata(file):
    """Return a copy of a picture without EXIF, XMP or comments, or None to keep it.

    The orientation is baked in and the colour profile stays. An animated picture
    or a format that holds no position is kept as it is.
    """
    file.seek(0)
    picture = Image.open(file)
    options = SAVE_OPTIONS.get(picture.format)
    if options is None or getattr(picture, "is_animated", False):
        file.seek(0)
        return None
    profile = picture.info.get("icc_profile")
    format_name = picture.format
    picture = ImageOps.exif_transpose(picture)
    picture.info.clear()
    out = io.BytesIO()
    picture.save(out, format_name, icc_profile=profile, exif=b"", **options)
    return ContentFile(out.getvalue(), name=file.name)
