"""Which part of a file a browser asks for (RFC 9110, section 14)."""

import re

ONE_RANGE = re.compile(r"bytes=[ \t]*(\d{0,18})-(\d{0,18})[ \t]*")


class UnsatisfiableError(Exception):
    """The part that was asked begins after the end of the file."""


def find(header, size):
    """Return (first, last) byte that a Range header asks for, or None for everything.

    More parts at once, or another unit, mean everything too: that is allowed.
    """
    match = ONE_RANGE.fullmatch(header)
    if not match or match[1] == match[2] == "":
        return None
    if match[1] == "":
        length = int(match[2])
        if not length or not size:
            raise UnsatisfiableError
        return max(0, size - length), size - 1
    first = int(match[1])
    last = int(match[2]) if match[2] else size - 1
    if match[2] and last < first:
        return None
    if first >= size:
        raise UnsatisfiableError
    return first, min(last, size - 1)
