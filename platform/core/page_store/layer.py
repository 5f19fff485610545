"""The layer around Django: it answers what it knows, and asks for what it does not."""

import io
import time
from typing import NamedTuple

from django.conf import settings
from django.core.handlers.wsgi import get_path_info
from django.http import parse_cookie

from . import generation, public
from .keys import Keys, encoding_for
from .page import Page, is_storable
from .store import Store, Turn, Turns

MEGABYTE = 1024 * 1024
PATIENCE = 5.0  # seconds that a reader waits for another one's page
STALE_FOR = 6 * 60 * 60  # seconds after it was made that a page may stand in
TRY_AGAIN_AFTER = 1.0  # second, when Django failed
MAX_REFUSED, REFUSED_FOR = 1_000, 60  # seconds
NOT_FOR_ALL = {"CONTENT_LENGTH", "CONTENT_TYPE", "RAW_URI", "REQUEST_URI"}


class Answer(NamedTuple):
    """What Django said."""

    status: str
    headers: list
    body: bytes


def in_front_of(application):
    """Return the application with the store in front of it, if that is wanted."""
    size = settings.PAGE_STORE_MB * MEGABYTE
    if settings.DEBUG or not size:
        return application
    return PageStore(application, max_bytes=size, counter=generation.counter)


class PageStore:
    """A WSGI application that keeps the public answers of another."""

    def __init__(self, application, *, max_bytes, counter, patience=PATIENCE):
        self._application = application
        self._counter = counter
        self._keys = Keys()
        self._turns = Turns(patience)
        self._refused = {}
        self.pages = Store(max_bytes)

    def __call__(self, environ, start_response):
        key = self._keys.of(environ)
        if key is None:
            return self._application(environ, start_response)
        page = self.pages.get(key)
        if page is not None and page.is_current(self._counter.current()):
            return _send(page, "store", environ, start_response)
        if not self._may_store(key, environ):
            return self._application(environ, start_response)
        served, found = self._fetch(key, environ)
        if isinstance(found, Page):
            return _send(found, served, environ, start_response)
        start_response(found.status, found.headers)
        return [found.body]

    def _may_store(self, key, environ):
        return (
            environ["REQUEST_METHOD"] == "GET"
            and time.monotonic() >= self._refused.get(key, 0)
            and public.may_be_public(get_path_info(environ))
        )

    def _fetch(self, key, environ):
        """Return where it comes from, and a page or else the answer of Django."""
        with self._turns.turn(key) as turn:
            page = self.pages.get(key)
            now = self._counter.current()
            if page is not None and page.is_current(now):
                return "store", page
            if _stands_in(page, now) and (turn is Turn.LATE or _failed_just_now(page)):
                return "stale", page
            return self._ask(key, environ, page, now)

    def _ask(self, key, environ, earlier, now):
        """Have Django make the page; an earlier one stands in when it fails."""
        visit = public.Visit()
        answer = self._ask_django(_freed(environ, key, visit))
        if answer.status.startswith("5"):
            if _stands_in(earlier, now):
                earlier.tried_at = time.monotonic()
                return "stale", earlier
            return "django", answer
        is_public = visit.allows(key.parameters) and is_storable(answer)
        if not is_public or now is None:
            self._refuse(key, answer)
            return "django", answer
        seconds = visit.public.seconds
        page = Page(answer, generation=now, seconds=seconds, earlier=earlier)
        self.pages.put(key, page)
        return "new", page

    def _refuse(self, key, answer):
        """Leave what cannot be stored to Django, with all that its reader sent."""
        self.pages.forget(key)
        if answer.status.startswith("200"):
            if len(self._refused) >= MAX_REFUSED:
                self._refused.clear()
            self._refused[key] = time.monotonic() + REFUSED_FOR

    def _ask_django(self, environ):
        said = []

        def start_response(status, headers, exc_info=None):
            said[:] = [status, headers]

        chunks = self._application(environ, start_response)
        try:
            body = b"".join(chunks)
        finally:
            if hasattr(chunks, "close"):
                chunks.close()
        return Answer(*said, body)


def _freed(environ, key, visit):
    """Return the request with only what may make a difference to a public page."""
    freed = {
        name: value
        for name, value in environ.items()
        if not name.startswith("HTTP_") and name not in NOT_FOR_ALL
    }
    return freed | {
        "HTTP_HOST": key.host,
        "HTTP_COOKIE": _token_of_forms(environ.get("HTTP_COOKIE", "")),
        "QUERY_STRING": key.query,
        "wsgi.url_scheme": key.scheme,
        "wsgi.input": io.BytesIO(),
        public.VISIT: visit,
    }


def _token_of_forms(cookies):
    """Return the cookie without which the forms in other tabs would stop working.

    A page that makes use of it is not stored.
    """
    name = settings.CSRF_COOKIE_NAME
    if name not in cookies:
        return ""
    value = parse_cookie(cookies).get(name, "")
    return f"{name}={value}" if value.isalnum() else ""


def _stands_in(page, now):
    """Say whether an old page may be read: nothing was taken away since."""
    return (
        page is not None
        and now is not None
        and page.generation.withdrawn == now.withdrawn
        and page.age < STALE_FOR
    )


def _failed_just_now(page):
    has_failed = page.tried_at > page.made_at
    return has_failed and time.monotonic() - page.tried_at < TRY_AGAIN_AFTER


def _send(page, served, environ, start_response):
    encoding = encoding_for(environ.get("HTTP_ACCEPT_ENCODING", ""))
    variant = page.variants.get(encoding) or page.variants["identity"]
    is_known = page.is_known_to(environ)
    headers = [
        *(variant.short_headers if is_known else variant.headers),
        ("X-Served", served),
    ]
    if time.time() >= page.changed_at:
        headers.append(page.last_modified)
    if served == "stale":
        headers = [pair for pair in headers if pair[0] not in {"Age", "Cache-Control"}]
        headers += [
            ("Age", str(int(page.age))),
            ("Cache-Control", "no-cache"),
            ("Warning", '110 - "Response is Stale"'),
        ]
    start_response("304 Not Modified" if is_known else "200 OK", headers)
    has_body = not is_known and environ["REQUEST_METHOD"] == "GET"
    return [variant.body] if has_body else []
