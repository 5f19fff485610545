"""Brings the pictures of an old site in from a copy of its uploads folder."""

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from core.forms import PictureField
from core.models import CustomImage
from stories.models import ImportedItem

from .findings import shorten
from .photos import file_name
from .records import Attachment

KIND = "image"
# Where a copy of a site may keep the folder that pages call “uploads”.
INNER_FOLDERS = ("", "uploads", "wp-content/uploads", "app/uploads")

_SIZE_SUFFIX = re.compile(r"-(?:\d{1,5}x\d{1,5}|scaled)(?=\.\w{2,5}$)")


class PictureError(ValueError):
    """A picture cannot be brought in; says why, for the editor."""


class Pictures:
    """The library as the import sees it: each old address becomes one picture."""

    def __init__(
        self,
        folder: Path | None,
        attachments: Mapping[int, Attachment],
        *,
        is_dry_run: bool = False,
    ):
        self._folder = folder.resolve() if folder else None
        self._attachments = attachments
        self._is_dry_run = is_dry_run
        self._stored_files: list[CustomImage] = []

    def attachment(self, number: int | str | None) -> Attachment | None:
        """The upload with this number, when the export knows it."""
        return self._attachments.get(int(number)) if str(number).isdecimal() else None

    def bring_in(self, source: str, *, title: str, alt: str, credit: str):
        """The picture at an old address; raises PictureError when there is none."""
        relative = upload_path(source)
        known = self._known(relative)
        if known:
            return known
        file = self._read(relative)
        image = CustomImage(
            title=shorten(title or file_name(source), 250),
            description=alt[:255],
            credit=credit[:200],
        )
        if self._is_dry_run:
            # A trial must see a picture in its place, but nothing is stored.
            image.pk = -1 - len(self._stored_files)
            self._stored_files.append(image)
            return image
        image.file = file
        image.save()
        self._stored_files.append(image)
        ImportedItem.objects.update_or_create(
            source=_source_key(relative),
            defaults={"kind": KIND, "title": image.title, "payload": {"id": image.pk}},
        )
        return image

    def keep(self) -> None:
        """The item that asked for the pictures is in; its files may stay."""
        self._stored_files.clear()

    def give_up(self) -> None:
        """The item failed and its rows are rolled back; remove the files as well."""
        for image in self._stored_files:
            if image.file:
                image.file.delete(save=False)
        self._stored_files.clear()

    def _known(self, relative: str) -> CustomImage | None:
        item = ImportedItem.objects.filter(source=_source_key(relative)).first()
        return (
            CustomImage.objects.filter(pk=item.payload["id"]).first() if item else None
        )

    def _read(self, relative: str) -> SimpleUploadedFile:
        path = self._find(relative)
        if path.stat().st_size > settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE:
            raise PictureError("het bestand is te groot")
        file = SimpleUploadedFile(path.name, path.read_bytes())
        try:
            return PictureField().clean(file)
        except ValidationError as error:
            raise PictureError(" ".join(error.messages)) from error

    def _find(self, relative: str) -> Path:
        if self._folder is None:
            raise PictureError("er is geen map met media opgegeven")
        # The page often shows a reduced copy; the original stands beside it.
        for name in dict.fromkeys((_SIZE_SUFFIX.sub("", relative), relative)):
            for inner in INNER_FOLDERS:
                path = (self._folder / inner / name).resolve()
                if path.is_relative_to(self._folder) and path.is_file():
                    return path
        raise PictureError("het bestand staat niet in de map met media")


def upload_path(source: str) -> str:
    """The part of an address below the uploads folder: `2016/03/team.jpg`."""
    path = unquote(urlsplit(source).path)
    return path.rpartition("/uploads/")[2].lstrip("/")


def is_same_picture(source: str, other: str) -> bool:
    """Whether two addresses show one upload, in whatever size."""
    return _source_key(upload_path(source)) == _source_key(upload_path(other))


def _source_key(relative: str) -> str:
    original = _SIZE_SUFFIX.sub("", relative)
    if len(original) > 200:
        original = hashlib.sha256(original.encode()).hexdigest()
    return f"upload:{original}"
