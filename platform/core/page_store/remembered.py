"""What stands around every page, read once and kept until something public changes."""

import time

from django.conf import settings

from . import generation
from .public import A_WHILE

_kept = {}


def remembered(name, make):
    """Return what ``make`` returned when it was last needed; nobody may change it.

    ``name`` says what it is, and of which site. Without a store it is made each time.
    """
    if settings.DEBUG or not settings.PAGE_STORE_MB:
        return make()
    now = generation.counter.current()
    made_in, until, value = _kept.get(name, (None, 0, None))
    if now is None or made_in != now or time.monotonic() >= until:
        value = make()
        _kept[name] = (now, time.monotonic() + A_WHILE, value)
    return value
