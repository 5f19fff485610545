"""Pressing buttons on a live server, as a browser does."""

import urllib.error
import urllib.parse
import urllib.request
from http.cookies import SimpleCookie
from typing import NamedTuple
from urllib.parse import urljoin

from django.test import Client

from tests.sessions import log_in

SECONDS = 60
TOKEN = "t" * 32


class Answer(NamedTuple):
    """What a browser gets."""

    status: int
    text: str
    location: str
    cookies: dict


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args):
        return None


def cookies_of(user):
    """Return the cookies of somebody who logged in."""
    client = Client()
    log_in(client, user)
    return {"sessionid": client.cookies["sessionid"].value}


def post(url, data, *, cookies=()):
    """Send a form and return the Answer, also when it is no."""
    body = urllib.parse.urlencode({"csrfmiddlewaretoken": TOKEN} | data, doseq=True)
    return _open(url, cookies, body.encode())


def press(url, data, *, cookies=()):
    """Send a form and return (the status, the page that somebody sees then)."""
    sent = post(url, data, cookies=cookies)
    if not sent.location:
        return sent.status, sent.text
    seen = _open(urljoin(url, sent.location), dict(cookies) | sent.cookies)
    return seen.status, seen.text


def _open(url, cookies, body=None):
    cookies = {"csrftoken": TOKEN} | dict(cookies)
    header = "; ".join(f"{name}={value}" for name, value in cookies.items())
    request = urllib.request.Request(url, body, {"Cookie": header})
    opener = urllib.request.build_opener(NoRedirect)
    try:
        response = opener.open(request, timeout=SECONDS)
    except urllib.error.HTTPError as error:
        response = error
    with response:
        set_cookies = response.headers.get_all("Set-Cookie", [])
        return Answer(
            response.status,
            response.read().decode(),
            response.headers.get("Location", ""),
            {
                name: morsel.coded_value
                for line in set_cookies
                for name, morsel in SimpleCookie(line).items()
            },
        )
