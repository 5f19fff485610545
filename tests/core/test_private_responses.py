import pytest
from django.test import Client

from tests.factories import create_document, create_standard_page, create_user


def is_private(response):
    values = set(response["Cache-Control"].replace(" ", "").split(","))
    return {"private", "no-store"} <= values and "Cookie" in response["Vary"]


@pytest.mark.parametrize(
    "address",
    [
        "/account/login/",
        "/account/signup/",
        "/account/password/reset/",
        "/account/email/",
        "/account/2fa/",
        "/account/bestaat-niet/",
        "/admin/",
        "/admin/login/",
        "/admin/bestaat-niet/",
        "/documenten/99/niets.pdf",
        "/mijn/x.css",
    ],
)
def test_addresses_of_one_reader_stay_out_of_every_cache(site, address):
    assert is_private(Client().get(address))


def test_every_page_is_private_for_somebody_who_is_logged_in(site):
    page = create_standard_page()
    client = Client()
    client.force_login(create_user())
    for address in (
        page.url,
        "/",
        "/zoeken/?q=werk",
        "/bestaat-niet/",
        "/account/email/",
    ):
        assert is_private(client.get(address)), address


def test_the_admin_is_private(as_role, site):
    client = as_role("redacteur")
    for address in ("/admin/", "/admin/pages/", "/admin/bestaat-niet/"):
        assert is_private(client.get(address)), address


def test_a_member_who_may_not_enter_the_admin_gets_a_private_answer(site):
    client = Client()
    client.force_login(create_user())
    response = client.get("/admin/")
    assert response.status_code in {403, 404}
    assert is_private(response)


def test_a_document_is_private(site):
    assert is_private(Client().get(create_document().url))


def test_a_public_page_may_be_kept_by_a_shared_cache(site):
    response = Client().get(create_standard_page().url)
    assert "no-store" not in response.get("Cache-Control", "")


@pytest.mark.parametrize("cookie", ["_ga=1", "sessionid=verlopen", "messages=x"])
def test_a_cookie_that_says_nothing_makes_no_page_private(site, cookie):
    page = create_standard_page()
    response = Client().get(page.url, headers={"Cookie": cookie})
    assert "no-store" not in response.get("Cache-Control", "")


def test_nothing_of_one_reader_reaches_the_next(site):
    page = create_standard_page()
    user = create_user(first_name="Fenna-Kanarie")
    client = Client()
    client.force_login(user)
    for address in (
        f"{page.url}?x=<b>",
        "/account/email/x.css",
        "/account/email;x.css",
    ):
        client.get(address)
        body = Client().get(address).content.decode()
        assert user.email not in body
        assert "Fenna-Kanarie" not in body
