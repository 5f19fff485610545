import pytest
from django.db import OperationalError, connection
from django.http import Http404
from django.test import Client, override_settings
from django.urls import path

from config.urls import *  # noqa: F403
from config.urls import urlpatterns as own_urls
from core.error_pages import STATUSES, error_response

SECRET = "geheim-4711"


def broken(request):
    raise RuntimeError(SECRET)


def without_database(request):
    raise OperationalError(SECRET)


def forbidden(request):
    from django.core.exceptions import PermissionDenied

    raise PermissionDenied(SECRET)


def missing(request):
    raise Http404(SECRET)


urlpatterns = [
    path("kapot/", broken),
    path("zonder/", without_database),
    path("verboden/", forbidden),
    path("weg/", missing),
    *own_urls,
]


@pytest.fixture
def browser(settings):
    settings.ROOT_URLCONF = "tests.core.test_error_pages"
    return Client(raise_request_exception=False)


@pytest.mark.parametrize("status", STATUSES)
def test_every_status_has_a_page_of_ours_that_asks_the_database_nothing(status):
    # No database fixture: a query here would be refused.
    response = error_response(status)
    page = response.content.decode()
    assert response.status_code == status
    assert f"Fout {status}" in page
    assert 'lang="nl"' in page
    assert page.count("<h1>") == 1
    assert "Dit lukt nu niet" not in page
    assert "style=" not in page
    assert "<script" not in page


def test_a_status_without_a_page_of_its_own_is_a_bad_request():
    assert "Fout 400" in error_response(418).content.decode()


@override_settings(STATICFILES_STORAGE="broken", TEMPLATES=[])
def test_an_error_page_comes_even_without_templates():
    response = error_response(500)
    assert response.status_code == 500
    assert "Dit lukt nu niet" in response.content.decode()


@pytest.mark.parametrize(
    ("address", "status"), [("/kapot/", 500), ("/verboden/", 403), ("/weg/", 404)]
)
@pytest.mark.parametrize("accept", ["text/html", "application/json", "*/*"])
def test_an_error_page_leaks_nothing(browser, site, address, status, accept):
    response = browser.get(address, headers={"Accept": accept})
    assert response.status_code == status
    body = response.content.decode()
    assert SECRET not in body
    for word in ("Traceback", "Exception", "RuntimeError", "Django", "Wagtail"):
        assert word not in body
    assert response["Cache-Control"] == "no-store"


def test_an_error_page_works_without_a_database(browser, db):
    def gone(*args):
        raise RuntimeError("no database")

    with connection.execute_wrapper(gone):
        response = browser.get("/kapot/")
    assert response.status_code == 500
    assert "Fout 500" in response.content.decode()


def test_an_error_for_somebody_with_a_session_works_without_a_database(browser, db):
    def gone(*args):
        raise RuntimeError("no database")

    browser.cookies["sessionid"] = "a" * 32
    with connection.execute_wrapper(gone):
        response = browser.get("/verhalen/")
    assert response.status_code == 500
    assert "Fout 500" in response.content.decode()


def test_a_form_from_elsewhere_gets_its_own_page(site):
    client = Client(enforce_csrf_checks=True)
    response = client.post("/account/login/", {"login": "a"})
    assert response.status_code == 403
    assert b'class="dw-header"' in response.content
    foreign = {"Origin": "https://kwaad.example"}
    assert client.post("/account/login/", headers=foreign).status_code == 403


def test_a_database_that_is_away_is_told_with_when_to_come_back(browser):
    response = browser.get("/zonder/")
    assert response.status_code == 503
    assert response["Retry-After"] == "10"
    assert "Fout 503" in response.text
    assert SECRET not in response.text
