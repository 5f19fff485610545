"""Every type of page: whole, accessible and as wide as the screen."""

import re
import urllib.request
from collections import Counter

import pytest

from tests.browser.accessibility import violations

PAGES = {
    "voorpagina": "/",
    "verhalen": "/verhalen/",
    "verhalen-gefilterd": "/verhalen/?gemeente=raalte",
    "verhalen-niets-gevonden": "/verhalen/?q=zzzzzz",
    "ambassadeurs": "/ambassadeurs/",
    "brochures": "/brochures/",
    "agenda": "/agenda/",
    "ondernemers": "/ondernemers/",
    "ondernemers-gekozen": "/ondernemers/?gemeente=raalte",
    "zoeken": "/zoeken/",
    "zoeken-gevonden": "/zoeken/?q=bakkerij",
    "zoeken-niets-gevonden": "/zoeken/?q=zzzzzz",
    "organisaties": "/organisaties/",
    "gemeente": "/gemeenten/kampen/",
    "inloggen": "/account/login/",
    "inloggen-met-code": "/account/login/code/",
    "registreren": "/account/signup/",
    "wachtwoord-vergeten": "/account/password/reset/",
}
ERRORS = {"niet-gevonden": ("/bestaat-niet/", 404)}
WIDTHS = [390, 1280]
OF_EACH_KIND = 10  # pages of which everything is looked at


def assert_sound(page, width):
    assert page.locator("h1").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert violations(page) == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_whole_and_accessible(page_at, keep_screenshot, name, width):
    page = page_at(width, PAGES[name])
    keep_screenshot(page, f"{name}-{width}")
    assert_sound(page, width)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", ERRORS)
def test_an_error_page_is_whole_and_accessible(page_at, keep_screenshot, name, width):
    path, status = ERRORS[name]
    page = page_at(width)
    assert page.goto(path).status == status
    keep_screenshot(page, f"{name}-{width}")
    assert_sound(page, width)


def test_every_page_in_the_sitemap_is_whole_and_accessible(product, page_at):
    with urllib.request.urlopen(f"{product.url}/sitemap.xml") as response:
        paths = re.findall(
            r"<loc>http://localhost(.*?)</loc>", response.read().decode()
        )
    assert len(paths) > 30
    page = page_at(390)
    seen, found = Counter(), []
    for path in paths:
        assert page.goto(path).status == 200, path
        assert page.locator("h1").count() == 1, path
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, path
        kind = path.split("/")[1]
        seen[kind] += 1
        if seen[kind] <= OF_EACH_KIND:
            found += violations(page)
    assert found == []
