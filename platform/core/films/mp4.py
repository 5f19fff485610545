"""Reads what an MP4 file says about itself, and takes out what it says about people.

The file is a row of boxes: four bytes with its length, four with its type, then the
content, which in some types is a row of boxes again (ISO 14496-12).
"""

import shutil
import struct
import tempfile
from typing import NamedTuple

from django.core.files import File

BRANDS = (b"avc1", b"dash", b"iso", b"M4V", b"mp4", b"MSNV")
PICTURE_CODECS = {b"avc1", b"avc3"}
SOUND_CODECS = {b"mp4a", b"Opus"}
DATA_TRACK = b"meta"  # where cameras keep the place of every second
CONTAINERS = {b"moov", b"trak", b"mdia", b"minf", b"stbl"}
# Names, places and devices; and room that may still hold them.
METADATA = {b"free", b"meta", b"skip", b"udta", b"uuid"}
MAX_BOXES = 20_000
MAX_TRACKS = 32
MAX_SIDE = 8_192
CHUNK = 1024 * 1024


class FilmError(Exception):
    """A file that browsers cannot play, or that says too much; with words for it."""


class Facts(NamedTuple):
    """The size of a film in pixels and its length, None when the file is silent."""

    width: int
    height: int
    seconds: int | None


class Box(NamedTuple):
    """One box: its type, and where it, its content and what follows it begin."""

    kind: bytes
    start: int
    content: int
    end: int


def facts(file):
    """Return the facts of a film that every browser plays; raises FilmError."""
    boxes = _all_boxes(file)
    if not boxes or boxes[0].kind != b"ftyp" or not _is_mp4(file, boxes[0]):
        raise FilmError("Dit bestand is geen MP4. Kies een ander bestand.")
    tracks = _tracks(file, boxes)
    if DATA_TRACK in tracks:
        raise FilmError(
            "In deze film zitten ook andere gegevens, zoals een plaats."
            " Bewaar hem opnieuw in een programma voor films."
        )
    _check_codecs(tracks)
    width, height, _codec = tracks[b"vide"][0]
    return Facts(width, height, _seconds(file, boxes))


def without_metadata(file):
    """Return a copy of a film without the names, places and devices it may carry.

    The boxes stay where they are, empty: what the film plays keeps its place.
    """
    copy = tempfile.TemporaryFile()  # noqa: SIM115 - the storage reads and closes it
    file.seek(0)
    shutil.copyfileobj(file, copy, CHUNK)
    for box in _all_boxes(copy):
        if box.kind in METADATA:
            copy.seek(box.start + 4)
            copy.write(b"free")
            _blank(copy, box)
    copy.seek(0)
    return File(copy, name=file.name)


def _blank(file, box):
    file.seek(box.content)
    left = box.end - box.content
    while left:
        left -= file.write(bytes(min(left, CHUNK)))


def _all_boxes(file):
    """Return every box, those inside another right after it."""
    file.seek(0, 2)
    ends = [file.tell()]
    found, place = [], 0
    while place < ends[0]:
        while place >= ends[-1]:
            ends.pop()
        box = _box_at(file, place, ends[-1])
        found.append(box)
        if len(found) > MAX_BOXES:
            raise _broken()
        if box.kind in CONTAINERS:
            ends.append(box.end)
            place = box.content
        else:
            place = box.end
    return found


def _box_at(file, place, end):
    file.seek(place)
    header = file.read(16)
    if len(header) < 8:
        raise _broken()
    size, kind = struct.unpack(">I4s", header[:8])
    content = place + 8
    if size == 1 and len(header) == 16:
        size, content = struct.unpack(">Q", header[8:])[0], place + 16
    elif size == 0:
        size = end - place
    if not content <= place + size <= end:
        raise _broken()
    return Box(kind, place, content, place + size)


def _broken():
    return FilmError("Deze film is kapot of niet compleet.")


def _is_mp4(file, box):
    content = _read(file, box, 0, min(box.end - box.content, 1024))
    # The four bytes after the first brand are a version.
    brands = [content[i : i + 4] for i in range(0, len(content), 4) if i != 4]
    return any(brand.startswith(BRANDS) for brand in brands)


def _read(file, box, offset, length):
    if box.content + offset + length > box.end:
        raise _broken()
    file.seek(box.content + offset)
    return file.read(length)


def _tracks(file, boxes):
    """Return {handler: [(width, height, codec)]}."""
    tracks = [box for box in boxes if box.kind == b"trak"]
    if len(tracks) > MAX_TRACKS:
        raise _broken()
    found = {}
    for track in tracks:
        handler, *rest = _track(file, boxes, track)
        found.setdefault(handler, []).append(rest)
    return found


def _track(file, boxes, track):
    """Return (handler, width, height, codec) of a track."""
    inside = {b.kind: b for b in boxes if track.start < b.start < track.end}
    if not {b"tkhd", b"hdlr", b"stsd"} <= inside.keys():
        raise _broken()
    handler = _read(file, inside[b"hdlr"], 8, 4)
    codec = _read(file, inside[b"stsd"], 12, 4)
    return handler, *_shown_size(file, inside[b"tkhd"]), codec


def _shown_size(file, header):
    """Return the width and height on a screen, of a phone held upright too."""
    matrix_and_size = header.end - header.content - 44
    if matrix_and_size < 0:
        raise _broken()
    values = struct.unpack(">11i", _read(file, header, matrix_and_size, 44))
    width, height = values[9] >> 16, values[10] >> 16
    is_on_its_side = values[0] == 0 and values[4] == 0
    return (height, width) if is_on_its_side else (width, height)


def _check_codecs(tracks):
    if b"vide" not in tracks:
        raise FilmError("In dit bestand zit geen beeld.")
    for width, height, codec in tracks[b"vide"]:
        if codec not in PICTURE_CODECS:
            raise FilmError(
                "Niet elke browser kan deze film laten zien. Bewaar hem als H.264."
            )
        if not (0 < width <= MAX_SIDE and 0 < height <= MAX_SIDE):
            raise _broken()
    if any(codec not in SOUND_CODECS for *_size, codec in tracks.get(b"soun", [])):
        raise FilmError(
            "Niet elke browser kan dit geluid laten horen. Bewaar het als AAC."
        )


def _seconds(file, boxes):
    header = next((box for box in boxes if box.kind == b"mvhd"), None)
    if header is None:
        raise _broken()
    is_long = _read(file, header, 0, 1) == b"\x01"
    if is_long:
        scale, length = struct.unpack(">IQ", _read(file, header, 20, 12))
    else:
        scale, length = struct.unpack(">II", _read(file, header, 12, 8))
    seconds = round(length / scale) if scale else 0
    return seconds or None
