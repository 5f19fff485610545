"""The sites where films of others stand. We send readers there, after a click only."""

import re
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit


class ProviderError(Exception):
    """An address that is no film at a site we know, with words for the editor."""


class Elsewhere(NamedTuple):
    """A film at a provider: the provider's name and the address of its page."""

    provider: str
    address: str


def find(address):
    """Return the film at this address, without what the provider follows readers by."""
    parts = urlsplit(address)
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    found = READERS[host](parts) if host in READERS else None
    if found is None:
        raise ProviderError("Kies het adres van één film bij YouTube of Vimeo.")
    return found


YOUTUBE_ID = re.compile(r"[\w-]{11}")
YOUTUBE_PATHS = {"embed", "live", "shorts", "v"}
VIMEO_PATH = re.compile(
    r"/(?:video/|channels/[\w-]+/)?(\d{5,12})(?:/([0-9a-f]{8,12}))?/?"
)


def _youtube(parts):
    first, _, rest = parts.path.lstrip("/").partition("/")
    if first == "watch":
        candidate = parse_qs(parts.query).get("v", [""])[0]
    elif first in YOUTUBE_PATHS:
        candidate = rest.partition("/")[0]
    else:
        candidate = ""
    return _youtube_film(candidate)


def _short_youtube(parts):
    return _youtube_film(parts.path.strip("/"))


def _youtube_film(candidate):
    if not YOUTUBE_ID.fullmatch(candidate):
        return None
    return Elsewhere("YouTube", f"https://www.youtube.com/watch?v={candidate}")


def _vimeo(parts):
    match = VIMEO_PATH.fullmatch(parts.path)
    if not match:
        return None
    # A film that is not listed has a second part, in the path or as a parameter.
    key = match[2] or parse_qs(parts.query).get("h", [""])[0]
    ending = f"/{key}" if re.fullmatch(r"[0-9a-f]{8,12}", key) else ""
    return Elsewhere("Vimeo", f"https://vimeo.com/{match[1]}{ending}")


READERS = {
    "player.vimeo.com": _vimeo,
    "vimeo.com": _vimeo,
    "youtu.be": _short_youtube,
    "youtube-nocookie.com": _youtube,
    "youtube.com": _youtube,
}
