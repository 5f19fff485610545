import pytest
from playwright.sync_api import expect

from tests.browser.accessibility import violations

WIDTHS = [390, 1280]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("javascript", [True, False], ids=["js", "no-js"])
def test_the_front_page_shows_stories_and_fits(page_at, width, javascript):
    page = page_at(width, javascript=javascript)
    assert page.locator("h1").count() == 1
    expect(page.locator('main a[href^="/verhalen/"]').first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("javascript", [True, False], ids=["js", "no-js"])
def test_the_menu_opens_and_closes_by_keyboard(page_at, javascript):
    page = page_at(390, javascript=javascript)
    menu = page.locator("#menu")
    button = page.get_by_role("button", name="Menu")
    expect(menu).to_be_hidden()
    button.focus()
    page.keyboard.press("Enter")
    expect(menu).to_be_visible()
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(button).to_be_focused()


def test_the_open_menu_has_no_accessibility_violation(page_at):
    page = page_at(390)
    page.get_by_role("button", name="Menu").click()
    assert violations(page) == []


def test_the_first_tab_leads_past_the_menu(page_at):
    page = page_at(1280)
    page.keyboard.press("Tab")
    link = page.locator(":focus")
    expect(link).to_have_text("Naar de inhoud")
    expect(link).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator("#inhoud")).to_be_focused()
