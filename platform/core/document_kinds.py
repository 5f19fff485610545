"""Tells whether a document is what its name says, by looking inside.

Each check gets an open file and raises KindError, with words for the editor, or
returns None.
"""

import codecs
import zipfile

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

OFFICE = "application/vnd.openxmlformats-officedocument."
CONTENT_TYPES = "[Content_Types].xml"
MAX_ENTRIES = 5_000
MAX_UNPACKED = 300 * 1024 * 1024
MAX_TABLE_OF_CONTENTS = 1024 * 1024
# Where the office formats keep programs
PROGRAMS = ("vbaproject", "macrosheets/", "activex/", "basic/", "scripts/")
TEXT_CONTROLS = set(range(32)) - {9, 10, 12, 13}


class KindError(Exception):
    """The content of a file is not what its name promises, or not allowed."""


def check_kind(file, extension):
    """Raise KindError unless the content of a file fits its extension."""
    file.seek(0)
    try:
        CHECKS[extension](file)
    except KeyError as error:
        raise KindError(f"Een bestand met .{extension} kan hier niet.") from error
    finally:
        file.seek(0)


def _refuse(kind):
    raise KindError(f"Dit bestand is geen {kind}. Kies een ander bestand.")


def _check_pdf(file):
    if file.read(5) != b"%PDF-":
        _refuse("PDF")


def _check_text(file):
    raw = file.read()
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not TEXT_CONTROLS.intersection(map(ord, set(text))):
            return
    _refuse("gewone tekst")


def _office_check(kind, main_type):
    """Return the check for a format of Microsoft Office, by its main content type."""

    def check(file):
        with _open_archive(file, kind) as archive:
            types = _content_types(archive, kind)
        if any("macroenabled" in name.lower() for name in types):
            _refuse_programs()
        if f"{OFFICE}{main_type}.main+xml" not in types:
            _refuse(kind)

    return check


def _content_types(archive, kind):
    try:
        if archive.getinfo(CONTENT_TYPES).file_size > MAX_TABLE_OF_CONTENTS:
            _refuse(kind)
        root = ElementTree.fromstring(archive.read(CONTENT_TYPES))
    except (*BROKEN_ARCHIVE, ElementTree.ParseError, DefusedXmlException):
        _refuse(kind)
    return {element.get("ContentType", "") for element in root}


def _check_odt(file):
    with _open_archive(file, "ODT") as archive:
        try:
            info = archive.getinfo("mimetype")
            wanted = "application/vnd.oasis.opendocument.text"
            fits = (
                info.file_size == len(wanted) and archive.read(info) == wanted.encode()
            )
        except BROKEN_ARCHIVE:
            fits = False
    if not fits:
        _refuse("ODT")


BROKEN_ARCHIVE = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    KeyError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)


def _open_archive(file, kind):
    """Return the archive that an office document is, without programs or bombs."""
    if file.read(4) != b"PK\x03\x04":
        _refuse(kind)
    try:
        archive = zipfile.ZipFile(file)
    except BROKEN_ARCHIVE:
        _refuse(kind)
    entries = archive.infolist()
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > MAX_ENTRIES or unpacked > MAX_UNPACKED:
        raise KindError("Dit bestand wordt te groot als het opengaat.")
    names = [entry.filename.lower() for entry in entries]
    if any(program in name for name in names for program in PROGRAMS):
        _refuse_programs()
    return archive


def _refuse_programs():
    raise KindError("In dit bestand zitten macro’s. Bewaar het zonder macro’s.")


CHECKS = {
    "csv": _check_text,
    "docx": _office_check("DOCX", "wordprocessingml.document"),
    "odt": _check_odt,
    "pdf": _check_pdf,
    "pptx": _office_check("PPTX", "presentationml.presentation"),
    "txt": _check_text,
    "xlsx": _office_check("XLSX", "spreadsheetml.sheet"),
}
