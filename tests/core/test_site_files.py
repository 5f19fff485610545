from datetime import datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.utils import timezone

from core.models import SiteDetails

SECURITY = "/.well-known/security.txt"


@pytest.fixture
def details(site):
    details = SiteDetails.for_site(site)
    details.email = "redactie@voorbeeld.example"
    details.security_email = "melding+1@voorbeeld.example"
    details.save()
    return details


def fields_of(response):
    """Return the fields of a security.txt as {name: [values]}."""
    fields = {}
    for line in response.content.decode().splitlines():
        name, separator, value = line.partition(": ")
        assert separator, line
        fields.setdefault(name, []).append(value)
    return fields


def test_security_txt_is_valid(details):
    response = Client().get(SECURITY, secure=True)
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    fields = fields_of(response)
    assert fields["Contact"] == ["mailto:melding+1@voorbeeld.example"]
    assert fields["Canonical"] == [f"https://testserver{SECURITY}"]
    assert fields["Preferred-Languages"] == ["nl, en"]
    (expires,) = map(datetime.fromisoformat, fields["Expires"])
    assert timedelta(days=90) < expires - timezone.now() < timedelta(days=365)


def test_security_txt_never_expires_by_itself(details):
    with time_machine.travel(timezone.now() + timedelta(days=900)):
        (expires,) = fields_of(Client().get(SECURITY))["Expires"]
        assert datetime.fromisoformat(expires) > timezone.now()


def test_security_txt_falls_back_on_the_general_address(details):
    details.security_email = ""
    details.save()
    fields = fields_of(Client().get(SECURITY))
    assert fields["Contact"] == ["mailto:redactie@voorbeeld.example"]


def test_there_is_no_security_txt_without_an_address(site):
    assert Client().get(SECURITY).status_code == 404


def test_security_txt_repeats_nothing_of_the_request(details):
    response = Client().get(f"{SECURITY}?x=%0aContact:%20kwaad@voorbeeld.example")
    assert b"kwaad" not in response.content


def test_robots_names_the_sitemap_and_what_to_leave_alone(site):
    body = Client().get("/robots.txt").content.decode()
    assert "Disallow: /admin/" in body
    assert "Disallow: /account/" in body
    assert "Sitemap: http://testserver/sitemap.xml" in body


def test_health_asks_the_database(db):
    with connection.execute_wrapper(_broken):
        response = Client(raise_request_exception=False).get("/healthz")
    assert response.status_code >= 500
    assert Client().get("/healthz").content == b"ok\n"


def _broken(execute, sql, params, many, context):
    raise RuntimeError("no database")


@pytest.mark.parametrize("address", [SECURITY, "/robots.txt", "/healthz"])
def test_files_for_machines_are_read_only(details, address):
    assert Client().head(address).status_code == 200
    assert Client().post(address).status_code == 405
