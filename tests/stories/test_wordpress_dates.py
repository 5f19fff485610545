from datetime import UTC, date, datetime, time

import pytest

from stories.wordpress.dates import (
    AMSTERDAM,
    find_day,
    first_moment,
    parse_clock,
    parse_day,
    parse_moment,
)


@pytest.mark.parametrize(
    "text",
    ["25-11-2015", "25/11/2015", "25.11.2015", "20151125", "2015-11-25"],
)
def test_a_day_is_read_in_every_usual_notation(text):
    assert parse_day(text) == date(2015, 11, 25)


def test_a_day_is_read_with_its_month_in_words():
    assert parse_day("1 Mei 2015") == date(2015, 5, 1)
    assert find_day("PERSBERICHT 1 mei 2015") == date(2015, 5, 1)


@pytest.mark.parametrize("text", ["03//2015", "31-02-2015", "1-1-0001", "mei 2015", ""])
def test_what_is_no_day_is_none(text):
    assert parse_day(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("8:00", time(8)),
        ("9.30", time(9, 30)),
        ("14", time(14)),
        ("20.15 uur", time(20, 15)),
    ],
)
def test_a_time_is_read_in_every_usual_notation(text, expected):
    assert parse_clock(text) == expected


@pytest.mark.parametrize("text", ["25:00", "12:75", "straks", ""])
def test_what_is_no_time_is_none(text):
    assert parse_clock(text) is None


def test_a_local_date_is_read_as_dutch_time_in_summer_and_winter():
    assert parse_moment("2018-07-01 12:00:00").utcoffset().seconds == 2 * 3600
    assert parse_moment("2018-01-01 12:00:00").utcoffset().seconds == 3600


def test_an_rss_date_is_read():
    moment = parse_moment("Mon, 12 Mar 2018 09:15:00 +0000")
    assert moment == datetime(2018, 3, 12, 9, 15, tzinfo=UTC)
    assert moment.tzinfo is AMSTERDAM


@pytest.mark.parametrize(
    "text",
    [
        "0000-00-00 00:00:00",
        "-0001-11-30 00:00:00",
        "Mon, 30 Nov -0001 00:00:00 +0000",
        "1970-01-01 00:00:00",
        "99999-01-01",
        "gisteren",
        "",
    ],
)
def test_a_date_that_is_no_date_is_none(text):
    assert parse_moment(text) is None


def test_the_date_in_utc_goes_before_the_others():
    best = first_moment(
        utc="2018-03-12 09:15:00",
        local="2018-03-12 09:15:00",
        rss="Mon, 12 Mar 2018 09:15:00 +0000",
    )
    assert best == datetime(2018, 3, 12, 10, 15, tzinfo=AMSTERDAM)


def test_a_draft_without_date_in_utc_keeps_its_local_date():
    best = first_moment(utc="0000-00-00 00:00:00", local="2018-03-12 10:15:00")
    assert best == datetime(2018, 3, 12, 10, 15, tzinfo=AMSTERDAM)
