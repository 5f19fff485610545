"""One stored answer, and the shelf on which pages lie."""

import gzip
import threading
import time

import brotli
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.page_store.generation import Generation
from core.page_store.layer import Answer
from core.page_store.page import Page, is_storable
from core.page_store.store import Store, Turn, Turns
from tests.core.page_store_reader import HEADERS, PAGE

NOW = Generation(b"changed", b"withdrawn")


def page_of(body=PAGE, *, headers=HEADERS, earlier=None, seconds=60):
    answer = Answer("200 OK", headers, body)
    return Page(answer, generation=NOW, seconds=seconds, earlier=earlier)


@given(st.binary(max_size=2_000))
def test_every_encoding_holds_the_same_page(body):
    unpack = {"br": brotli.decompress, "gzip": gzip.decompress, "identity": bytes}
    for encoding, variant in page_of(body).variants.items():
        assert unpack[encoding](variant.body) == body
        assert dict(variant.headers)["Content-Length"] == str(len(variant.body))


def test_what_is_no_text_is_not_compressed():
    page = page_of(headers=[("Content-Type", "image/webp")])
    assert list(page.variants) == ["identity"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Set-Cookie", "a=1"),
        ("Vary", "Cookie"),
        ("Vary", "Accept-Encoding, Cookie"),
        ("Vary", "*"),
        ("Vary", "Accept-Language"),
        ("Cache-Control", "private"),
        ("Cache-Control", "max-age=60, No-Store"),
        ("cache-control", "no-cache"),
        ("Content-Security-Policy", "script-src 'nonce-abc'"),
        ("Content-Encoding", "gzip"),
        ("Content-Range", "bytes 0-1/2"),
    ],
)
def test_an_answer_with_something_of_a_reader_is_not_storable(name, value):
    headers = [(name, value), ("Content-Type", "text/html")]
    assert not is_storable(Answer("200 OK", headers, PAGE))


@pytest.mark.parametrize("status", ["301 Moved", "206 Partial", "404 No", "500 No"])
def test_only_a_whole_page_is_storable(status):
    assert is_storable(Answer("200 OK", HEADERS, PAGE))
    assert not is_storable(Answer(status, HEADERS, PAGE))


def test_the_same_page_keeps_its_name_and_date_when_it_is_made_again(monkeypatch):
    first = page_of()
    monkeypatch.setattr(time, "time", lambda: first.changed_at + 100)
    again, other = page_of(earlier=first), page_of(PAGE + b"!", earlier=first)
    assert again.variants == first.variants
    assert again.changed_at == first.changed_at
    assert other.changed_at > first.changed_at
    assert other.variants["br"].etag != first.variants["br"].etag


def test_new_headers_come_with_the_same_body():
    first = page_of()
    again = page_of(headers=[*HEADERS, ("X-New", "1")], earlier=first)
    assert again.variants["br"].body is first.variants["br"].body
    assert ("X-New", "1") in again.variants["br"].headers


@pytest.mark.parametrize(
    ("name", "is_known"),
    [
        ("{}", True),
        ("W/{}", True),
        ('"x", {}', True),
        ("*", True),
        ('"x"', False),
        ("", False),
        ("x" * 9_000, False),
        ("\xff\x00", False),
    ],
)
def test_who_has_a_page_by_its_name_is_told_so(name, is_known):
    page = page_of()
    for variant in page.variants.values():
        asked = {"HTTP_IF_NONE_MATCH": name.format(variant.etag)}
        assert page.is_known_to(asked) is is_known


def test_a_date_counts_when_no_other_page_can_have_it(monkeypatch):
    page = page_of()
    asked = {"HTTP_IF_MODIFIED_SINCE": page.last_modified[1]}
    assert not page.is_known_to(asked)
    monkeypatch.setattr(time, "time", lambda: page.changed_at)
    assert page.is_known_to(asked)
    for odd in ("yesterday", "", "Thu, 01 Jan 1970 00:00:00 GMT", "\xff"):
        assert not page.is_known_to({"HTTP_IF_MODIFIED_SINCE": odd})
    # A name says more than a date.
    assert not page.is_known_to(asked | {"HTTP_IF_NONE_MATCH": '"x"'})


class Weight:
    def __init__(self, size):
        self.size = size


@settings(max_examples=200)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["put", "get", "forget"]),
            st.integers(0, 7),
            st.integers(0, 60),
        )
    )
)
def test_the_store_never_holds_more_than_it_may_and_forgets_the_oldest(steps):
    store, model = Store(100), {}
    for action, key, size in steps:
        if action == "put":
            store.put(key, Weight(size))
            model.pop(key, None)
            model[key] = size
            while sum(model.values()) > 100:
                model.pop(next(iter(model)))
        elif action == "get" and key in model:
            assert store.get(key).size == model[key]
            model[key] = model.pop(key)
        elif action == "get":
            assert store.get(key) is None
        else:
            store.forget(key)
            model.pop(key, None)
        assert store.size == sum(model.values()) <= 100
        assert len(store) == len(model)


def test_a_page_that_is_too_large_takes_the_place_of_nothing():
    store = Store(100)
    store.put("small", Weight(60))
    store.put("large", Weight(101))
    assert store.get("small") is not None
    assert store.get("large") is None


def test_one_makes_it_and_the_others_wait():
    turns, seen = Turns(5), []
    begin = threading.Barrier(10)

    def want():
        begin.wait()
        with turns.turn("page") as turn:
            if turn is Turn.FIRST:
                time.sleep(0.2)
            seen.append(turn)

    threads = [threading.Thread(target=want) for _ in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert seen[0] is Turn.FIRST
    assert seen[1:] == [Turn.DONE] * 9


def test_nobody_waits_longer_than_their_patience_or_after_a_failure():
    turns = Turns(0.05)
    with turns.turn("page"), turns.turn("page") as turn:
        assert turn is Turn.LATE
    with pytest.raises(ZeroDivisionError), turns.turn("page"):
        raise ZeroDivisionError
    with turns.turn("page") as turn:
        assert turn is Turn.FIRST
