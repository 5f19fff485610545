"""When each rhythm has its turn: by the calendar of Amsterdam, whatever the clock does.

Every day, every Tuesday, and the first Tuesday of the month: then nobody finds last
week's news under the mail of a Monday morning.
"""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from .enums import Rhythm

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
HOUR = 7  # of the digest
NAMES = {Rhythm.DAILY: "%Y-%m-%d", Rhythm.WEEKLY: "%G-W%V", Rhythm.MONTHLY: "%Y-%m"}
TUESDAY = 1
DAY = timedelta(days=1)


def last_turn(rhythm, now, *, hour=HOUR):
    """Return the last moment, at this hour, that was the turn of a rhythm."""
    local = now.astimezone(AMSTERDAM)
    day = local.date()
    if local.hour < hour:
        day -= DAY
    while not _is_day_of(rhythm, day):
        day -= DAY
    return datetime.combine(day, time(hour), AMSTERDAM)


def name_of(rhythm, turn):
    """Return the day, week or month of a turn: 2026-11-24, 2026-W48 or 2026-11."""
    return turn.strftime(NAMES[rhythm])


def _is_day_of(rhythm, day):
    if rhythm == Rhythm.DAILY:
        return True
    is_first = rhythm == Rhythm.WEEKLY or day.day <= 7
    return day.weekday() == TUESDAY and is_first
