from datetime import date

import pytest
import time_machine

from core.search import missed
from core.search.models import MissedSearch

pytestmark = pytest.mark.django_db


def kept():
    return list(MissedSearch.objects.values_list("term", "total"))


def test_a_term_is_counted_per_month_whatever_its_case_and_accents():
    missed.note("Café")
    missed.note("  cafe ")
    assert kept() == [("cafe", 2)]


def test_only_the_term_the_month_the_number_and_the_day_are_kept():
    missed.keep("jobcoach", on=date(2026, 5, 20))
    missed.keep("jobcoach", on=date(2026, 5, 22))
    row = MissedSearch.objects.get()
    assert (row.month, row.last_seen) == (date(2026, 5, 1), date(2026, 5, 22))
    names = {field.name for field in MissedSearch._meta.get_fields()}
    assert names == {"id", "month", "term", "total", "last_seen"}


@pytest.mark.parametrize(
    "typed",
    [
        "sanne@voorbeeld.example",
        "mail sanne@voorbeeld",
        "0380000001",
        "038 000 00 01",
        "038-0000001",
        "+31 38 000 00 01",
        "(038) 000 00 01",
        "123456782",
        "1234.56.782",
        "bsn 123 456 782",
        "12-05-1980",
        "8011 AB",
        "8011ab zwolle",
        "x" * 200,
        "",
        "!?",
        "\x00",
    ],
)
def test_what_may_be_somebodys_data_or_nothing_is_not_kept(typed):
    missed.note(typed)
    assert kept() == []


@pytest.mark.parametrize("typed", ["50-plus", "wet 2027", "24 uur", "a'b", "<script>"])
def test_other_words_and_numbers_are_kept(typed):
    missed.note(typed)
    assert len(kept()) == 1


def test_no_more_than_so_many_are_kept_in_a_minute(monkeypatch):
    monkeypatch.setattr(missed, "MAX_PER_MINUTE", 3)
    with time_machine.travel("2026-05-20 12:00:10+02:00", tick=False) as clock:
        for number in range(5):
            missed.note(f"woord {number}")
        assert len(kept()) == 3
        clock.shift(60)
        missed.note("later")
        assert ("later", 1) in kept()


def test_no_more_than_so_many_terms_are_kept_in_a_month(monkeypatch):
    monkeypatch.setattr(missed, "MAX_TERMS_PER_MONTH", 2)
    for term in ("een", "twee", "drie", "een"):
        missed.keep(term, on=date(2026, 5, 20))
    assert sorted(kept()) == [("een", 2), ("twee", 1)]


def test_terms_are_forgotten_after_twelve_months():
    for month in (4, 5, 6):
        missed.keep("oud", on=date(2025, month, 28))
    missed.forget_old(on=date(2026, 5, 31))
    months = list(MissedSearch.objects.values_list("month", flat=True))
    assert months == [date(2025, 6, 1), date(2025, 5, 1)]
