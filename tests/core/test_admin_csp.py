"""What the policy of the admin promises; tests/browser tries it in a real browser."""

import re

import pytest
from bs4 import BeautifulSoup

from home.models import StandardPage
from stories.models import BrochurePage, StoryPage
from tests.factories import (
    create_brochure,
    create_event,
    create_standard_page,
    create_story,
)


@pytest.fixture
def boss(as_role, site):
    return as_role(None, is_superuser=True, is_staff=True)


def policy_of(response):
    parts = response["Content-Security-Policy"].split(";")
    pairs = (part.split() for part in parts)
    return {name: sources for name, *sources in pairs}


def inline_scripts(page):
    """Return the scripts that a policy without 'unsafe-inline' refuses."""
    return [
        script
        for script in page.find_all("script")
        if not script.get("src")
        and script.get("type") not in {"application/json", "text/template"}
    ]


def test_the_admin_allows_only_its_own_scripts_and_styles(boss):
    policy = policy_of(boss.get("/admin/"))
    assert policy["script-src"] == ["'self'"]
    assert policy["style-src"][0] == "'self'"
    assert re.fullmatch(r"'nonce-[\w+/=]{20,}'", policy["style-src"][1])
    assert "unsafe" not in str(policy)
    assert policy["frame-ancestors"] == ["'none'"]


def test_the_nonce_is_that_of_the_page_and_never_the_same(boss):
    seen = set()
    for _ in range(2):
        response = boss.get("/admin/")
        nonce = BeautifulSoup(response.content, "lxml").select_one("script[nonce]")
        assert f"'nonce-{nonce['nonce']}'" in policy_of(response)["style-src"]
        assert nonce["src"].endswith("csp-init.js")
        seen.add(nonce["nonce"])
    assert len(seen) == 2


@pytest.mark.parametrize(
    "create", [create_story, create_brochure, create_event, create_standard_page]
)
def test_no_editor_holds_an_inline_script_or_handler(boss, create):
    page = create()
    response = boss.get(f"/admin/pages/{page.pk}/edit/")
    html = BeautifulSoup(response.content, "lxml")
    assert inline_scripts(html) == []
    assert not [
        element
        for element in html.find_all(True)
        for name in element.attrs
        if name.startswith("on")
    ]


@pytest.mark.parametrize(
    "address",
    [
        "/admin/settings/home/navigation/",
        "/admin/snippets/home/ambition/add/",
        "/admin/workflows/add/",
        "/admin/images/add/",
        "/admin/images/multiple/add/",
        "/admin/users/new/",
        "/admin/groups/new/",
        "/admin/redirects/add/",
        "/admin/account/",
        "/admin/reports/site-history/",
    ],
)
def test_no_view_holds_an_inline_script(boss, address):
    response = boss.get(address, follow=True)
    assert response.status_code == 200
    assert inline_scripts(BeautifulSoup(response.content, "lxml")) == []


def test_every_call_that_a_widget_leaves_can_be_read(boss):
    response = boss.get(f"/admin/pages/{create_event().pk}/edit/")
    html = BeautifulSoup(response.content, "lxml")
    calls = html.select("template[data-csp-new], template[data-csp-call]")
    names = {call.get("data-csp-new") or call.get("data-csp-call") for call in calls}
    assert {"ImageChooser", "InlinePanel", "initDateTimeChooser"} <= names
    assert all(call["data-arguments"].startswith("[") for call in calls)


@pytest.mark.parametrize("model", [StoryPage, BrochurePage, StandardPage])
def test_only_the_preview_may_be_framed(boss, model):
    creators = {StoryPage: create_story, BrochurePage: create_brochure}
    page = creators.get(model, create_standard_page)()
    preview = boss.get(f"/admin/pages/{page.pk}/edit/preview/")
    assert preview.status_code == 200
    assert preview["X-Frame-Options"] == "SAMEORIGIN"
    policy = policy_of(preview)
    assert policy["frame-ancestors"] == ["'self'"]
    assert policy["script-src"] == policy["style-src"] == ["'self'"]
    for address in (page.url, f"/admin/pages/{page.pk}/edit/"):
        response = boss.get(address)
        assert response["X-Frame-Options"] == "DENY"
        assert policy_of(response)["frame-ancestors"] == ["'none'"]


def test_the_preview_of_a_block_may_be_framed(boss):
    response = boss.get("/admin/block-preview/?id=bestaat-niet")
    assert response.status_code == 404
    assert policy_of(response)["frame-ancestors"] == ["'none'"]


def test_what_a_visitor_asks_for_is_never_framed(boss, client):
    page = create_story()
    for query in ("?in_preview_panel=true", "?mode=default", "?is_dummy=1"):
        assert client.get(page.url + query)["X-Frame-Options"] == "DENY"
    assert client.get(f"/admin/pages/{page.pk}/edit/preview/").status_code == 302
