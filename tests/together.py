"""Doing things at the very same moment, each on its own connection."""

import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from django.db import connections

SECONDS = 60


def together(*calls):
    """Run these functions at once and return what each returned or raised."""
    with crowd(len(calls)) as at_once:
        return at_once(*calls)


@contextmanager
def crowd(size):
    """Yield ``together`` for at most so many, on connections that last all rounds."""
    with ThreadPoolExecutor(size) as pool:

        def at_once(*calls):
            barrier = threading.Barrier(len(calls))
            return list(pool.map(lambda call: _run(call, barrier), calls))

        try:
            yield at_once
        finally:
            at_once(*[connections.close_all] * size)


def _run(call, barrier):
    try:
        barrier.wait(SECONDS)
        return call()
    except Exception as error:
        return error
