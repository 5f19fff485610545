"""Asking other sites, tried on servers of our own: no test leaves this machine."""

import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from core import outside


class Trap:
    """A port on this machine that counts who comes by."""

    def __init__(self):
        self.visits = 0
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        threading.Thread(target=self._count, daemon=True).start()

    def _count(self):
        while True:
            try:
                visitor, _place = self.socket.accept()
            except OSError:
                return
            self.visits += 1
            visitor.close()


@pytest.fixture
def trap():
    trap = Trap()
    yield trap
    trap.socket.close()


@pytest.fixture
def name_leads_to(monkeypatch):
    """Return a function: let every host name lead to these IP addresses, in turn."""

    def lead(*numbers):
        turns = list(numbers)

        def getaddrinfo(host, port, **kwargs):
            number = turns.pop(0) if len(turns) > 1 else turns[0]
            family = socket.AF_INET6 if ":" in number else socket.AF_INET
            place = (number, port, 0, 0) if ":" in number else (number, port)
            return [(family, socket.SOCK_STREAM, 6, "", place)]

        monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)

    return lead


class Site(BaseHTTPRequestHandler):
    """Answers as its path says: /404, /naar?<address>, /hangt, /geen-head."""

    def do_GET(self):
        self.server.asked.append((self.command, self.path))
        path, _, query = self.path.partition("?")
        if path == "/naar":
            return self._answer(302, Location=query)
        if path == "/hangt":
            return time.sleep(2)
        if path == "/druppelt":
            return self._drip()
        if path == "/geen-head":
            return self._answer(405 if self.command == "HEAD" else 200)
        if path == "/eindeloos":
            return self._pour()
        return self._answer(int(path.strip("/") or 200))

    do_HEAD = do_GET  # noqa: N815 - the standard library asks for this name

    def _answer(self, status, **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def _drip(self):
        for _ in range(20):
            self.wfile.write(b"H")
            time.sleep(0.1)

    def _pour(self):
        self._answer(405 if self.command == "HEAD" else 200)
        while self.command == "GET":
            self.wfile.write(b"x" * 65536)

    def log_message(self, *args):
        pass


class QuietServer(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, client_address):
        pass


@pytest.fixture
def site(monkeypatch):
    """A site on this machine that counts as public, and as nothing else."""
    server = QuietServer(("127.0.0.1", 0), Site)
    server.asked = []
    server.url = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    really_public = outside.is_public
    monkeypatch.setattr(
        outside, "is_public", lambda n: n == "127.0.0.1" or really_public(n)
    )
    yield server
    server.shutdown()
    server.server_close()


class TestAnswers:
    def test_a_page_that_is_there_works(self, site):
        assert outside.ask(f"{site.url}/") == outside.Answer(200, "")
        assert site.asked == [("HEAD", "/")]

    def test_a_site_that_knows_no_head_is_asked_in_full(self, site):
        assert outside.ask(f"{site.url}/geen-head").problem == ""
        assert [method for method, _path in site.asked] == ["HEAD", "GET"]

    @pytest.mark.parametrize(
        ("status", "words"),
        [
            (404, "deze pagina bestaat niet (meer) (404)"),
            (410, "deze pagina bestaat niet (meer) (410)"),
            (500, "de site geeft een fout (500)"),
            (400, "de site weigert (400)"),
        ],
    )
    def test_what_does_not_work_is_told_in_words(self, site, status, words):
        assert outside.ask(f"{site.url}/{status}") == outside.Answer(status, words)

    @pytest.mark.parametrize("status", [401, 403, 429, 999])
    def test_a_site_that_keeps_robots_out_is_not_called_broken(self, site, status):
        assert outside.ask(f"{site.url}/{status}").problem == ""

    def test_a_long_page_is_not_read(self, site):
        started = time.monotonic()
        assert outside.ask(f"{site.url}/eindeloos").problem == ""
        assert time.monotonic() - started < 2

    def test_letters_outside_ascii_are_written_as_a_browser_does(self, site):
        outside.ask(f"{site.url}/200?naam=é ü")
        assert site.asked == [("HEAD", "/200?naam=%C3%A9%20%C3%BC")]

    def test_nobody_home_is_no_connection(self, monkeypatch):
        monkeypatch.setattr(outside, "is_public", lambda number: True)
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        answer = outside.ask(f"http://127.0.0.1:{port}/")
        assert answer == outside.Answer(None, "geen verbinding")

    def test_a_name_that_nobody_has_is_no_site(self, monkeypatch):
        def unknown(*args, **kwargs):
            raise socket.gaierror

        monkeypatch.setattr(socket, "getaddrinfo", unknown)
        answer = outside.ask("https://bestaat-niet.voorbeeld.example/")
        assert answer == outside.Answer(None, "deze site bestaat niet")

    def test_a_site_that_does_not_speak_tls_has_no_certificate(self, site):
        answer = outside.ask(site.url.replace("http:", "https:"))
        assert answer == outside.Answer(None, "het beveiligingscertificaat klopt niet")


class TestTime:
    @pytest.fixture(autouse=True)
    def short(self, monkeypatch):
        monkeypatch.setattr(outside, "SECONDS", 0.5)

    @pytest.mark.parametrize("path", ["hangt", "druppelt"])
    def test_a_slow_site_gets_no_more_time_than_the_limit(self, site, path):
        started = time.monotonic()
        answer = outside.ask(f"{site.url}/{path}")
        assert answer == outside.Answer(None, "geen antwoord binnen vijf seconden")
        assert time.monotonic() - started < 1.5

    def test_looking_up_a_name_counts_too(self, monkeypatch):
        monkeypatch.setattr(socket, "getaddrinfo", lambda *a, **k: time.sleep(1))
        answer = outside.ask("http://traag.voorbeeld.example/")
        assert answer.problem == "geen antwoord binnen vijf seconden"


class TestRedirects:
    def address(self, site, times):
        address = f"{site.url}/200"
        for _ in range(times):
            address = f"{site.url}/naar?{address}"
        return address

    def test_three_are_followed(self, site):
        assert outside.ask(self.address(site, 3)).status == 200

    def test_four_are_too_many(self, site):
        answer = outside.ask(self.address(site, 4))
        assert answer == outside.Answer(None, "verwijst te vaak door")

    def test_a_path_is_followed_on_the_same_site(self, site):
        assert outside.ask(f"{site.url}/naar?/404").status == 404

    @pytest.mark.parametrize(
        "target", ["file:///etc/passwd", "gopher://127.0.0.1/", "ftp://127.0.0.1/"]
    )
    def test_only_web_addresses_are_followed(self, site, target):
        answer = outside.ask(f"{site.url}/naar?{target}")
        assert answer == outside.Answer(None, "dit is geen webadres")

    def test_a_redirect_into_our_own_network_is_not_followed(self, site, trap):
        answer = outside.ask(f"{site.url}/naar?http://127.0.0.2:{trap.port}/")
        assert answer.problem == "dit adres is niet openbaar"
        assert trap.visits == 0


class TestOwnNetwork:
    @pytest.mark.parametrize(
        "host",
        [
            "127.0.0.1",
            "localhost",
            "2130706433",
            "0x7f000001",
            "0177.0.0.1",
            "127.1",
            "0",
            "0.0.0.0",  # noqa: S104
            "[::1]",
            "[::]",
            "[::ffff:127.0.0.1]",
            "[::ffff:7f00:1]",
        ],
    )
    def test_this_machine_is_never_asked_however_it_is_written(self, trap, host):
        answer = outside.ask(f"http://{host}:{trap.port}/")
        assert answer.status is None
        assert answer.problem
        assert trap.visits == 0

    @pytest.mark.parametrize(
        "number",
        [
            "127.0.0.1",
            "10.0.0.1",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",  # noqa: S104
            "224.0.0.1",
            "255.255.255.255",
            "::1",
            "fe80::1",
            "fc00::1",
            "fec0::1",
            "ff02::1",
            "::ffff:10.0.0.1",
            "64:ff9b::a00:1",
            "2002:0a00:0001::",
            "2001:db8::1",
        ],
    )
    def test_numbers_that_are_not_public(self, number):
        assert not outside.is_public(number)

    @pytest.mark.parametrize(
        "number",
        ["1.1.1.1", "2606:4700:4700::1111", "::ffff:1.1.1.1", "64:ff9b::101:101"],
    )
    def test_numbers_that_are_public(self, number):
        assert outside.is_public(number)

    def test_a_name_that_leads_to_us_is_not_asked(self, trap, name_leads_to):
        name_leads_to("127.0.0.1")
        answer = outside.ask(f"http://onschuldig.voorbeeld.example:{trap.port}/")
        assert answer.problem == "dit adres is niet openbaar"
        assert trap.visits == 0

    def test_a_name_that_changes_after_the_check_is_not_followed(
        self, trap, name_leads_to, monkeypatch
    ):
        monkeypatch.setattr(outside, "SECONDS", 0.3)
        name_leads_to("192.0.2.1", "127.0.0.1")
        monkeypatch.setattr(outside, "is_public", lambda number: number == "192.0.2.1")
        answer = outside.ask(f"http://wisselt.voorbeeld.example:{trap.port}/")
        assert answer.status is None
        assert trap.visits == 0

    @pytest.mark.parametrize(
        "address",
        [
            "file:///etc/passwd",
            "gopher://voorbeeld.example/",
            "javascript:alert(1)",
            "//voorbeeld.example/",
            "http://",
            "http://voorbeeld.example:99999/",
            "http://[::1",
            "",
        ],
    )
    def test_what_is_no_web_address_is_not_asked(self, address):
        assert outside.ask(address) == outside.Answer(None, "dit is geen webadres")

    def test_a_name_and_password_are_not_sent(self):
        answer = outside.ask("http://ik:geheim@voorbeeld.example/")
        assert answer.problem == "in dit adres staat een naam of wachtwoord"
