"""Sets of rows in memory, and how they follow the database."""

import pytest

from core.bitmaps import Bitmaps, LiveBitmaps, Row
from core.lists import KEPT_FOR, forget_old, note_change
from core.models import ListChange

COLOURS = {1: "rood", 2: "groen", 3: "rood", 4: "roze"}


def row(key, colour):
    return Row(key, {"colour": [colour]}, {"up": key, "down": -key})


@pytest.fixture
def stored():
    """Stand in for a table: {key: colour}."""
    return dict(COLOURS)


@pytest.fixture
def sets(stored):
    return Bitmaps(row(*pair) for pair in stored.items())


@pytest.fixture
def live(stored, db):
    def read(keys=None):
        return [row(k, c) for k, c in stored.items() if keys is None or k in keys]

    live = LiveBitmaps("colours", read, count=lambda limit: len(stored))
    live.build()
    return live


def test_rows_are_found_by_value_and_by_its_beginning(sets):
    assert list(sets.having("colour", "rood")) == [1, 3]
    assert list(sets.having("colour", "geel")) == []
    assert list(sets.beginning("colour", "ro")) == [1, 3, 4]
    assert list(sets.beginning("shape", "ro")) == []


@pytest.mark.parametrize("total", [4, 400])
def test_a_page_stands_in_the_asked_order(total):
    sets = Bitmaps(row(key, "rood" if key < 5 else "wit") for key in range(1, total))
    red = sets.having("colour", "rood")
    assert sets.page(red, "down", 0, 2) == sorted(red, reverse=True)[:2]
    assert sets.page(red, "up", 1, 3) == [2, 3]
    assert sets.page(red, "up", 20, 40) == []


def test_a_changed_row_moves_and_a_gone_row_is_gone(sets):
    sets.replace({1, 2}, [Row(1, {"colour": ["geel"]}, {"up": 9, "down": -9})])
    assert list(sets.having("colour", "rood")) == [3]
    assert list(sets.beginning("colour", "g")) == [1]
    assert sets.page(sets.all, "up", 0, 9) == [3, 4, 1]
    assert sets.page(sets.all, "down", 0, 9) == [1, 4, 3]


def test_live_sets_hear_of_a_change(live, stored, query_budget):
    stored[2] = "rood"
    note_change("colours", 2)
    note_change("shapes", 1)
    with query_budget(1):
        assert list(live.current().having("colour", "rood")) == [1, 2, 3]


def test_a_change_that_becomes_visible_late_is_heard(live, stored):
    late = ListChange.objects.create(list="colours", row=2)
    note_change("colours", 3)
    ListChange.objects.filter(pk=late.pk).delete()
    live.current()
    stored[2] = "rood"
    ListChange.objects.create(pk=late.pk, list="colours", row=2)
    assert 2 in live.current().having("colour", "rood")


def test_the_database_answers_after_a_change_of_everything(live):
    note_change("colours")
    assert live.current() is None


def test_the_database_answers_when_the_changes_are_of_another_database(live):
    note_change("colours", 1)
    assert live.current()
    ListChange.objects.all().delete()
    assert live.current() is None


def test_changes_are_kept_until_every_process_has_heard(live):
    note_change("colours", 1)
    note_change("colours", 2)
    first = ListChange.objects.order_by("pk").first()
    ListChange.objects.filter(pk=first.pk).update(
        changed_at=first.changed_at - 2 * KEPT_FOR
    )
    forget_old()
    assert not ListChange.objects.filter(pk=first.pk).exists()
    assert ListChange.objects.count() == 1


def finish(live):
    builder = live._builder
    if builder:
        builder.join(timeout=30)


@pytest.mark.django_db(transaction=True)
def test_a_long_list_is_read_beside_the_readers(stored):
    live = LiveBitmaps(
        "colours",
        read=lambda keys=None: [row(*pair) for pair in stored.items()],
        count=lambda limit: limit,
    )
    assert live.current() is None
    finish(live)
    assert list(live.current().having("colour", "rood")) == [1, 3]


@pytest.mark.django_db(transaction=True)
def test_a_list_that_cannot_be_read_is_left_to_the_database(caplog):
    def read(keys=None):
        raise ValueError

    live = LiveBitmaps("colours", read, count=lambda limit: limit)
    assert live.current() is None
    finish(live)
    assert live.current() is None
    assert "could not be built" in caplog.text
