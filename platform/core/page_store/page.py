"""One finished answer, in every encoding that is kept of it."""

import gzip
import hashlib
import math
import time
from typing import NamedTuple

import brotli
from django.conf import settings
from django.utils.http import http_date, parse_http_date_safe

from core.compression import TEXT_TYPES

# A browser may keep a page, and asks each time whether it is still the one.
BROWSER_CACHE = "public, max-age=0"
SHORT = 200  # bytes: below this, compressing makes it longer
SIZE_OF_HEADERS = 8_000  # bytes, as Python keeps them three times over
BROTLI_QUALITY, GZIP_LEVEL = 5, 6
# Two answers within a second have one date; such a date proves nothing for a while.
DATE_IS_SURE_AFTER = 2
MADE_HERE = {"age", "content-length", "date", "etag", "last-modified", "vary"}
OF_THE_BODY = {"content-encoding", "content-length", "content-type"}
FORBIDDING = ("private", "no-store", "no-cache")


class Variant(NamedTuple):
    """A body as it is sent, with its headers, and those of a 304."""

    etag: str
    headers: list
    short_headers: list
    body: bytes


class Page:
    """A stored answer; ``generation`` is that from before it was made."""

    def __init__(self, answer, *, generation, seconds, earlier=None):
        self.generation = generation
        self.made_at = time.monotonic()
        self.seconds = seconds
        self.tried_at = self.made_at
        self.digest = hashlib.sha256(answer.body).hexdigest()[:32]
        if earlier is not None and earlier.digest == self.digest:
            self.changed_at = earlier.changed_at
            bodies = {name: one.body for name, one in earlier.variants.items()}
        else:
            self.changed_at = math.floor(time.time()) + DATE_IS_SURE_AFTER
            bodies = _bodies(answer)
        self.last_modified = ("Last-Modified", http_date(self.changed_at))
        self.variants = {
            encoding: _variant(answer.headers, encoding, body, self.digest)
            for encoding, body in bodies.items()
        }
        self.size = sum(map(len, bodies.values())) + SIZE_OF_HEADERS

    def is_current(self, generation):
        return self.generation == generation and self.age < self.seconds

    @property
    def age(self):
        return time.monotonic() - self.made_at

    def is_known_to(self, environ):
        """Say whether who asks has this page already."""
        known = environ.get("HTTP_IF_NONE_MATCH")
        if known is not None:
            names = {name.strip().removeprefix("W/") for name in known.split(",")}
            return "*" in names or any(
                one.etag in names for one in self.variants.values()
            )
        since = environ.get("HTTP_IF_MODIFIED_SINCE")
        if not since or time.time() < self.changed_at:
            return False
        return (parse_http_date_safe(since) or 0) >= self.changed_at


def is_storable(answer):
    """Say whether an answer is whole, and carries nothing of one reader."""
    if not answer.status.startswith("200"):
        return False
    for name, value in answer.headers:
        name, value = name.lower(), value.lower()
        if (
            name in {"set-cookie", "content-encoding", "content-range"}
            or (name == "vary" and value.strip() != "accept-encoding")
            or (name == "cache-control" and any(word in value for word in FORBIDDING))
            or (name == "content-security-policy" and "'nonce-" in value)
        ):
            return False
    return True


def _bodies(answer):
    """Return {encoding: body}; what is no text or is short stays as it is."""
    bodies = {"identity": answer.body}
    kind = {name.lower(): value for name, value in answer.headers}
    is_text = kind.get("content-type", "").startswith(TEXT_TYPES)
    if is_text and len(answer.body) >= SHORT:
        bodies["br"] = brotli.compress(answer.body, quality=BROTLI_QUALITY)
        bodies["gzip"] = gzip.compress(answer.body, GZIP_LEVEL, mtime=0)
    return bodies


def _variant(headers, encoding, body, digest):
    etag = f'"{digest}-{encoding}"'
    kept = [(name, text) for name, text in headers if name.lower() not in MADE_HERE]
    if not any(name.lower() == "cache-control" for name, _text in kept):
        kept.append(("Cache-Control", _cache_control()))
    kept += [("Vary", "Accept-Encoding"), ("ETag", etag), ("Age", "0")]
    kept.append(("Content-Length", str(len(body))))
    if encoding != "identity":
        kept.append(("Content-Encoding", encoding))
    short = [(name, text) for name, text in kept if name.lower() not in OF_THE_BODY]
    return Variant(etag, kept, short, body)


def _cache_control():
    seconds = settings.SHARED_CACHE_SECONDS
    return f"{BROWSER_CACHE}, s-maxage={seconds}, stale-while-revalidate={seconds}"
