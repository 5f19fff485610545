"""Keeps pages up to a number of bytes, and lets one thread at a time make each."""

import threading
from collections import OrderedDict
from contextlib import contextmanager
from enum import Enum


class Store:
    """The pages that were asked for most recently."""

    def __init__(self, max_bytes):
        self._max_bytes = max_bytes
        self._pages = OrderedDict()
        self._size = 0
        self._lock = threading.Lock()

    @property
    def size(self):
        return self._size

    def __len__(self):
        return len(self._pages)

    def get(self, key):
        with self._lock:
            page = self._pages.get(key)
            if page is not None:
                self._pages.move_to_end(key)
            return page

    def put(self, key, page):
        """Keep a page, and forget those that were not asked for longest."""
        with self._lock:
            self._remove(key)
            if page.size > self._max_bytes:
                return
            self._pages[key] = page
            self._size += page.size
            while self._size > self._max_bytes:
                self._remove(next(iter(self._pages)))

    def forget(self, key):
        with self._lock:
            self._remove(key)

    def _remove(self, key):
        page = self._pages.pop(key, None)
        if page is not None:
            self._size -= page.size


class Turn(Enum):
    """What somebody may do who wants what others want as well."""

    FIRST = "make it"
    DONE = "see what the first made"
    LATE = "wait no longer for the first"


class Turns:
    """Gives the first of many who want the same thing the turn to make it."""

    def __init__(self, patience):
        self._patience = patience  # seconds that the others wait for the first
        self._busy = {}
        self._lock = threading.Lock()

    @contextmanager
    def turn(self, key):
        """Yield FIRST at once, or something else when the first is done or late."""
        with self._lock:
            done = self._busy.get(key)
            is_first = done is None
            if is_first:
                done = self._busy[key] = threading.Event()
        if not is_first:
            yield Turn.DONE if done.wait(self._patience) else Turn.LATE
            return
        try:
            yield Turn.FIRST
        finally:
            with self._lock:
                del self._busy[key]
            done.set()
