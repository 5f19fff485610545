"""A reader who talks WSGI, to the page store with anything behind it."""

import io
from typing import NamedTuple
from urllib.parse import unquote_to_bytes

import brotli

from core.page_store.generation import Counter
from core.page_store.layer import PageStore

HOST = "testserver"
PAGE = b"<p>Lunchroom Hattem houdt een stoel vrij.</p>" * 20
HEADERS = [("Content-Type", "text/html; charset=utf-8"), ("Vary", "Accept-Encoding")]


class Reply(NamedTuple):
    status: int
    headers: dict
    body: bytes

    @property
    def served(self):
        return self.headers.get("x-served", "django")

    @property
    def text(self):
        packed = self.headers.get("content-encoding") == "br"
        return (brotli.decompress(self.body) if packed else self.body).decode()


def environ_of(target, *, method="GET", host=HOST, **headers):
    """Return what a server hands over; headers are named like if_none_match."""
    path, _, query = target.partition("?")
    return {
        "REQUEST_METHOD": method,
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote_to_bytes(path).decode("latin-1"),
        "QUERY_STRING": query,
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "8000",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_HOST": host,
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": io.StringIO(),
        "wsgi.version": (1, 0),
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    } | {f"HTTP_{name.upper()}": value for name, value in headers.items()}


def ask(application, target, **request):
    """Return the Reply of a WSGI application."""
    said = []
    chunks = application(
        environ_of(target, **request), lambda *answer: said.append(answer)
    )
    body = b"".join(chunks)
    if hasattr(chunks, "close"):
        chunks.close()
    status, headers = said[-1][:2]
    return Reply(int(status[:3]), {name.lower(): text for name, text in headers}, body)


def store_before(application, folder, *, max_bytes=2**20, patience=5.0):
    counter = Counter(folder / "page-store")
    return PageStore(
        application, max_bytes=max_bytes, counter=counter, patience=patience
    )
