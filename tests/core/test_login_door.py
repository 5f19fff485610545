"""There is one door: every other address of the framework leads to it."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import NoReverseMatch, reverse

from tests.factories import PASSWORD, create_user
from tests.sessions import add_second_factor

OTHER_DOORS = ["/admin/login/", "/_util/login/", "/django-admin/login/", "/login/"]


@pytest.mark.parametrize("door", OTHER_DOORS)
@pytest.mark.parametrize("field", ["username", "login", "email"])
def test_another_door_logs_nobody_in(site, door, field):
    user = create_user(is_superuser=True, is_staff=True)
    client = Client()
    data = {field: user.email, "password": PASSWORD, "next": "/admin/"}
    for follow in (False, True):
        response = client.post(door, data, follow=follow)
        assert response.status_code in {200, 302, 404, 405}
        assert "_auth_user_id" not in client.session
    assert client.get("/admin/").status_code == 302


@pytest.mark.parametrize("door", ["/admin/login/", "/_util/login/"])
def test_another_door_leads_to_ours_and_keeps_where_to(site, door):
    response = Client().get(f"{door}?next=/admin/pages/", follow=True)
    assert response.redirect_chain[-1][0] == "/account/login/?next=/admin/pages/"
    assert response.status_code == 200


def test_a_password_alone_does_not_open_the_admin(site):
    user = create_user(is_superuser=True, is_staff=True)
    add_second_factor(user)
    client = Client()
    client.post("/account/login/", {"login": user.email, "password": PASSWORD})
    response = client.get("/admin/")
    assert response.status_code == 302
    assert response["Location"].startswith("/account/")


def test_the_admin_has_no_reset_of_its_own(site):
    response = Client().get("/admin/password_reset/", follow=True)
    assert response.redirect_chain[-1][0] == reverse("account_reset_password")
    assert Client().get("/admin/password_reset/confirm/a/b/").status_code in {302, 404}


def test_no_api_is_mounted():
    assert not any("rest" in app or "ninja" in app for app in settings.INSTALLED_APPS)
    assert "django.contrib.admin" not in settings.INSTALLED_APPS
    for name in ("wagtailapi:pages:listing", "admin:login", "wagtailcore_login"):
        with pytest.raises(NoReverseMatch):
            reverse(name)


@pytest.mark.parametrize("address", ["/api/", "/api/v2/", "/api/v3/", "/api/v3/docs"])
def test_an_address_of_an_api_is_missing(site, address):
    assert Client().get(address, follow=True).status_code == 404
