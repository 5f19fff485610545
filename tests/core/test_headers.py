"""Every answer carries the headers, whatever made it."""

import pytest
from django.core.files.storage import FileSystemStorage
from django.test import Client, override_settings
from django.urls import path

from config.urls import *  # noqa: F403
from config.urls import urlpatterns as own_urls
from core.models import CustomDocument
from tests.factories import create_document, create_image, create_standard_page


def broken(request):
    raise RuntimeError("broken on purpose")


urlpatterns = [path("kapot/", broken), *own_urls]

ANSWERS = {
    "page": ("/", 200),
    "missing page": ("/bestaat-niet/", 404),
    "slash added": ("/zoeken", 301),
    "refused": ("/?q=%00", 400),
    "login": ("/account/login/", 200),
    "to the login": ("/admin/", 302),
    "static file": ("/static/css/site.css", 200),
    "missing static file": ("/static/bestaat-niet.css", 404),
    "machine file": ("/robots.txt", 200),
    "health": ("/healthz", 200),
    "broken view": ("/kapot/", 500),
    "missing media": ("/media/images/niets.jpg", 404),
}


@pytest.fixture
def browser(site):
    with override_settings(ROOT_URLCONF="tests.core.test_headers"):
        yield Client(raise_request_exception=False)


def directives(response):
    """Return the policy of an answer as {name: sources}."""
    parts = response["Content-Security-Policy"].split(";")
    pairs = (part.split() for part in parts)
    return {name: set(sources) for name, *sources in pairs}


def assert_careful(response):
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "DENY"
    assert response["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in response["Permissions-Policy"]
    policy = directives(response)
    assert policy["default-src"] == {"'none'"}
    assert not any(
        source.startswith(("'unsafe", "http", "*", "data:"))
        for name, sources in policy.items()
        for source in sources
        if name != "img-src"
    )
    return policy


@pytest.mark.parametrize(("address", "status"), ANSWERS.values(), ids=list(ANSWERS))
def test_an_answer_carries_every_header(browser, address, status):
    response = browser.get(address)
    assert response.status_code == status
    policy = assert_careful(response)
    assert policy["frame-ancestors"] == {"'none'"}
    assert policy["script-src"] == policy["style-src"] == {"'self'"}
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"


@pytest.mark.parametrize("method", ["head", "options", "post", "put", "delete"])
def test_other_methods_carry_every_header_too(browser, method):
    for address in ("/", "/bestaat-niet/", "/account/login/", "/kapot/"):
        assert_careful(getattr(browser, method)(address))


def test_a_forbidden_form_carries_every_header(browser):
    strict = Client(enforce_csrf_checks=True)
    response = strict.post("/account/login/", {"login": "a"})
    assert response.status_code == 403
    assert_careful(response)


def test_a_picture_may_be_shown_elsewhere_and_runs_nothing(browser):
    rendition = create_image().get_rendition("width-100")
    response = browser.get(rendition.url)
    assert response.status_code == 200
    assert directives(response) == {"default-src": {"'none'"}, "sandbox": set()}
    assert response["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert response["X-Content-Type-Options"] == "nosniff"


def test_a_document_is_saved_and_runs_nothing(browser, monkeypatch, tmp_path):
    field = CustomDocument._meta.get_field("file")
    monkeypatch.setattr(field, "storage", FileSystemStorage(tmp_path))
    response = browser.get(create_document().url)
    assert response.status_code == 200
    assert response["Content-Disposition"].startswith("attachment")
    assert directives(response) == {"default-src": {"'none'"}, "sandbox": set()}
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "DENY"


@override_settings(
    SECURE_HSTS_SECONDS=31_536_000,
    SECURE_HSTS_INCLUDE_SUBDOMAINS=True,
    SECURE_HSTS_PRELOAD=True,
    SECURE_SSL_REDIRECT=True,
)
@pytest.mark.parametrize("address", [answer[0] for answer in ANSWERS.values()])
def test_production_keeps_browsers_on_https(browser, address):
    secure = Client(raise_request_exception=False)
    response = secure.get(address, secure=True)
    expected = "max-age=31536000; includeSubDomains; preload"
    assert response["Strict-Transport-Security"] == expected
    response = secure.get(address)
    if response.status_code != 400:
        assert response.status_code == 301
        assert response["Location"].startswith("https://testserver/")
    assert_careful(response)


@override_settings(SECURE_SSL_REDIRECT=True)
def test_a_forged_host_is_not_redirected_to(browser):
    client = Client(raise_request_exception=False)
    response = client.get("/", headers={"Host": "kwaad.example"})
    assert response.status_code == 400
    assert_careful(response)


def test_the_public_site_sets_no_cookie_for_a_stranger(browser):
    create_standard_page(title="Over ons")
    for address in ("/", "/bestaat-niet/", "/zoeken/?q=werk", "/robots.txt"):
        response = browser.get(address)
        assert not response.cookies
