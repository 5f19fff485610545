"""Dates as old sites wrote them, read with patience."""

import re
from datetime import UTC, date, datetime, time
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
# Older than any site: WordPress writes such years when it has no date at all.
FIRST_YEAR = 1990
MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)

_DAY_FIRST = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})")
_IN_WORDS = re.compile(rf"(\d{{1,2}}) ({'|'.join(MONTHS)}),? (\d{{4}})", re.IGNORECASE)
_RSS_DATE = re.compile(r"\b\d{1,2} [A-Za-z]{3} \d{4} ")
_CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?(?:[:.]\d{2})?(?: ?(?:uur|u))?")


def parse_day(text: str) -> date | None:
    """The day in `25-11-2015`, `20151125`, `2015-11-25` or `25 november 2015`."""
    text = text.strip()
    if match := _YEAR_FIRST.fullmatch(text):
        year, month, day = match.groups()
    elif match := _DAY_FIRST.fullmatch(text):
        day, month, year = match.groups()
    elif match := _IN_WORDS.fullmatch(text):
        day, year = match[1], match[3]
        month = MONTHS.index(match[2].lower()) + 1
    else:
        return None
    return _existing_day(int(year), int(month), int(day))


def find_day(text: str) -> date | None:
    """The first full date that stands somewhere in a line of text."""
    matches = (pattern.search(text) for pattern in (_IN_WORDS, _DAY_FIRST))
    return next((parse_day(match[0]) for match in matches if match), None)


def parse_clock(text: str) -> time | None:
    """The time in `8:00`, `9.30`, `14` or `9.30 uur`."""
    match = _CLOCK.fullmatch(text.strip())
    if not match or int(match[1]) > 23 or int(match[2] or 0) > 59:
        return None
    return time(int(match[1]), int(match[2] or 0))


def parse_moment(text: str, zone=AMSTERDAM) -> datetime | None:
    """An aware moment in Amsterdam from a WordPress or RSS date, or None."""
    text = text.strip()
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = _parse_rss_date(text)
    if moment is None or not FIRST_YEAR <= moment.year <= 9000:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=zone)
    return moment.astimezone(AMSTERDAM)


def first_moment(*, utc: str, local: str, rss: str = "") -> datetime | None:
    """The best of the three dates WordPress keeps of one event.

    The one in UTC names an exact instant; the local one is empty of a time zone
    and is read as Dutch time.
    """
    return parse_moment(utc, UTC) or parse_moment(local) or parse_moment(rss)


def _parse_rss_date(text: str) -> datetime | None:
    # Without a date WordPress writes the year -0001, which the parser reads as 2000.
    if not _RSS_DATE.search(text):
        return None
    try:
        return parsedate_to_datetime(text)
    except (ValueError, IndexError, TypeError):
        return None


def _existing_day(year: int, month: int, day: int) -> date | None:
    if not FIRST_YEAR <= year <= 9000:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
