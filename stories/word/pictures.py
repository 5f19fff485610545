"""Brings the pictures of a Word file into the library."""

import posixpath

import filetype
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.text import slugify

from core.forms import PictureField
from core.models import CustomImage
from stories.wordpress.findings import shorten

from .errors import WordError
from .package import Package

# More than a story shows, and as much as one request can store.
MOST_PICTURES = 30
MOST_PIXELS = 120_000_000
USABLE = {"avif", "gif", "jpg", "png", "webp"}


class PictureError(ValueError):
    """A picture cannot be brought in; says why, for the editor."""


class Pictures:
    """The pictures of one file: each part becomes one picture in the library."""

    def __init__(self, package: Package, *, title: str, user):
        self._package = package
        self._title = title
        self._user = user
        self._pixels = 0
        self._stored: dict[str, CustomImage] = {}

    def bring_in(self, part: str, *, alt: str, credit: str) -> CustomImage:
        """The picture in a part, stored now unless it was before."""
        if part not in self._stored:
            if len(self._stored) >= MOST_PICTURES:
                raise PictureError(f"er zijn al {MOST_PICTURES} afbeeldingen bewaard")
            file = self._check(part)
            number = len(self._stored) + 1
            image = CustomImage(
                title=f"{shorten(self._title, 240)} ({number})",
                description=alt[:255],
                credit=credit[:200],
                uploaded_by_user=self._user,
                file=file,
            )
            # Known before it is stored: what fails halfway is removed as well.
            self._stored[part] = image
            image.save()
        return self._stored[part]

    def give_up(self) -> None:
        """The rows are rolled back; remove the files as well."""
        for image in self._stored.values():
            if image.file._committed:
                image.file.delete(save=False)
        self._stored.clear()

    def _check(self, part: str) -> SimpleUploadedFile:
        data = self._read(part)
        kind = filetype.guess_extension(data)
        if kind not in USABLE:
            name = posixpath.splitext(part)[1].lstrip(".")[:5].upper() or "onbekend"
            raise PictureError(f"dit soort bestand ({name}) kan niet op de site")
        name = f"{slugify(self._title)[:60] or 'verhaal'}-{len(self._stored) + 1}"
        try:
            file = PictureField().clean(SimpleUploadedFile(f"{name}.{kind}", data))
        except ValidationError as error:
            raise PictureError(" ".join(error.messages)) from error
        width, height = file.image.get_size()
        self._pixels += width * height
        if self._pixels > MOST_PIXELS:
            raise PictureError("alle afbeeldingen samen zijn te groot")
        return file

    def _read(self, part: str) -> bytes:
        largest = settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE
        if part not in self._package:
            raise PictureError("hij zit niet in het bestand")
        if self._package.size(part) > largest:
            raise PictureError("het bestand is te groot")
        try:
            return self._package.read(part, limit=largest)
        except WordError as error:
            raise PictureError("het bestand is beschadigd") from error
