import logging

import pytest
from django.test import Client

from core.front_filter import MAX_ADMIN_BODY, MAX_BODY, MAX_PARAMETERS, MEGABYTE
from core.models import SiteDetails

FORM = "application/x-www-form-urlencoded"
OUR_PAGE = b'class="dw-header"'
LOGIN = "/account/login/"


@pytest.fixture
def browser(db):
    """A client that shows what a visitor gets, also when the product breaks."""
    return Client(raise_request_exception=False)


def assert_refused(response, status):
    assert response.status_code == status
    assert OUR_PAGE in response.content
    assert "no-store" in response["Cache-Control"]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "DENY"
    assert "default-src 'none'" in response["Content-Security-Policy"]


@pytest.mark.parametrize(
    "query",
    [
        "q=%00",
        "q=a%00b",
        "%00=a",
        "q=%ff",
        "q=%c0%af",
        "q=%ed%a0%80",
        "q=%f8%88%80%80%80",
        "q=\xff",
        "&".join(["p=1"] * 1500),
        "f[a]" + "[a]=1&" * MAX_PARAMETERS,
    ],
)
def test_a_query_that_is_no_text_is_a_bad_request(browser, query):
    assert_refused(browser.get("/robots.txt", QUERY_STRING=query), 400)


@pytest.mark.parametrize(
    "query", ["", "q=%", "q=%zz", "q=caf%C3%A9+%F0%9F%98%80", "pagina=-1", "&&&", "="]
)
def test_an_odd_query_that_is_text_passes(browser, query):
    assert browser.get("/robots.txt", QUERY_STRING=query).status_code == 200


def test_a_query_too_long_for_any_form_is_refused(browser):
    assert_refused(browser.get("/zoeken/", QUERY_STRING="q=" + "a" * 9000), 414)


def test_an_endless_path_is_refused(browser):
    assert_refused(browser.get("/" + "a" * 3000), 414)


@pytest.mark.parametrize(
    "path",
    [
        "/%00",
        "/verhalen/%00/",
        "/%0d%0aSet-Cookie:a=b",
        "/%1b[31m",
        "/%5c%5cvoorbeeld.example/",
        "/..%5c..%5cetc/passwd",
        "/%ff/",
        "/%c0%ae%c0%ae/",
        "/%ed%a0%80/",
        "/mijn/x.css",
        "/account/email/x.css",
        "/account/email/;x.css",
        "/account/email/%2fx.css",
        "/verhalen/..;/admin/",
        "/media/../db.sqlite3",
        "/media/images/..%2f..%2fdb.sqlite3",
        "/static/../platform/config/settings/base.py",
        "/.git/config",
        "/.env",
        "/api/v2/pages/",
        "/api/v3/openapi.json",
        "/django-admin/login/",
    ],
)
def test_a_path_trick_finds_nothing(browser, site, path):
    response = browser.get(path)
    if response.status_code == 301:
        assert response["Location"].startswith("/")
        assert "//" not in response["Location"].replace("://", "")
        response = browser.get(response["Location"])
    assert_refused(response, 404)


@pytest.mark.parametrize("path", ["/admin/x.js", "/admin/pages/3/x.css", "/admin/x/"])
def test_the_admin_sends_every_stranger_to_the_login(browser, site, path):
    response = browser.get(path, follow=True)
    assert response.redirect_chain[-1][0].startswith(LOGIN)
    assert response.status_code == 200


@pytest.mark.parametrize("path", ["//voorbeeld.example/x", "///voorbeeld.example/x"])
def test_two_slashes_never_lead_to_another_host(browser, site, path):
    response = browser.generic("GET", path)
    assert response.status_code in {301, 404}
    assert not response.get("Location", "").startswith("//")


@pytest.mark.parametrize("method", ["TRACE", "CONNECT", "BREW", "PROPFIND", "G\x00ET"])
def test_an_unknown_method_is_refused_with_those_that_are_known(browser, method):
    response = browser.generic(method, "/")
    assert_refused(response, 405)
    assert "GET" in response["Allow"]
    assert method not in response["Allow"].split(", ")


@pytest.mark.parametrize("method", ["put", "patch", "delete", "post"])
def test_a_method_that_a_view_does_not_know_gets_our_page_too(browser, method):
    response = getattr(browser, method)("/robots.txt")
    assert_refused(response, 405)
    assert response["Allow"] == "GET, HEAD"


@pytest.mark.parametrize(
    "header", ["X-HTTP-Method-Override", "X-Method-Override", "X-HTTP-Method"]
)
def test_no_header_turns_one_method_into_another(browser, header):
    response = browser.get("/robots.txt", headers={header: "DELETE"})
    assert response.status_code == 200
    assert browser.post("/robots.txt?_method=GET").status_code == 405


@pytest.mark.parametrize(
    "host",
    [
        "kwaad.example",
        "testserver, kwaad.example",
        "testserver@kwaad.example",
        "testserver:80@kwaad.example",
        "testserver:bad",
        "testserver/kwaad",
        "[::1",
        "..",
        " ",
        "a" * 5000,
        "testserver\tkwaad.example",
    ],
)
@pytest.mark.parametrize("path", ["/", "/robots.txt", "/static/css/site.css"])
def test_a_forged_host_gets_our_page_and_no_trace(browser, host, path):
    response = browser.get(path, headers={"Host": host})
    assert_refused(response, 400)
    assert b"kwaad" not in response.content


@pytest.mark.parametrize(
    "headers",
    [
        {"X-Forwarded-Host": "kwaad.example"},
        {"Forwarded": "host=kwaad.example"},
        {"X-Original-URL": "/admin/"},
        {"X-Rewrite-URL": "/admin/"},
        {"X-Host": "kwaad.example"},
        {"X-Forwarded-Server": "kwaad.example"},
        {"X-Forwarded-Prefix": "/kwaad.example"},
    ],
)
def test_headers_of_a_proxy_that_is_not_there_leave_no_trace(browser, site, headers):
    SiteDetails.objects.create(site=site, security_email="meld@voorbeeld.example")
    for path in ("/robots.txt", "/.well-known/security.txt", "/account/login/"):
        response = browser.get(path, headers=headers)
        assert response.status_code == 200
        assert b"kwaad" not in response.content


@pytest.mark.parametrize(
    "headers",
    [
        {"User-Agent": "a\r\nX-Evil: 1"},
        {"User-Agent": "a\x00b"},
        {"Referer": "\x1b[31mrood"},
        {"Accept-Language": "nl\x7f"},
        {"X-Anything": "\x01"},
    ],
)
def test_control_characters_in_a_header_are_refused(browser, headers):
    assert_refused(browser.get("/", headers=headers), 400)


@pytest.mark.parametrize(
    "cookies",
    [
        "sessionid=\x00",
        "sessionid=\xff\xfe",
        'sessionid="\\000aaaaaaaaaa"',
        "a=b\r\nc=d",
    ],
)
def test_broken_cookies_are_refused(browser, cookies):
    assert_refused(browser.get("/", headers={"Cookie": cookies}), 400)


@pytest.mark.parametrize(
    "cookies",
    [
        "",
        ";;;",
        "=",
        "sessionid",
        "anders=" + "a" * 4000,
        "sessionid=../../etc/passwd",
        "csrftoken=" + "a" * 32,
        "messages=kwaad",
        "a=1; " * 300,
        "naam=caf\xc3\xa9",
    ],
)
def test_cookies_that_mean_nothing_do_nothing(browser, site, cookies):
    for path in ("/robots.txt", "/account/login/"):
        assert browser.get(path, headers={"Cookie": cookies}).status_code == 200


@pytest.mark.parametrize(
    "content_type",
    [
        f"{FORM}; charset=utf-7",
        f"{FORM}; charset=latin-1",
        f"{FORM}; charset=utf8",
        f'{FORM}; CHARSET="UTF-16"',
        f"{FORM}; charset=",
        f"{FORM}; charset*=utf-8''utf-7",
        f"{FORM}; boundary=x; charset=rot13",
        "multipart/form-data; boundary=x; charset=utf-7",
        "application/json; charset=utf-32",
    ],
)
@pytest.mark.parametrize("path", ["/", LOGIN, "/admin/login/", "/bestaat-niet/"])
def test_a_form_in_another_charset_gets_our_page(site, content_type, path):
    """Django answers this with a bare error of the web server (its ticket 17184)."""
    client = Client(enforce_csrf_checks=True)
    client.cookies["csrftoken"] = "a" * 32
    response = client.generic("POST", path, b"login=a", content_type)
    assert_refused(response, 415)


@pytest.mark.parametrize(
    "content_type", [f"{FORM}; charset=UTF-8", f'{FORM}; charset="utf-8"', FORM]
)
def test_a_form_in_our_charset_passes(site, content_type):
    response = Client().post(LOGIN, b"login=a", content_type=content_type)
    assert response.status_code in {200, 400, 422}
    assert b"dw-header" in response.content


@pytest.mark.parametrize(
    "content_type",
    [
        "multipart/form-data",
        "multipart/form-data; boundary=",
        "multipart/form-data; boundary=" + "a" * 500,
        "multipart/form-data; boundary=\xe9",
    ],
)
def test_a_form_without_a_usable_boundary_is_a_bad_request(browser, content_type):
    assert_refused(browser.post(LOGIN, b"x", content_type=content_type), 400)


@pytest.mark.parametrize(
    "content_type",
    ["", "a", "/", "text/plain", "text/xml", "a" * 5000, ";;;="],
)
def test_another_type_of_body_is_no_form(browser, site, content_type):
    body = b"[" * 20_000
    response = browser.post(LOGIN, body, content_type=content_type)
    assert response.status_code in {200, 400, 422}
    assert OUR_PAGE in response.content


def test_a_packed_body_is_refused(browser):
    response = browser.post(
        LOGIN, b"\x1f\x8b", content_type=FORM, headers={"Content-Encoding": "gzip"}
    )
    assert_refused(response, 415)


@pytest.mark.parametrize(
    "body",
    [
        b"login=a%00b",
        b"lo%00gin=a",
        b"login=%ff",
        b"login=\xff",
        b"login=%ed%a0%80",
        b"&".join(b"f%d=1" % n for n in range(3000)),
        b"login=" + b"a" * 3 * MEGABYTE,
    ],
    ids=["nul", "nul in name", "bytes", "raw", "surrogate", "many", "large"],
)
def test_a_form_that_no_database_takes_is_a_bad_request(browser, body):
    assert_refused(browser.post(LOGIN, body, content_type=FORM), 400)


def test_a_nul_in_a_multipart_form_is_a_bad_request(browser):
    assert_refused(browser.post(LOGIN, {"login": "a\x00b"}), 400)


@pytest.mark.parametrize(
    ("path", "length"),
    [
        ("/account/login/", MAX_BODY + 1),
        ("/admin/images/add/", MAX_ADMIN_BODY + 1),
        ("/account/login/", 10**30),
        ("/account/login/", "-1"),
        ("/account/login/", "1e3"),
        ("/account/login/", "٣"),
    ],
)
def test_a_body_that_is_too_large_is_refused_unread(browser, path, length):
    response = browser.post(path, b"a", content_type=FORM, CONTENT_LENGTH=str(length))
    assert_refused(response, 413)


def test_a_form_of_many_files_is_a_bad_request(browser):
    part = b'--x\r\nContent-Disposition: form-data; name="f"; filename="a"\r\n\r\na\r\n'
    body = part * 200 + b"--x--\r\n"
    response = browser.post(LOGIN, body, content_type="multipart/form-data; boundary=x")
    assert_refused(response, 400)


def test_a_refusal_asks_the_database_nothing(browser, django_assert_num_queries):
    browser.cookies["sessionid"] = "a" * 32
    with django_assert_num_queries(0):
        browser.get("/?q=%00")
        browser.get("/%00")
        browser.get("/", headers={"Host": "kwaad.example"})


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/geheim-pad%00?q=geheim", {}),
        ("/?geheim=%00", {}),
        ("/", {"Host": "geheim.example\r\n"}),
        ("/", {"User-Agent": "geheim\r\nINFO alles is goed\x1b[2J"}),
        ("/", {"Cookie": "sessionid=geheim\x00"}),
    ],
)
def test_a_refusal_is_one_line_without_what_was_sent(browser, caplog, path, headers):
    with caplog.at_level(logging.INFO):
        browser.get(path, headers=headers)
    assert len(caplog.messages) == 1
    assert caplog.messages[0].startswith("Refused with 4")
    assert "geheim" not in caplog.text
    assert "\x1b" not in caplog.text


def test_what_a_visitor_types_cannot_write_lines_in_the_log(browser, site, caplog):
    with caplog.at_level(logging.INFO):
        browser.get("/a%0aINFO/b/")
        browser.get("/%E2%80%AEgehei/m/")
        browser.post("/account/login/", {"login": "a\r\nINFO b", "password": "geheim"})
    assert all(message.isprintable() for message in caplog.messages)
    assert "geheim" not in caplog.text
