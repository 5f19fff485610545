"""Tells every process that what is public has changed.

Two random numbers stand in a small file that all processes of a machine read for every
page: one for every change, one only for what was taken away. A number that is drawn
anew needs no lock and no order. Other machines hear it through the shared cache.
"""

import logging
import os
import secrets
import threading
import time
from typing import NamedTuple

from django.conf import settings
from django.core.cache import cache

SIZE = 8
LOOK_EVERY = 0.9  # seconds: another machine may be a second late
UNKNOWN_FOR = 10  # seconds: how long pages last while the shared cache is away
SHARED_KEYS = ("page_store:changed", "page_store:withdrawn")
logger = logging.getLogger(__name__)


class Generation(NamedTuple):
    """A page is current while both are what they were when it was made.

    ``withdrawn`` is the same as long as nothing was taken away from readers: then an
    older page is out of date, and still fit to be read while the database is away.
    """

    changed: bytes
    withdrawn: bytes


class Counter:
    """The generation, as this process sees it."""

    def __init__(self, path, *, shared=None):
        self._path = path
        self._cache = shared
        self._shared = Generation(b"", b"")
        self._file = None
        self._lock = threading.Lock()
        self._looking = threading.Lock()
        self._next_look = 0.0

    def current(self):
        """Return the generation, or None when it cannot be known."""
        if time.monotonic() >= self._next_look:
            self._look_around()
        try:
            numbers = os.pread(self._file, 2 * SIZE, 0)
        except (OSError, TypeError):
            return None
        if len(numbers) < 2 * SIZE:
            self._next_look = 0.0
            return None
        changed, withdrawn = self._shared
        return Generation(numbers[:SIZE] + changed, numbers[SIZE:] + withdrawn)

    def advance(self, *, withdrawn):
        """Make every stored page out of date, here and on other machines."""
        numbers = secrets.token_bytes(2 * SIZE if withdrawn else SIZE)
        try:
            with self._lock:
                self._open()
                os.pwrite(self._file, numbers, 0)
        finally:
            if self._cache is not None:
                names = SHARED_KEYS if withdrawn else SHARED_KEYS[:1]
                values = {name: secrets.token_hex(SIZE) for name in names}
                self._cache.set_many(values, timeout=None)

    def _look_around(self):
        """Ask now and then what other machines did, and whether the file is ours."""
        if not self._looking.acquire(blocking=False):
            return  # one thread looks, and perhaps waits; the others go on
        try:
            self._next_look = time.monotonic() + LOOK_EVERY
            with self._lock:
                self._open()
            if self._cache is not None:
                self._shared = self._ask_shared()
        except OSError:
            logger.exception("Nothing is stored: %s cannot be used", self._path)
        finally:
            self._looking.release()

    def _open(self):
        """Open the file, again when somebody put another in its place."""
        if self._file is not None and not self._was_replaced():
            return
        file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o640)
        if os.fstat(file).st_size < 2 * SIZE:
            os.pwrite(file, secrets.token_bytes(2 * SIZE), 0)
        if self._file is None:
            self._file = file
        else:
            # In one step: another thread may be reading.
            os.dup2(file, self._file)
            os.close(file)

    def _was_replaced(self):
        try:
            there = os.stat(self._path)
        except FileNotFoundError:
            return True
        here = os.fstat(self._file)
        return here.st_ino != there.st_ino or there.st_size < 2 * SIZE

    def _ask_shared(self):
        try:
            found = self._cache.get_many(SHARED_KEYS)
        except Exception as error:
            # Whatever a cache raises. Nobody can tell what happened elsewhere.
            logger.warning("The shared generation is not known: %s", error)
            return Generation(b"%d" % (time.time() // UNKNOWN_FOR), self._shared[1])
        return Generation(*(str(found.get(name)).encode() for name in SHARED_KEYS))


counter = Counter(
    settings.VAR_DIR / "page-store",
    shared=cache if settings.PAGE_STORE_OVER_NODES else None,
)
