"""Pages with very long words, odd pictures, or hardly anything, on every screen."""

import json

import pytest
from playwright.sync_api import expect

from tests.browser import product as products
from tests.browser.accessibility import violations

NAMES = [
    "alles",
    "niets",
    "piepklein",
    "heel-hoog",
    "ervoor",
    "erna",
    "serie",
    "gewoon",
]
MAKE = "from tests.browser.hard_pages import make; make()"


@pytest.fixture(scope="module")
def product(tmp_path_factory):
    """A product of its own: these pages would push aside what other tests look at."""
    with products.running(tmp_path_factory.mktemp("hard") / "var") as product:
        yield product


@pytest.fixture(scope="module")
def paths(product):
    return json.loads(product.manage("shell", "-v", "0", "-c", MAKE).splitlines()[-1])


@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("name", NAMES)
def test_a_hard_page_fits_and_is_accessible(
    page_at, keep_screenshot, paths, name, width
):
    page = page_at(width, paths[name])
    expect(page.locator("h1")).to_be_visible()
    keep_screenshot(page, f"moeilijk-{name}-{width}")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert violations(page) == []


@pytest.mark.parametrize("width", [390, 1280])
def test_a_story_without_others_keeps_away_from_the_footer(page_at, paths, width):
    page = page_at(width, paths["niets"])
    expect(page.locator("main > :last-child")).to_have_js_property("tagName", "ARTICLE")
    space = page.evaluate(
        "document.querySelector('main').getBoundingClientRect().bottom - Math.max("
        "...[...document.querySelectorAll('main .dw-aside > * > *')]"
        ".map((part) => part.getBoundingClientRect().bottom))"
    )
    assert space >= 32


def test_a_tiny_picture_is_not_blown_up(page_at, paths):
    page = page_at(1280, paths["piepklein"])
    width = page.locator(".dw-story-head__art img").evaluate(
        "image => image.getBoundingClientRect().width"
    )
    assert width <= 200


def test_long_words_in_headings_may_be_hyphenated(page_at, paths):
    page = page_at(1280, paths["alles"])
    expect(page.locator("h1")).to_have_css("hyphens", "auto")
