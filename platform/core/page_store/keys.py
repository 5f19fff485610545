"""Which requests the store may answer, and what makes two of them the same."""

import re
from functools import lru_cache
from typing import NamedTuple

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest

METHODS = {"GET", "HEAD"}
MAX_PATH = 1_000
MAX_QUERY = 500
MAX_ENCODINGS = 300
# Ours all look like this; another spelling of one of them is Django's to read.
IS_PARAMETER = re.compile(r"[a-z_]{1,40}=[^=]*", re.ASCII)
NO_BODY = (None, "", "0")


class Key(NamedTuple):
    """What a stored page depends on, besides what is published."""

    scheme: str
    host: str
    path: str
    query: str

    @property
    def parameters(self):
        """The names of the query."""
        return {pair.partition("=")[0] for pair in self.query.split("&") if pair}


class Keys:
    """Makes keys for the settings of this process."""

    def __init__(self):
        # What was said to one reader waits in a cookie too.
        self._personal = (settings.SESSION_COOKIE_NAME, CookieStorage.cookie_name)
        self._proxy_header, self._secure = settings.SECURE_PROXY_SSL_HEADER or ("", "")
        self._host = lru_cache(maxsize=1_000)(_trusted_host)

    def of(self, environ):
        """Return the key of a request, or None when only Django may answer it."""
        cookies = environ.get("HTTP_COOKIE")
        if (
            environ["REQUEST_METHOD"] not in METHODS
            or "HTTP_AUTHORIZATION" in environ
            or (cookies and any(name in cookies for name in self._personal))
            or environ.get("CONTENT_LENGTH") not in NO_BODY
            or "HTTP_TRANSFER_ENCODING" in environ
            or environ.get("SCRIPT_NAME")
        ):
            return None
        host = self._host(environ.get("HTTP_HOST", ""))
        query = _in_order(environ.get("QUERY_STRING", ""))
        path = environ["PATH_INFO"]
        if host is None or query is None or len(path) > MAX_PATH:
            return None
        return Key(self._scheme(environ), host, path, query)

    def _scheme(self, environ):
        """Return what Django takes for the scheme: the word of a trusted proxy only."""
        said = environ.get(self._proxy_header)
        if said is None:
            return environ["wsgi.url_scheme"]
        is_secure = said.split(",", 1)[0].strip() == self._secure
        return "https" if is_secure else "http"


def _trusted_host(header):
    request = HttpRequest()
    request.META = {"HTTP_HOST": header}
    try:
        return request.get_host().lower() if header else None
    except DisallowedHost:
        return None


def _in_order(query):
    """Return the parameters sorted by name, or None when they are not ours.

    The values of one name stay in the order in which they were sent.
    """
    if not query:
        return ""
    pairs = query.split("&") if len(query) <= MAX_QUERY else [""]
    if not all(IS_PARAMETER.fullmatch(pair) for pair in pairs):
        return None
    return "&".join(sorted(pairs, key=lambda pair: pair.partition("=")[0]))


@lru_cache(maxsize=1_000)
def encoding_for(header):
    """Return the encoding to send to who accepts this: br, gzip or identity."""
    if len(header) > MAX_ENCODINGS:
        return "identity"
    wanted = dict(_weighed(part) for part in header.lower().split(","))
    weights = {name: wanted.get(name, wanted.get("*", 0)) for name in ("br", "gzip")}
    best = max(weights, key=weights.get)
    return best if weights[best] > 0 else "identity"


def _weighed(part):
    name, *options = (text.strip() for text in part.split(";"))
    for option in options:
        if option.startswith("q="):
            return name, _number(option[2:])
    return name, 1


def _number(text):
    try:
        return float(text) if text.isascii() and len(text) <= 5 else 0
    except ValueError:
        return 0
