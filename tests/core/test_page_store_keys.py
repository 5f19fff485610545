"""What the store may answer, and what makes two requests the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.page_store.keys import Keys, encoding_for
from tests.core.page_store_reader import environ_of

COOKIES = [
    "sessionid=abc",
    "a=1; sessionid=abc",
    "sessionid = abc",
    'sessionid="a;b"',
    "a=1;sessionid",
    "messages=W10",
]
CODINGS = st.sampled_from(["br", "gzip", "identity", "*", "zstd", "deflate", ""])
WEIGHTS = st.sampled_from(["", ";q=1", ";q=0.5", ";q=0", "; q=0.000", ";q=x", ";v"])


def key_of(target, **request):
    return Keys().of(environ_of(target, **request))


def test_a_plain_request_has_a_key():
    key = key_of("/verhalen/?soort=nieuws&pagina=2")
    assert key == ("http", "testserver", "/verhalen/", "pagina=2&soort=nieuws")
    assert key.parameters == {"soort", "pagina"}


@pytest.mark.parametrize("cookie", COOKIES)
def test_who_has_a_session_or_messages_is_not_answered_from_the_store(cookie):
    assert key_of("/", cookie=cookie) is None


@pytest.mark.parametrize("cookie", ["_ga=1", "csrftoken=abc", "=", ";;", "\xff=\x00"])
def test_other_cookies_make_no_difference(cookie):
    assert key_of("/", cookie=cookie) == key_of("/")


@pytest.mark.parametrize("method", ["POST", "PUT", "OPTIONS", "get", "TRACE", ""])
def test_only_reading_is_answered_from_the_store(method):
    assert key_of("/", method=method) is None


def test_who_proves_who_they_are_goes_to_django():
    assert key_of("/", authorization="Basic abc") is None


def test_a_request_with_a_body_goes_to_django():
    assert key_of("/", transfer_encoding="chunked") is None
    assert Keys().of(environ_of("/") | {"CONTENT_LENGTH": "3"}) is None


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "testserver@evil.example",
        "testserver, evil.example",
        "",
        "testserver:80:80",
        "test server",
        "testserver\r\nX: 1",
        "\x00",
        "[::1",
    ],
)
def test_a_host_that_is_not_ours_has_no_key(host):
    assert key_of("/", host=host) is None


def test_hosts_and_ports_do_not_share_pages():
    hosts = ["testserver", "localhost", "testserver:81"]
    assert len({key_of("/", host=host) for host in hosts}) == 3
    assert key_of("/", host="TestServer") == key_of("/")


@pytest.mark.parametrize(
    "name",
    [
        "x_forwarded_host",
        "forwarded",
        "x_original_url",
        "x_rewrite_url",
        "x_forwarded_proto",
        "x_forwarded_scheme",
        "x_forwarded_port",
        "accept_language",
    ],
)
def test_headers_that_nobody_trusts_make_no_difference(name):
    assert key_of("/", **{name: "https://evil.example/"}) == key_of("/")


def test_the_word_of_the_trusted_proxy_is_part_of_the_key(settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    assert key_of("/", x_forwarded_proto="https").scheme == "https"
    assert key_of("/", x_forwarded_proto="https, http").scheme == "https"
    for said in ("http", "HTTPS", "", "evil"):
        assert key_of("/", x_forwarded_proto=said).scheme == "http"


@pytest.mark.parametrize(
    "query",
    [
        "a",
        "=1",
        "a=1&",
        "a=1&&b=2",
        "A=1",
        "a%62=1",
        "a=1=2",
        "a[]=1",
        "\xff=1",
        "a=1&" * 200 + "a=1",
        "x" * 41 + "=1",
        "a=1&b",
    ],
)
def test_a_query_in_another_form_than_ours_has_no_key(query):
    assert key_of(f"/?{query}") is None


def test_a_long_path_has_no_key():
    assert key_of("/" + "a" * 2_000) is None


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("123")), max_size=6))
def test_the_order_of_names_makes_no_difference_and_that_of_values_does(pairs):
    query = "&".join(f"{name}={value}" for name, value in pairs)
    by_name = "&".join(
        f"{name}={value}" for name, value in sorted(pairs, key=lambda pair: pair[0])
    )
    assert key_of(f"/?{query}").query == by_name


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=60))
def test_no_request_breaks_the_keys(host, cookie, query):
    environ = environ_of("/", host=host, cookie=cookie) | {"QUERY_STRING": query}
    key = Keys().of(environ)
    assert (
        key is None
        or key.host in {"testserver", "localhost", "127.0.0.1"}
        or (key.host.rpartition(":")[0] in {"testserver", "localhost", "127.0.0.1"})
    )


@given(st.text(max_size=400))
def test_any_accept_encoding_gives_something_that_we_have(header):
    assert encoding_for(header) in {"br", "gzip", "identity"}


@given(st.lists(st.tuples(CODINGS, WEIGHTS), max_size=5))
def test_what_a_client_refuses_is_never_sent(parts):
    last = dict(parts)
    chosen = encoding_for(",".join(name + weight for name, weight in parts))
    weight = last.get(chosen, last.get("*", "missing"))
    assert chosen == "identity" or weight not in {
        "missing",
        ";q=0",
        "; q=0.000",
        ";q=x",
    }


@pytest.mark.parametrize(
    ("header", "encoding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, deflate", "gzip"),
        ("br;q=0.1, gzip", "gzip"),
        ("*", "br"),
        ("br;q=0, *", "gzip"),
        ("BR", "br"),
        ("", "identity"),
        ("gzip;q=nan", "identity"),
        ("br," * 200, "identity"),
    ],
)
def test_the_best_encoding_that_a_client_takes(header, encoding):
    assert encoding_for(header) == encoding
