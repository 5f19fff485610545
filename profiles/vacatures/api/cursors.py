"""Where a list was: the last row that a program got, so that no row moves under it."""

import base64
import binascii
from datetime import datetime, timedelta

from django.db.models import Q

from .mistakes import InvalidError

MOST_DIGITS = 18


def page_of(vacatures, cursor, size):
    """Return (vacatures, cursor of what follows or None), the newest first."""
    if cursor:
        vacatures = vacatures.filter(_after(cursor))
    rows = list(vacatures.newest_first()[: size + 1])
    rest = rows[size:]
    return rows[:size], (_cursor_of(rows[size - 1]) if rest else None)


def _cursor_of(vacature):
    text = f"{vacature.opened_at.isoformat()} {vacature.pk}"
    return base64.urlsafe_b64encode(text.encode()).decode()


def _after(cursor):
    """Return what comes after a cursor in the order of the newest first."""
    try:
        text = base64.b64decode(cursor, altchars=b"-_", validate=True).decode("ascii")
        moment, _space, key = text.partition(" ")
        opened_at = datetime.fromisoformat(moment)
        # Ours are in UTC; PostgreSQL cannot read every other offset.
        is_whole = opened_at.utcoffset() == timedelta(0) and len(key) <= MOST_DIGITS
        number = int(key) if key.isdecimal() and is_whole else None
    except (ValueError, OverflowError, binascii.Error):
        number = None
    if number is None:
        raise InvalidError("cursor", "Dit is geen cursor van deze lijst.")
    return Q(opened_at__lt=opened_at) | Q(opened_at=opened_at, pk__lt=number)
