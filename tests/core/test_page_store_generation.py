"""Every process hears that something public changed."""

import multiprocessing
import os
import threading
import time

import pytest
from django.core.cache.backends.locmem import LocMemCache

from core.page_store import generation
from core.page_store.generation import Counter


class BrokenCache:
    def get_many(self, names):
        raise ConnectionError("away")

    def set_many(self, values, timeout):
        raise ConnectionError("away")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "page-store"


def test_a_change_is_seen_by_every_process_at_once(path):
    one, other = Counter(path), Counter(path)
    before = one.current()
    assert other.current() == before
    other.advance(withdrawn=False)
    assert one.current() == other.current() != before


def test_only_what_is_taken_away_changes_both_numbers(path):
    counter = Counter(path)
    before = counter.current()
    counter.advance(withdrawn=False)
    after = counter.current()
    assert after.withdrawn == before.withdrawn
    counter.advance(withdrawn=True)
    assert counter.current().withdrawn != before.withdrawn
    assert counter.current().changed != after.changed


def test_a_file_that_was_replaced_or_emptied_is_seen_within_a_second(path, monkeypatch):
    monkeypatch.setattr(generation, "LOOK_EVERY", 0)
    counter = Counter(path)
    before = counter.current()
    for breakage in (path.unlink, lambda: path.write_bytes(b"")):
        breakage()
        counter.current()
        Counter(path).advance(withdrawn=False)
        assert counter.current() == Counter(path).current() != before


def test_without_a_file_nothing_is_known(tmp_path):
    counter = Counter(tmp_path / "no" / "folder")
    assert counter.current() is None
    with pytest.raises(OSError, match="No such file"):
        counter.advance(withdrawn=True)


@pytest.fixture
def shared():
    cache = LocMemCache("nodes", {})
    cache.clear()
    return cache


def test_another_machine_sees_a_change_within_a_second(tmp_path, shared, monkeypatch):
    one = Counter(tmp_path / "one", shared=shared)
    other = Counter(tmp_path / "other", shared=shared)
    before = other.current()
    one.advance(withdrawn=False)
    # It does not ask for every page.
    assert other.current() == before
    monkeypatch.setattr(generation, "LOOK_EVERY", 0)
    other._next_look = time.monotonic()
    assert other.current().changed != before.changed
    assert other.current().withdrawn == before.withdrawn


def test_without_the_shared_cache_pages_last_for_seconds(path, monkeypatch):
    monkeypatch.setattr(generation, "LOOK_EVERY", 0)
    moment = [1_000.0]
    monkeypatch.setattr(generation.time, "time", lambda: moment[0])
    counter = Counter(path, shared=BrokenCache())
    before = counter.current()
    assert counter.current() == before
    moment[0] += generation.UNKNOWN_FOR
    assert counter.current().changed != before.changed
    # What was taken away elsewhere is not known either way: a copy may stand in.
    assert counter.current().withdrawn == before.withdrawn


def test_one_thread_waits_for_a_slow_cache_and_the_others_go_on(path, monkeypatch):
    monkeypatch.setattr(generation, "LOOK_EVERY", 0)
    asked, go_on = threading.Event(), threading.Event()

    class SlowCache:
        def get_many(self, names):
            asked.set()
            go_on.wait(10)
            return {}

    counter = Counter(path, shared=SlowCache())
    waiting = threading.Thread(target=counter.current)
    waiting.start()
    asked.wait(10)
    assert counter.current() is not None
    go_on.set()
    waiting.join(10)


def test_this_machine_hears_of_a_change_also_without_the_shared_cache(path):
    counter, other = Counter(path, shared=BrokenCache()), Counter(path)
    before = other.current()
    with pytest.raises(ConnectionError):
        counter.advance(withdrawn=False)
    assert other.current() != before


def publish(path, truth, total, is_over):
    counter = Counter(path)
    for number in range(1, total + 1):
        truth.value = number
        counter.advance(withdrawn=False)
        time.sleep(0.0005)
    is_over.set()


def read(path, truth, is_over, stale, read_total):
    """Keep one page, as the store does, and count how often it was out of date."""
    counter = Counter(path)
    kept, made_in = None, None
    while not is_over.is_set():
        published = truth.value
        now = counter.current()
        if now != made_in:
            made_in, kept = now, truth.value
        # What was published before we asked has been announced, or is just being so.
        if kept < published - 1:
            stale.value += 1
        read_total.value += 1


def test_five_hundred_publications_are_seen_by_two_other_processes(path):
    context = multiprocessing.get_context("fork")
    truth, is_over = context.Value("i", 0), context.Event()
    counts = [(context.Value("i", 0), context.Value("i", 0)) for _ in range(2)]
    readers = [
        context.Process(target=read, args=(path, truth, is_over, *count))
        for count in counts
    ]
    writer = context.Process(target=publish, args=(path, truth, 500, is_over))
    for process in (*readers, writer):
        process.start()
    for process in (*readers, writer):
        process.join(60)
        assert process.exitcode == 0
    assert [stale.value for stale, _read in counts] == [0, 0]
    assert all(read_total.value > 500 for _stale, read_total in counts)
    assert os.path.getsize(path) == 2 * generation.SIZE
