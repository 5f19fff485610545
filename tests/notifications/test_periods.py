from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from notifications import periods
from notifications.enums import Rhythm

ROUNDS = [
    # Tuesday at seven is the turn; a minute before it is still the one before.
    (Rhythm.WEEKLY, "2026-11-24 07:00+01:00", "2026-W48"),
    (Rhythm.WEEKLY, "2026-11-24 06:59+01:00", "2026-W47"),
    (Rhythm.WEEKLY, "2026-11-30 23:59+01:00", "2026-W48"),
    (Rhythm.DAILY, "2026-11-24 07:00+01:00", "2026-11-24"),
    (Rhythm.DAILY, "2026-11-24 06:59+01:00", "2026-11-23"),
    # The first Tuesday of December is the first day of it; of November the third.
    (Rhythm.MONTHLY, "2026-12-01 07:00+01:00", "2026-12"),
    (Rhythm.MONTHLY, "2026-12-01 06:59+01:00", "2026-11"),
    (Rhythm.MONTHLY, "2026-11-03 06:59+01:00", "2026-10"),
    # The last days of a year can belong to the first week of the next.
    (Rhythm.WEEKLY, "2024-12-31 08:00+01:00", "2025-W01"),
    (Rhythm.WEEKLY, "2027-01-03 08:00+01:00", "2026-W53"),
    (Rhythm.MONTHLY, "2027-01-02 08:00+01:00", "2026-12"),
    # Around the nights in which the clock changes seven is seven all the same.
    (Rhythm.DAILY, "2026-03-29 04:59+00:00", "2026-03-28"),
    (Rhythm.DAILY, "2026-03-29 05:00+00:00", "2026-03-29"),
    (Rhythm.DAILY, "2026-03-28 05:59+00:00", "2026-03-27"),
    (Rhythm.DAILY, "2026-10-25 05:59+00:00", "2026-10-24"),
    (Rhythm.DAILY, "2026-10-25 06:00+00:00", "2026-10-25"),
    (Rhythm.WEEKLY, "2026-03-31 05:00+00:00", "2026-W14"),
    (Rhythm.WEEKLY, "2026-10-27 05:59+00:00", "2026-W43"),
    (Rhythm.WEEKLY, "2026-10-27 06:00+00:00", "2026-W44"),
]


@pytest.mark.parametrize(("rhythm", "moment", "period"), ROUNDS)
def test_each_rhythm_has_its_turn_by_the_calendar_of_amsterdam(rhythm, moment, period):
    turn = periods.last_turn(rhythm, datetime.fromisoformat(moment))
    assert periods.name_of(rhythm, turn) == period
    assert turn <= datetime.fromisoformat(moment)


def test_another_hour_is_another_turn():
    early = datetime(2026, 11, 24, 6, 30, tzinfo=ZoneInfo("Europe/Amsterdam"))
    turn = periods.last_turn(Rhythm.WEEKLY, early, hour=6)
    assert turn.isoformat() == "2026-11-24T06:00:00+01:00"
