"""The photograph of a profile: a square in two sizes, without what a phone adds."""

import io
from typing import NamedTuple

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.crypto import get_random_string
from PIL import Image, ImageOps

from core import illustration
from core.uploads import without_metadata

LARGE, SMALL = 400, 208
FACES_ARE_HERE = (0.5, 0.4)  # of the width and the height
QUALITY = {"quality": 82, "method": 4}


class Squares(NamedTuple):
    """The bytes of one square picture in both sizes."""

    large: bytes
    small: bytes


def store(profile, file):
    """Give a profile this photograph; the one before it disappears."""
    with Image.open(without_metadata(file)) as upload:
        picture = ImageOps.fit(
            upload.convert("RGB"),
            (LARGE, LARGE),
            method=Image.Resampling.LANCZOS,
            centering=FACES_ARE_HERE,
        )
    store_square(profile, picture)


def draw(profile):
    """Give a profile a drawing of nobody in particular, another one every time."""
    drawing = illustration.random_portrait(get_random_string(8)).raster(LARGE)
    store_square(profile, drawing)


def store_square(profile, picture):
    """Give a profile a square picture, and let go of the one before it."""
    gone = _files(profile)
    keep(profile, squares(picture))
    profile.save()
    _delete_on_commit(gone)


def squares(picture):
    small = picture.resize((SMALL, SMALL), Image.Resampling.LANCZOS)
    return Squares(_encoded(picture), _encoded(small))


def keep(profile, pictures):
    """Store both sizes under a name that nobody can guess; the caller saves."""
    profile.photo_version = version = get_random_string(12).lower()
    large, small = (ContentFile(data) for data in pictures)
    profile.photo.save(f"{version}-{LARGE}.webp", large, save=False)
    profile.small_photo.save(f"{version}-{SMALL}.webp", small, save=False)


def remove(profile):
    """Take the photograph away; initials stand in its place."""
    gone = _files(profile)
    profile.photo = profile.small_photo = profile.photo_version = ""
    profile.save()
    _delete_on_commit(gone)


def delete_files(profile):
    """Delete the files of a profile that is being deleted."""
    _delete_on_commit(_files(profile))


def _encoded(picture):
    out = io.BytesIO()
    picture.save(out, "WEBP", **QUALITY)
    return out.getvalue()


def _files(profile):
    photos = (profile.photo, profile.small_photo)
    return [(photo.storage, photo.name) for photo in photos if photo]


def _delete_on_commit(files):
    for storage, name in files:
        transaction.on_commit(lambda s=storage, n=name: s.delete(n), robust=True)
