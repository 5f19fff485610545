"""Sends abusive requests in an order that a seed decides, and notes what goes wrong."""

import random
import sys
import time
from collections import Counter
from urllib.parse import quote, urlencode

from bs4 import BeautifulSoup
from django.core.signals import got_request_exception
from django.db import connection, transaction
from django.test import Client

from tests.factories import create_user
from tests.fuzz import abuse
from tests.fuzz.addresses import shapes
from tests.fuzz.content import known_values, value_kind

SECONDS = 3
SAFE_METHODS = ["GET", "GET", "GET", "HEAD", "OPTIONS"]
OTHER_METHODS = ["PUT", "PATCH", "DELETE", "TRACE", "BREW"]
ACTIONS = ["read"] * 4 + ["form"] * 6 + ["body", "method"]
# Wagtail's page to look at its error page with
BREAKS_ON_PURPOSE = {"admin/failwhale/"}
PAGES_OF_THE_FRAMEWORK = [
    b"<h1>Not Found</h1>",
    b"<h1>Server Error (500)</h1>",
    b"<h1>Bad Request (400)</h1>",
    b"<h1>403 Forbidden</h1>",
    b"Traceback (most recent call last)",
    b"DJANGO_SETTINGS_MODULE",
]
# What reading may write: sessions, traces of who edits or calls, and new pictures
WRITTEN_BY_READING = (
    "django_session",
    "usersessions_usersession",
    "wagtailadmin_editingsession",
    "wagtailusers_userprofile",
    "wagtailcore_pagesubscription",
    "core_customrendition",
    "vacatures_apicall",
    "vacatures_apitoken",
)


class Attack:
    """A visitor, a member, a program and a superuser who try everything."""

    def __init__(self, seed, *, member, secret):
        self.chance = random.Random(seed)  # noqa: S311
        self.shapes = [s for s in shapes() if s.text not in BREAKS_ON_PURPOSE]
        self.known = known_values()
        program = Client(headers={"Authorization": f"Bearer {secret}"})
        self.clients = {
            **{"visitor": Client(), "member": Client(), "superuser": Client()},
            "program": program,
        }
        self.clients["member"].force_login(member)
        boss = create_user(is_superuser=True, is_staff=True)
        self.clients["superuser"].force_login(boss)
        for client in self.clients.values():
            client.raise_request_exception = False
        self.forms = {}
        self.statuses = Counter()
        self.problems = []
        self._errors = []
        got_request_exception.connect(self._note_error)

    def _note_error(self, **kwargs):
        self._errors.append(repr(sys.exc_info()[1])[:300])

    def run(self, total):
        """Send at least so many requests, to all addresses in turn."""
        while self.statuses.total() < total:
            for shape in self.shapes:
                self._try(shape)

    def _try(self, shape):
        self._label, self._model = self.chance.choice(self.known["type"])
        path = shape.filled(lambda name: self._value_for(name, shape.text))
        who = self.chance.choice(list(self.clients))
        if shape.text.startswith("admin/") and self.chance.random() < 0.7:
            who = "superuser"
        if shape.text.startswith("api/") and self.chance.random() < 0.7:
            who = "program"
        getattr(self, f"_{self.chance.choice(ACTIONS)}")(who, path)

    def _value_for(self, name, address):
        if self.chance.random() < 0.1:
            return quote(self.chance.choice(abuse.VALUES)[:300], safe="")
        kind = value_kind(name, address)
        if kind in {"label", "model"}:
            return self._label if kind == "label" else self._model
        return self.chance.choice(self.known[kind]).removeprefix("/")

    def _query(self):
        if self.chance.random() < 0.1:
            return self.chance.choice(abuse.RAW_QUERIES)
        names = self.chance.choices(
            abuse.PARAMETERS, k=self.chance.choice([0, 1, 2, 3])
        )
        return urlencode([(name, self.chance.choice(abuse.VALUES)) for name in names])

    def _read(self, who, path):
        method = self.chance.choice(SAFE_METHODS)
        return self._send(who, method, path, query=self._query())

    def _method(self, who, path):
        method = self.chance.choice(OTHER_METHODS)
        self._send(who, method, path, data=b"a=1", query=self._query())

    def _body(self, who, path):
        content_type, data = self.chance.choice(abuse.BODIES)
        self._send(who, "POST", path, data=data, content_type=content_type)

    def _form(self, who, path):
        """Send the form that stands on a page, with some of its fields mistreated."""
        fields = dict(self._fields(who, path))
        if not fields and self.chance.random() < 0.7:
            return self._read(who, path)
        names = list(fields) or self.chance.choices(abuse.PARAMETERS, k=3)
        for name in self.chance.choices(names, k=3):
            fields[name] = self._mistreated(name)
        post = self.clients[who].post
        return self._watch(who, "POST", path, lambda: post(path, fields), fields)

    def _mistreated(self, name):
        if "file" in name or self.chance.random() < 0.03:
            return self.chance.choice(abuse.files())
        if name.endswith(("_FORMS", "-ORDER", "-count", "-id")):
            return self.chance.choice(abuse.NUMBERS)
        return self.chance.choice(abuse.VALUES)

    def _fields(self, who, path):
        """Return {name: value} of the forms of a page, which is read only once."""
        key = (who, path)
        if key not in self.forms:
            self.forms[key] = _form_of(self._send(who, "GET", path))
        return self.forms[key]

    def _send(self, who, method, path, *, data=b"", content_type="a/b", query=""):
        headers = (
            self.chance.choice(abuse.HEADERS) if self.chance.random() < 0.3 else {}
        )
        client = self.clients[who]
        options = {"QUERY_STRING": query, "headers": headers}
        return self._watch(
            who,
            method,
            path,
            lambda: client.generic(method, path, data, content_type, **options),
            options,
        )

    def _watch(self, who, method, path, send, detail):
        """Send a request whose traces are undone, and keep what was wrong with it."""
        cookies, writes, self._errors = self.clients[who].cookies.copy(), [], []
        started = time.process_time()
        with transaction.atomic(), connection.execute_wrapper(_noting(writes)):
            response = send()
            body = b"" if response.streaming else response.content
            transaction.set_rollback(True)
        seconds = time.process_time() - started
        self.clients[who].cookies = cookies
        self.statuses[response.status_code] += 1
        wrong = _wrong_with(response.status_code, body, seconds)
        if method in SAFE_METHODS:
            wrong += [f"reading wrote: {sql}" for sql in writes]
        if wrong:
            request = f"{who} {method} {path[:200]} {str(detail)[:600]}"
            self.problems.append(f"{request}: {wrong} {self._errors}")
        return response


def _wrong_with(status, body, seconds):
    wrong = [f"status {status}"] if status >= 500 else []
    wrong += [f"shows {mark}" for mark in PAGES_OF_THE_FRAMEWORK if mark in body]
    return wrong + [f"took {seconds:.1f} s"] * (seconds > SECONDS)


def _noting(writes):
    """Return a wrapper of the database that notes what is written."""

    def note(execute, sql, params, many, context):
        is_write = sql.split(None, 1)[0].upper() in {"INSERT", "UPDATE", "DELETE"}
        if is_write and not any(table in sql[:120] for table in WRITTEN_BY_READING):
            writes.append(sql[:100])
        return execute(sql, params, many, context)

    return note


def _form_of(response):
    if response.streaming or "html" not in response.get("Content-Type", ""):
        return {}
    page = BeautifulSoup(response.content, "lxml")
    return {
        field["name"]: _value_of(field)
        for field in page.select("form[method=post] [name], form[method=POST] [name]")
    }


def _value_of(field):
    if field.name == "textarea":
        return field.text
    if field.name == "select":
        field = field.select_one("option[selected]") or field.select_one("option")
    return (field.get("value") or "") if field else ""
