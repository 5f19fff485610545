"""The last table of the benchmark says what was reached, and of what."""

import argparse
import importlib

import pytest
from django.conf import settings

A_PAGE = {"requests/s": 50_000, "CPU ms": 0.01}


@pytest.fixture
def bench(monkeypatch):
    monkeypatch.syspath_prepend(str(settings.BASE_DIR / "bin"))
    return importlib.import_module("bench")


def asked(**milliseconds):
    return {
        name: {"p99 ms": number, "CPU p99 ms": number}
        for name, number in milliseconds.items()
    }


def pages_of(**servers):
    return {
        "servers": servers,
        "reads": 40,
        "stale reads": 0,
        "second start s": 6.5,
        "memory MB": 351.4,
    }


@pytest.mark.parametrize(("slow", "is_reached"), [(14, True), (16, False)])
def test_a_list_is_judged_by_the_question_that_grew_most(bench, slow, is_reached):
    small = asked(first=10, filters=10, posting=10)
    large = asked(first=9, filters=slow, posting=99)
    found = {"sqlite": {"1000 people": small, "9000 people": large}}
    [row] = bench.growth_rows(found, ["first", "filters"])
    assert row.what == "9000 people ÷ 1000 people, p99, sqlite"
    assert row.measured.startswith(f"{slow / 10:.2f} (filters;")
    assert row.is_reached is is_reached


def test_the_slowest_question_is_judged_only_where_there_is_a_goal(bench):
    found = {"sqlite": {"few": asked(search=1), "many": asked(search=251, suggest=9)}}
    [judged] = bench.slowest_rows(found, ["search", "suggest"], "search", 250)
    [told] = bench.slowest_rows(found, None, "search")
    assert judged.measured == told.measured == "251 ms (search)"
    assert (judged.is_reached, told.is_reached) == (False, None)


def test_pages_are_held_against_nginx_where_it_is(bench):
    pages = bench.bench_pages
    servers = {
        pages.STORE: A_PAGE,
        pages.STORY: A_PAGE | {"CPU ms": 9.94},
        pages.NGINX: A_PAGE | {"CPU ms": 0.004},
    }
    rows = {row.what: row for row in bench.page_rows(pages_of(**servers))}
    assert rows["stored page: CPU ÷ nginx"].measured == "2.50"
    assert not rows["stored page: CPU ÷ nginx"].is_reached
    assert rows["story that misses: CPU"].is_reached
    assert not rows["second start to first page"].is_reached
    assert rows["publication → next reader"].is_reached
    del servers[pages.NGINX]
    left = {row.what for row in bench.page_rows(pages_of(**servers))}
    assert left == {what for what in rows if "nginx" not in what}


def test_a_part_that_does_not_exist_is_refused(bench):
    assert bench.parts("pages,board") == ["pages", "board"]
    with pytest.raises(argparse.ArgumentTypeError, match="no such part: boards"):
        bench.parts("pages,boards")
