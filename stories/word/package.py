"""Opens a Word file as what it is, a zip of parts, and refuses what is unsafe."""

import struct
import zipfile
import zlib
from collections.abc import Iterator

from . import errors
from .errors import WordError

MEGABYTE = 1024 * 1024
LARGEST_FILE = 25 * MEGABYTE
LARGEST_UNPACKED = 300 * MEGABYTE
LARGEST_PART = 6 * MEGABYTE
MOST_PARTS = 2_000
CONTENT_TYPES = "[Content_Types].xml"

OLE_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
PACKINGS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
ENCRYPTED_FLAG = 0x1
# All that zipfile raises on a file that somebody cut off or tampered with.
BROKEN_ZIP = (
    *(zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, struct.error),
    *(EOFError, KeyError, NotImplementedError, OSError, RuntimeError, ValueError),
)


class Package:
    """The parts of a Word file; each is unpacked when asked, and no further."""

    def __init__(self, file):
        _check_signature(file)
        try:
            self._zip = zipfile.ZipFile(file)
        except BROKEN_ZIP as error:
            raise WordError(errors.BROKEN) from error
        self._sizes = {part.filename: part.file_size for part in self._zip.infolist()}
        self._check_parts()
        self._check_kind()

    def __contains__(self, name: str) -> bool:
        return name in self._sizes

    def __iter__(self) -> Iterator[str]:
        return iter(self._sizes)

    def read(self, name: str, *, limit: int = LARGEST_PART) -> bytes:
        """The unpacked bytes of one part, which may not be larger than `limit`."""
        if self._sizes[name] > limit:
            raise WordError(errors.TOO_LONG)
        try:
            # Never more than the directory says, whatever the part itself holds.
            return self._zip.read(name)
        except BROKEN_ZIP as error:
            raise WordError(errors.BROKEN) from error

    def size(self, name: str) -> int:
        return self._sizes[name]

    def _check_parts(self) -> None:
        parts = self._zip.infolist()
        if any(part.flag_bits & ENCRYPTED_FLAG for part in parts):
            raise WordError(errors.LOCKED)
        if any(part.compress_type not in PACKINGS for part in parts):
            raise WordError(errors.BROKEN)
        unpacked = sum(self._sizes.values())
        if len(parts) > MOST_PARTS or unpacked > LARGEST_UNPACKED:
            raise WordError(errors.TOO_LONG)

    def _check_kind(self) -> None:
        if CONTENT_TYPES not in self:
            raise WordError(errors.NO_WORD)
        types = self.read(CONTENT_TYPES)
        has_macros = any("vbaproject" in name.lower() for name in self)
        if has_macros or b"macroenabled" in types.lower():
            raise WordError(errors.MACROS)
        if b"wordprocessingml" not in types:
            raise WordError(errors.NO_WORD)


def _check_signature(file) -> None:
    file.seek(0)
    start = file.read(len(OLE_SIGNATURE))
    if not start:
        raise WordError(errors.EMPTY)
    if start == OLE_SIGNATURE:
        # Word locks a document by packing it in the format of the old files.
        is_locked = ENCRYPTED in file.read(LARGEST_FILE)
        raise WordError(errors.LOCKED if is_locked else errors.OLD_WORD)
    if not start.startswith(b"PK"):
        raise WordError(errors.NO_WORD)
    file.seek(0)
