"""The search box while typing, and what it finds."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.accessibility import violations

WIDTHS = [390, 1280]
BOTH = pytest.mark.parametrize("javascript", [True, False], ids=["js", "no-js"])


def box(page):
    return page.get_by_label("Waar zoek je naar?")


def test_titles_are_suggested_while_typing(page_at):
    page = page_at(1280, "/zoeken/")
    box(page).press_sequentially("bak")
    options = page.locator("datalist option")
    expect(options.first).to_have_attribute("value", re.compile("bak", re.IGNORECASE))
    title = options.first.get_attribute("value")
    box(page).fill(title)
    box(page).press("Enter")
    expect(page).to_have_url(re.compile(r"/zoeken/\?q=."))
    expect(page.locator(".dw-results a").first).to_have_text(title)


@pytest.mark.parametrize("width", WIDTHS)
@BOTH
def test_half_a_word_is_completed_on_the_page(page_at, width, javascript):
    page = page_at(width, "/zoeken/", javascript=javascript)
    box(page).fill("koeie")
    page.keyboard.press("Enter")
    expect(page).to_have_url("/zoeken/?q=koeie")
    expect(page.locator(".dw-results a").first).to_have_text(
        re.compile("koeien", re.IGNORECASE)
    )


@BOTH
def test_a_typo_leads_to_what_was_meant(page_at, javascript):
    page = page_at(390, "/zoeken/", javascript=javascript)
    box(page).fill("bakerij")
    page.keyboard.press("Enter")
    expect(page).to_have_url("/zoeken/?q=bakerij")
    page.get_by_role("link", name="bakkerij", exact=True).click()
    expect(page).to_have_url("/zoeken/?q=bakkerij")
    expect(page.locator(".dw-results mark").first).to_be_visible()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(
    "path",
    [
        "/zoeken/?q=zwolle",
        "/zoeken/?q=werk&soort=verhalen",
        "/zoeken/?q=bakerij",
        "/zoeken/?q=bakkerij+zzzz",
        "/zoeken/?q=qqzzxx",
    ],
)
def test_results_are_accessible_and_fit(page_at, keep_screenshot, width, path):
    page = page_at(width, path)
    keep_screenshot(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert violations(page) == []


def test_a_kind_is_one_step_away_by_keyboard(page_at):
    page = page_at(390, "/zoeken/?q=zwolle")
    kinds = page.get_by_role("navigation", name="Soort resultaat")
    kinds.get_by_role("link").last.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#.+"))
    expect(page.locator("h2:target")).to_be_in_viewport()
