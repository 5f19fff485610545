"""Long lists that stay fast: which rows have which value, kept in memory.

Counting what each filter gives means visiting every match, so a database takes the
longer the more there is. A compressed set of row numbers per value is intersected in
microseconds. The sets are a cache of the database and never the truth: they follow the
changes that ``core.lists`` notes, and a page of rows is read from the database under
the rules of who may see what.
"""

import logging
import threading
import time
from array import array
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from itertools import chain, islice
from typing import Any, NamedTuple

from django.db import connection
from pyroaring import BitMap

from core.models import ListChange

SMALL = 2_000  # rows that a database counts without help
CHECK_SIZE_EVERY = 60  # seconds
REBUILD_AFTER = 500  # changed rows, that would take longer one by one
# A transaction that began earlier may become visible after a later one.
OVERLAP = 200
SPARSE = 20
NOTHING = BitMap()
logger = logging.getLogger(__name__)


class Row(NamedTuple):
    """A row as the sets know it: its values by group, and its place in each order."""

    key: int
    values: dict[Hashable, Iterable[str]]
    places: dict[str, Any]


class Bitmaps:
    """The rows of a list by value, and in every order in which readers see them."""

    def __init__(self, rows, facts=None):
        self.facts = facts  # what the list needs beside it, as old as the sets
        self._groups = defaultdict(dict)
        self._words = {}
        self._orders = defaultdict(list)
        self._ranks = {}
        found = defaultdict(lambda: defaultdict(lambda: array("I")))
        keys = array("I")
        for row in rows:
            keys.append(row.key)
            for group, values in row.values.items():
                for value in values:
                    found[group][value].append(row.key)
            for order, place in row.places.items():
                self._orders[order].append((place, row.key))
        self.all = BitMap(keys)
        for group, by_value in found.items():
            self._groups[group] = {value: BitMap(a) for value, a in by_value.items()}
        for places in self._orders.values():
            places.sort()

    def group(self, group):
        """Return {value: rows that have it}."""
        return self._groups.get(group, {})

    def having(self, group, value):
        return self.group(group).get(value, NOTHING)

    def beginning(self, group, prefix):
        """Return the rows with a value that begins with these letters."""
        words = self._sorted_words(group)
        values = self.group(group)
        start = bisect_left(words, prefix)
        end = bisect_left(words, f"{prefix}\U0010ffff", start)
        return BitMap.union(NOTHING, *(values[word] for word in words[start:end]))

    def _sorted_words(self, group):
        if group not in self._words:
            self._words[group] = sorted(self.group(group))
        return self._words[group]

    def page(self, found, order, start, stop):
        """Return the keys of one page of these rows, in an order."""
        places = self._orders.get(order, [])
        if len(found) * SPARSE < len(places):
            ranks = self._ranks_of(order)
            return sorted(found, key=ranks.__getitem__)[start:stop]
        return list(islice((key for _, key in places if key in found), start, stop))

    def _ranks_of(self, order):
        if order not in self._ranks:
            keys = (key for _place, key in self._orders[order])
            self._ranks[order] = {key: rank for rank, key in enumerate(keys)}
        return self._ranks[order]

    def replace(self, keys, rows):
        """Let these keys be these rows; a key without a row is gone."""
        gone = BitMap(keys)
        self.all -= gone
        for values in self._groups.values():
            for held in values.values():
                held -= gone
        for order, places in self._orders.items():
            self._orders[order] = [place for place in places if place[1] not in gone]
        for row in rows:
            self._add(row)
        self._ranks.clear()

    def _add(self, row):
        self.all.add(row.key)
        for group, values in row.values.items():
            for value in values:
                if value not in self._groups[group]:
                    self._groups[group][value] = BitMap()
                    self._words.pop(group, None)
                self._groups[group][value].add(row.key)
        for order, place in row.places.items():
            insort(self._orders[order], (place, row.key))


class LiveBitmaps:
    """The sets of one list in this process, as new as the database.

    ``read`` takes keys, or None for all, and yields Rows; ``count`` returns how many
    rows there are, counted no further than a limit; ``facts`` what else goes along.
    """

    def __init__(self, name, read: Callable, count: Callable, facts=lambda: None):
        self.name = name
        self.lock = threading.RLock()
        self._read, self._count, self._facts = read, count, facts
        self._next_check = 0.0
        self._builder = None
        self.forget()

    def forget(self):
        with self.lock:
            self._bitmaps, self._version, self._applied = None, 0, set()

    def current(self):
        """Return the sets, or None when the database has to answer by itself.

        One query tells what changed. Hold the lock while you use what you got.
        """
        with self.lock:
            if self._bitmaps is None:
                self._start_building()
                return None
            if not self._follow():
                self.forget()
                self._next_check = 0.0
                self._start_building()
            return self._bitmaps

    def _follow(self):
        """Apply what changed; return False when that takes building anew."""
        changes = dict(self._changes().values_list("id", "row"))
        if self._version and self._version not in changes:
            return False  # of another database, or too long ago
        new = {pk: row for pk, row in changes.items() if pk not in self._applied}
        rows = set(new.values())
        if None in rows or len(rows) > REBUILD_AFTER:
            return False
        if rows:
            self._bitmaps.replace(rows, self._read(rows))
        self._applied = set(changes)
        self._version = max(changes, default=0)
        return True

    def _changes(self):
        return ListChange.objects.filter(
            list=self.name, id__gt=self._version - OVERLAP
        ).order_by()

    def _start_building(self):
        now = time.monotonic()
        if self._builder or now < self._next_check:
            return
        self._next_check = now + CHECK_SIZE_EVERY
        if self._count(SMALL) < SMALL:
            return
        self._builder = threading.Thread(target=self._build_aside, daemon=True)
        self._builder.start()

    def _build_aside(self):
        try:
            self.build()
        except Exception:
            # Readers get the same answer from the database, more slowly.
            logger.exception("The sets of %s could not be built", self.name)
        finally:
            self._builder = None
            connection.close()

    def build(self):
        """Read the whole list; readers go on with the database meanwhile."""
        newest = ListChange.objects.filter(list=self.name).order_by("-id")
        applied = set(newest.values_list("id", flat=True)[:OVERLAP])
        bitmaps = Bitmaps(self._read(None), self._facts())
        with self.lock:
            self._bitmaps = bitmaps
            self._applied, self._version = applied, max(applied, default=0)


def any_of(sets):
    """Return the rows that stand in at least one of these sets."""
    return BitMap.union(NOTHING, *chain(sets))
