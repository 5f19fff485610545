"""The layer around an application that can be made to do anything."""

import threading
import time
from types import SimpleNamespace

import pytest
from django.contrib.auth.models import AnonymousUser
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.page_store import layer, public
from core.page_store.public import VISIT, Public
from tests.core.page_store_reader import (
    HEADERS,
    PAGE,
    ask,
    environ_of,
    store_before,
)


class Application:
    """Stands in for Django: says what it is told to, and remembers what it heard."""

    def __init__(self):
        self.status, self.headers, self.body = "200 OK", HEADERS, PAGE
        self.public = Public({"pagina"})
        self.heard = []
        self.during = lambda environ: None

    def __call__(self, environ, start_response):
        self.heard.append(environ)
        visit = environ.get(VISIT)
        if visit is not None:
            visit.public = self.public
            visit.request = SimpleNamespace(
                session=SimpleNamespace(accessed=False, modified=False),
                user=AnonymousUser(),
                META=environ,
            )
        self.during(environ)
        start_response(self.status, list(self.headers))
        return [self.body]


@pytest.fixture
def application(monkeypatch):
    monkeypatch.setattr(public, "may_be_public", lambda path: path != "/login/")
    return Application()


@pytest.fixture
def store(application, tmp_path):
    return store_before(application, tmp_path, patience=0.5)


def publish(store, *, withdrawn=False):
    store._counter.advance(withdrawn=withdrawn)


def test_a_page_is_made_once_and_given_to_every_reader(store, application):
    replies = [ask(store, "/", accept_encoding="br") for _ in range(3)]
    assert [reply.served for reply in replies] == ["new", "store", "store"]
    assert {reply.text for reply in replies} == {PAGE.decode()}
    assert len(application.heard) == 1


def test_the_next_reader_sees_what_was_published(store, application):
    ask(store, "/")
    application.body = b"new"
    publish(store)
    assert ask(store, "/").body == b"new"


def test_what_is_published_while_a_page_is_made_is_not_missed(store, application):
    application.during = lambda environ: publish(store)
    ask(store, "/")
    application.during = lambda environ: None
    assert ask(store, "/").served == "new"
    assert ask(store, "/").served == "store"


def test_a_page_of_which_the_clock_decides_is_made_again_in_time(store, application):
    application.public = Public(seconds=0.05)
    ask(store, "/")
    time.sleep(0.06)
    assert ask(store, "/").served == "new"


def test_nothing_that_tells_readers_apart_reaches_a_public_page(store, application):
    ask(
        store,
        "/?pagina=2",
        cookie="_ga=1; csrftoken=abcDEF123; theme=dark",
        accept_language="fy",
        accept_encoding="br",
        referer="https://elders.example/",
        user_agent="x",
        range="bytes=0-1",
        if_none_match="x",
        x_forwarded_host="evil.example",
        x_forwarded_for="10.0.0.1",
        x_original_url="/admin/",
        forwarded="host=evil.example",
    )
    (environ,) = application.heard
    sent = {name: text for name, text in environ.items() if name.startswith("HTTP_")}
    # The token stays: a form in another tab has it, and using it is noticed.
    assert sent == {"HTTP_HOST": "testserver", "HTTP_COOKIE": "csrftoken=abcDEF123"}


@pytest.mark.parametrize(
    "request_",
    [
        {"cookie": "sessionid=abc"},
        {"cookie": "messages=abc"},
        {"authorization": "Basic abc"},
        {"host": "evil.example"},
        {"method": "POST"},
    ],
)
def test_who_may_not_get_a_stored_page_reaches_django_untouched(
    store, application, request_
):
    ask(store, "/")
    reply = ask(store, "/", accept_language="fy", **request_)
    assert reply.served == "django"
    assert application.heard[-1]["HTTP_ACCEPT_LANGUAGE"] == "fy"
    assert VISIT not in application.heard[-1]


def test_a_view_that_is_never_public_gets_the_request_untouched(store, application):
    assert ask(store, "/login/", referer="x").served == "django"
    assert application.heard[-1]["HTTP_REFERER"] == "x"


SOMEBODY = SimpleNamespace(is_authenticated=True)
TOUCHES = {
    "session": lambda visit: setattr(visit.request.session, "accessed", True),
    "change": lambda visit: setattr(visit.request.session, "modified", True),
    "login": lambda visit: setattr(visit.request, "user", SOMEBODY),
    "token": lambda visit: visit.request.META.update(CSRF_COOKIE_NEEDS_UPDATE=False),
    "silence": lambda visit: setattr(visit, "public", None),
    "refusal": lambda visit: setattr(visit, "request", None),
}


@pytest.mark.parametrize("touch", TOUCHES.values(), ids=TOUCHES)
def test_a_page_that_looked_at_its_reader_is_not_stored(store, application, touch):
    application.during = lambda environ: VISIT in environ and touch(environ[VISIT])
    assert [ask(store, "/").served for _ in range(3)] == ["django"] * 3
    assert len(store.pages) == 0


def test_what_cannot_be_stored_is_not_asked_for_as_a_visitor_again(store, application):
    application.public = None
    ask(store, "/", referer="x")
    ask(store, "/", referer="x")
    assert "HTTP_REFERER" not in application.heard[0]
    assert application.heard[1]["HTTP_REFERER"] == "x"


def test_unknown_parameters_are_answered_and_leave_no_trace(store, application):
    for query in ("x=1", "pagina=1&utm_source=y", "q=werk", "%70agina=1"):
        assert ask(store, f"/?{query}").served == "django"
    assert len(store.pages) == 0
    assert ask(store, "/?pagina=1").served == "new"


def test_a_page_that_is_gone_is_forgotten(store, application):
    ask(store, "/")
    application.status = "404 Not Found"
    publish(store, withdrawn=True)
    assert ask(store, "/").status == 404
    assert len(store.pages) == 0


def test_head_has_the_headers_and_no_body(store):
    page = ask(store, "/")
    head = ask(store, "/", method="HEAD")
    assert head.served == "store"
    assert head.body == b""
    assert head.headers["content-length"] == str(len(page.body))


def test_who_has_the_page_gets_304_with_the_headers_that_protect_it(store, application):
    application.headers = [*HEADERS, ("X-Frame-Options", "DENY")]
    page = ask(store, "/", accept_encoding="gzip")
    reply = ask(store, "/", if_none_match=page.headers["etag"], accept_encoding="gzip")
    assert (reply.status, reply.body) == (304, b"")
    assert reply.headers["x-frame-options"] == "DENY"
    assert reply.headers["etag"] == page.headers["etag"]
    assert "content-length" not in reply.headers


def test_what_caches_are_told(store, settings):
    settings.SHARED_CACHE_SECONDS = 30
    headers = ask(store, "/", accept_encoding="br").headers
    assert headers["cache-control"] == (
        "public, max-age=0, s-maxage=30, stale-while-revalidate=30"
    )
    assert headers["vary"] == "Accept-Encoding"
    assert headers["content-encoding"] == "br"


def test_part_of_a_page_is_asked_in_vain(store):
    ask(store, "/")
    reply = ask(store, "/", range="bytes=0-3", if_range="x")
    assert (reply.status, reply.body) == (200, PAGE)


def test_an_old_page_stands_in_while_django_fails(store, application):
    ask(store, "/")
    publish(store)
    application.status, application.body = "500 Broken", b"broken"
    reply = ask(store, "/")
    assert (reply.status, reply.body, reply.served) == (200, PAGE, "stale")
    assert reply.headers["warning"].startswith("110")
    assert reply.headers["cache-control"] == "no-cache"
    # It does not try again for every reader.
    heard = len(application.heard)
    assert ask(store, "/").served == "stale"
    assert len(application.heard) == heard


def test_django_is_tried_again_after_a_second(store, application, monkeypatch):
    monkeypatch.setattr(layer, "TRY_AGAIN_AFTER", 0)
    ask(store, "/")
    publish(store)
    application.status = "503 Away"
    assert ask(store, "/").served == "stale"
    application.status = "200 OK"
    assert ask(store, "/").served == "new"


def test_what_was_taken_away_does_not_stand_in(store, application):
    ask(store, "/")
    publish(store, withdrawn=True)
    application.status = "500 Broken"
    assert ask(store, "/").status == 500


def test_a_page_stands_in_for_hours_and_not_for_ever(store, application, monkeypatch):
    ask(store, "/")
    publish(store)
    application.status = "500 Broken"
    monkeypatch.setattr(layer, "STALE_FOR", 0)
    assert ask(store, "/").status == 500


def ask_at_once(store, total):
    replies, begin = [], threading.Barrier(total)

    def reader():
        begin.wait()
        replies.append(ask(store, "/"))

    threads = [threading.Thread(target=reader) for _ in range(total)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert len(replies) == total
    return replies


def test_a_hundred_readers_of_an_expired_page_cause_one_render(store, application):
    application.during = lambda environ: time.sleep(0.1)
    for _ in range(2):
        publish(store)
        replies = ask_at_once(store, 100)
        assert {reply.status for reply in replies} == {200}
    assert len(application.heard) == 2


def test_a_render_that_hangs_holds_nobody_for_ever(store, application):
    go_on = threading.Event()
    first = threading.Lock()

    def hang_once(environ):
        if first.acquire(blocking=False):
            go_on.wait(10)

    application.during = hang_once
    stuck = threading.Thread(target=ask, args=(store, "/"))
    stuck.start()
    while not application.heard:
        time.sleep(0.01)
    assert ask(store, "/").status == 200
    go_on.set()
    stuck.join(10)


def test_an_application_that_raises_leaves_no_lock(store, application):
    def fail(environ):
        raise MemoryError

    application.during = fail
    with pytest.raises(MemoryError):
        ask(store, "/")
    application.during = lambda environ: None
    assert ask(store, "/").served == "new"


def test_without_a_generation_nothing_is_stored(application, tmp_path):
    store = store_before(application, tmp_path / "no" / "folder")
    assert [ask(store, "/").served for _ in range(2)] == ["django"] * 2


def test_the_store_stays_within_its_bytes(application, tmp_path):
    store = store_before(application, tmp_path, max_bytes=100_000)
    for number in range(100):
        ask(store, f"/?pagina={number}")
    assert 0 < store.pages.size <= 100_000


def test_debug_or_no_memory_turns_it_off(application, settings):
    settings.PAGE_STORE_MB = 0
    assert layer.in_front_of(application) is application
    settings.PAGE_STORE_MB, settings.DEBUG = 1, True
    assert layer.in_front_of(application) is application
    settings.DEBUG = False
    assert isinstance(layer.in_front_of(application), layer.PageStore)


HEADER_NAMES = st.sampled_from(
    [
        "cookie",
        "accept_encoding",
        "if_none_match",
        "if_modified_since",
        "range",
        "x_forwarded_host",
        "x_forwarded_proto",
        "forwarded",
        "x_original_url",
        "accept_language",
        "cache_control",
        "transfer_encoding",
        "authorization",
    ]
)


@settings(
    max_examples=300,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    deadline=None,
)
@given(
    st.dictionaries(HEADER_NAMES, st.text(max_size=40), max_size=6),
    st.sampled_from(["/", "//", "/a/../b", "/%2f", "/x.css", "/;x.css", "/%ff%00"]),
    st.text("abcq=&%;1 \x00\xff", max_size=30),
    st.sampled_from(["GET", "HEAD", "POST", "GET /"]),
)
def test_no_request_changes_what_the_next_reader_gets(
    store, headers, path, query, method
):
    environ = environ_of(path, method=method, **headers) | {"QUERY_STRING": query}
    store(environ, lambda *answer: None)
    reply = ask(store, "/", accept_encoding="br")
    assert (reply.status, reply.text) == (200, PAGE.decode())
    assert len(store._refused) <= layer.MAX_REFUSED
