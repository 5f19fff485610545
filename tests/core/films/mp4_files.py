"""MP4 files built box by box, so that a test can break exactly one thing."""

import io
import struct

from django.core.files.base import ContentFile

PLAIN = (0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)
UPRIGHT = (0, 0x10000, 0, -0x10000, 0, 0, 0, 0, 0x40000000)


def box(kind, *parts):
    content = b"".join(parts)
    return struct.pack(">I4s", len(content) + 8, kind) + content


def long_box(kind, *parts):
    """A box that counts its length in eight bytes, as large files have."""
    content = b"".join(parts)
    return struct.pack(">I4sQ", 1, kind, len(content) + 16) + content


def ftyp(*brands):
    return box(b"ftyp", brands[0], bytes(4), *brands)


def mvhd(seconds=12, scale=1000):
    return box(b"mvhd", bytes(12), struct.pack(">II", scale, seconds * scale))


def long_mvhd(seconds=12, scale=1000):
    return box(b"mvhd", b"\x01", bytes(19), struct.pack(">IQ", scale, seconds * scale))


def trak(handler=b"vide", codec=b"avc1", size=(640, 360), matrix=PLAIN, extra=b""):
    width, height = size
    sides = struct.pack(">II", width << 16, height << 16)
    tkhd = box(b"tkhd", bytes(40), struct.pack(">9i", *matrix), sides)
    stsd = box(b"stsd", bytes(8), box(codec, bytes(8)))
    stbl = box(b"minf", box(b"stbl", stsd))
    hdlr = box(b"hdlr", bytes(8), handler, bytes(12))
    return box(b"trak", tkhd, box(b"mdia", hdlr, stbl), extra)


def film(*, brands=(b"isom", b"mp42"), header=None, tracks=None, extra=b"", data=None):
    """Return the bytes of a film that lacks nothing."""
    tracks = [trak()] if tracks is None else tracks
    moov = box(b"moov", header or mvhd(), *tracks, extra)
    return ftyp(*brands) + moov + (data or box(b"mdat", b"beeld" * 200))


def file_of(content, name="film.mp4"):
    return ContentFile(content, name=name)


def opened(content):
    return io.BytesIO(content)
