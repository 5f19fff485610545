"""Asking another site whether an address works, without being led to our own network.

An editor may type any address, and another site may redirect to any address or change
where its name points to. So every connection goes to a number that was looked up and
found public just before, and all of it together takes five seconds at most.
"""

import contextlib
import ipaddress
import socket
import ssl
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as TooSlow
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import urljoin, urlsplit

from django.utils.encoding import iri_to_uri

SECONDS = 5
MAX_REDIRECTS = 3
REDIRECTS = {301, 302, 303, 307, 308}
NO_HEAD = {400, 403, 404, 405, 500, 501}  # answers of sites that do not know HEAD
WORKS_BELOW = 400
GONE = {404, 410}
ERRORS_FROM = 500
# Sites that keep robots out: no answer about the page itself.
KEEPS_OUT = {401, 402, 403, 405, 406, 407, 418, 429, 451, 503, 999}
PORTS = {"http": 80, "https": 443}
HEADERS = {
    "User-Agent": "Mozilla/5.0 (compatible; linkcontrole; eens per week)",
    "Accept": "*/*",
    "Accept-Language": "nl,en;q=0.5",
}
NAT64 = ipaddress.ip_network("64:ff9b::/96")


@dataclass(frozen=True)
class Answer:
    """The last status of another site, and what is wrong; no problem means it works."""

    status: int | None
    problem: str


class RefusedError(Exception):
    """An address that we do not ask, with the reason in words for an editor."""


def ask(address):
    """Return the Answer of an address, after at most three redirects."""
    deadline = time.monotonic() + SECONDS
    try:
        status = _follow(address, deadline)
    except RefusedError as refusal:
        return Answer(None, str(refusal))
    except (TimeoutError, TooSlow):
        return Answer(None, "geen antwoord binnen vijf seconden")
    except ssl.SSLError:
        return Answer(None, "het beveiligingscertificaat klopt niet")
    except socket.gaierror:
        return Answer(None, "deze site bestaat niet")
    except (OSError, HTTPException, ValueError):
        is_late = time.monotonic() >= deadline
        when = "geen antwoord binnen vijf seconden" if is_late else "geen verbinding"
        return Answer(None, when)
    is_fine = status < WORKS_BELOW or status in KEEPS_OUT
    return Answer(status, "" if is_fine else _in_words(status))


def is_public(number):
    """Say whether an IP address is one of the open internet."""
    address = ipaddress.ip_address(number)
    inner = getattr(address, "ipv4_mapped", None) or getattr(address, "sixtofour", None)
    if address.version == 6 and address in NAT64:
        inner = ipaddress.ip_address(address.packed[-4:])
    if inner is not None:
        return is_public(str(inner))
    is_local = address.version == 6 and address.is_site_local
    return address.is_global and not address.is_multicast and not is_local


def look_up(host, port, deadline):
    """Return the (family, socket address) pairs of a host, all of them public."""
    pool = ThreadPoolExecutor(1)
    lookup = pool.submit(socket.getaddrinfo, host, port, type=socket.SOCK_STREAM)
    try:
        found = lookup.result(timeout=_left(deadline))
    finally:
        pool.shutdown(wait=False)
    places = [(family, place) for family, _type, _proto, _name, place in found]
    if not all(is_public(place[0]) for _family, place in places):
        raise RefusedError("dit adres is niet openbaar")
    return places


def _follow(address, deadline):
    for _hop in range(MAX_REDIRECTS + 1):
        status, location = _ask_once("HEAD", address, deadline)
        if status in NO_HEAD:
            status, location = _ask_once("GET", address, deadline)
        if status not in REDIRECTS or not location:
            return status
        address = urljoin(address, location)
    raise RefusedError("verwijst te vaak door")


def _ask_once(method, address, deadline):
    """Return (status, where to) of one request to a checked address."""
    parts = _checked(address)
    port = parts.port or PORTS[parts.scheme]
    places = look_up(parts.hostname, port, deadline)
    connection = _connection(parts, port, places, deadline)
    watchdog = threading.Timer(_left(deadline), _cut, [connection])
    watchdog.start()
    try:
        target = iri_to_uri(parts.path or "/")
        target += f"?{iri_to_uri(parts.query)}" if parts.query else ""
        connection.request(method, target, headers=HEADERS)
        # The headers say enough: a body of any size stays where it is.
        response = connection.getresponse()
        return response.status, response.getheader("Location")
    finally:
        watchdog.cancel()
        connection.close()


def _checked(address):
    try:
        parts = urlsplit(address)
        is_complete = parts.scheme in PORTS and parts.hostname and parts.port != 0
    except ValueError:
        is_complete = False
    if not is_complete:
        raise RefusedError("dit is geen webadres")
    if parts.username is not None or parts.password is not None:
        raise RefusedError("in dit adres staat een naam of wachtwoord")
    return parts


def _connection(parts, port, places, deadline):
    kind = _SecurePinned if parts.scheme == "https" else _Pinned
    connection = kind(parts.hostname, port, timeout=_left(deadline))
    connection.places = places
    return connection


def _left(deadline):
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def _in_words(status):
    if status in GONE:
        return f"deze pagina bestaat niet (meer) ({status})"
    if status >= ERRORS_FROM:
        return f"de site geeft een fout ({status})"
    return f"de site weigert ({status})"


class _Pinned(HTTPConnection):
    """Connects to the numbers that were checked, whatever the name says by now."""

    def connect(self):
        for family, place in self.places:
            self.sock = socket.socket(family, socket.SOCK_STREAM)
            self.sock.settimeout(self.timeout)
            try:
                return self.sock.connect(place)
            except OSError as error:
                self.sock.close()
                last = error
        raise last


class _SecurePinned(_Pinned, HTTPSConnection):
    """The same over TLS, with the certificate checked against the name."""

    def connect(self):
        super().connect()
        context = ssl.create_default_context()
        self.sock = context.wrap_socket(
            self.sock, server_hostname=self.host, do_handshake_on_connect=False
        )
        self.sock.do_handshake()


def _cut(connection):
    """End a connection that takes too long, however little it sends at a time."""
    with contextlib.suppress(OSError, AttributeError):
        connection.sock.shutdown(socket.SHUT_RDWR)
