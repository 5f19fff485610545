import logging
import time

import pytest
from django.test import Client
from wagtail.admin.views.home import HomeView

from home.models import HomePage
from tests.factories import create_image, create_standard_page


@pytest.fixture
def boss(as_role, site):
    client = as_role(None, is_superuser=True, is_staff=True)
    client.raise_request_exception = False
    return client


@pytest.mark.parametrize(
    "target",
    [
        "//kwaad.example",
        "/\\kwaad.example",
        "https:kwaad.example",
        "https://kwaad.example/",
        "javascript:alert(1)",
        "kwaad",
        " /admin/",
        "\t//kwaad.example",
    ],
)
def test_the_admin_goes_on_to_no_other_address(boss, target):
    page = create_standard_page()
    address = f"/admin/pages/{page.pk}/unpublish/"
    assert boss.get(address, {"next": target}).status_code == 400
    assert boss.post(address, {"next": target}).status_code == 400
    page.refresh_from_db()
    assert page.live


def test_the_admin_goes_on_to_its_own_address(boss):
    page = create_standard_page()
    address = f"/admin/pages/{page.pk}/unpublish/"
    response = boss.post(address, {"next": "/admin/reports/aging-pages/"})
    assert response["Location"] == "/admin/reports/aging-pages/"


def test_input_that_wagtail_stumbles_over_is_a_bad_request_and_logged(boss, caplog):
    with caplog.at_level(logging.ERROR, logger="core.admin_input"):
        response = boss.post("/admin/images/multiple/add/", {})
        assert response.status_code == 400
        file = create_image().file.open()
        response = boss.post("/admin/images/multiple/add/", {"ander": file})
    assert response.status_code == 400
    assert b'class="dw-header"' in response.content
    assert [record.exc_info[0].__name__ for record in caplog.records] == [
        "MultiValueDictKeyError"
    ]


@pytest.mark.parametrize("total", ["301", "99999999", "9" * 5000, "1_000", "١٠٠٠"])
def test_a_form_of_endless_rows_is_refused_at_once(boss, total):
    data = {"parts-TOTAL_FORMS": total, "parts-INITIAL_FORMS": "0"}
    started = time.process_time()
    response = boss.post("/admin/snippets/home/ambition/add/", data)
    assert response.status_code == 400
    assert time.process_time() - started < 1


def test_a_bug_of_our_own_is_an_error_of_the_server(boss, monkeypatch):
    def broken(page):
        raise ValueError("broken on purpose")

    monkeypatch.setattr(HomePage, "get_admin_display_title", broken)
    page = HomePage.objects.get()
    assert boss.get(f"/admin/pages/{page.pk}/edit/?a=1").status_code == 500


def test_an_error_without_any_input_is_an_error_of_the_server(boss, monkeypatch):
    monkeypatch.setattr(HomeView, "get_context_data", dict.__getitem__)
    assert boss.get("/admin/").status_code == 500


def test_outside_the_admin_nothing_is_turned_into_a_refusal(site, monkeypatch):
    monkeypatch.setattr("home.search.clean_query", int)
    client = Client(raise_request_exception=False)
    assert client.get("/zoeken/?q=a").status_code == 500
