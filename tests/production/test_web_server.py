import os
import re
import signal
import subprocess


def test_health_is_told_without_https(server):
    response, body = server.get("/healthz", scheme="http")
    assert (response.status, body) == (200, b"ok\n")


def test_a_visitor_over_http_is_sent_to_https(server):
    response, _body = server.get("/account/login/", scheme="http")
    assert response.status == 301
    assert response.headers["Location"] == "https://voorbeeld.example/account/login/"


def test_a_page_carries_the_headers_that_protect_it(server):
    response, _body = server.get("/account/login/")
    assert response.status == 200
    headers = response.headers
    assert headers["Strict-Transport-Security"].startswith("max-age=31536000")
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"]
    assert headers["Permissions-Policy"]


def test_cookies_belong_to_this_host_and_to_https_only(server):
    response, _body = server.get("/account/login/")
    cookies = response.headers.get_all("Set-Cookie")
    assert cookies
    for cookie in cookies:
        assert cookie.startswith("__Host-")
        assert "; Secure" in cookie


def test_an_unknown_host_is_refused(server):
    response, body = server.get("/", host="ander.example")
    assert response.status == 400
    assert b"Traceback" not in body


def test_a_static_file_is_compressed_and_kept_for_ever(server):
    _response, page = server.get("/account/login/")
    path = re.search(rb'href="(/static/css/site\.\w+\.css)"', page)[1].decode()
    response, _body = server.get(path, **{"Accept-Encoding": "br, gzip"})
    assert response.status == 200
    assert response.headers["Content-Encoding"] == "br"
    assert "immutable" in response.headers["Cache-Control"]


def test_a_worker_that_dies_is_replaced(server):
    children = ["pgrep", "--parent", str(server.process.pid)]
    worker = int(subprocess.check_output(children, text=True).split()[0])
    os.kill(worker, signal.SIGKILL)
    server.wait_until_healthy()
    replaced = int(subprocess.check_output(children, text=True).split()[0])
    assert replaced != worker
