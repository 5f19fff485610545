import pytest

from tests.browser.accessibility import violations

WIDTHS = [390, 1280]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("javascript", [True, False], ids=["js", "no-js"])
def test_the_front_page_shows_stories_and_fits(page_at, width, javascript):
    page = page_at(width, javascript=javascript)
    assert page.locator("h1").count() == 1
    assert page.locator('main a[href^="/verhalen/"]').first.is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("javascript", [True, False], ids=["js", "no-js"])
def test_the_menu_opens_and_closes_by_keyboard(page_at, javascript):
    page = page_at(390, javascript=javascript)
    menu = page.locator("#menu")
    button = page.get_by_role("button", name="Menu")
    assert not menu.is_visible()
    button.focus()
    page.keyboard.press("Enter")
    assert menu.is_visible()
    page.keyboard.press("Escape")
    assert not menu.is_visible()
    assert button.evaluate("element => element === document.activeElement")


def test_the_open_menu_has_no_accessibility_violation(page_at):
    page = page_at(390)
    page.get_by_role("button", name="Menu").click()
    assert violations(page) == []


def test_the_first_tab_leads_past_the_menu(page_at):
    page = page_at(1280)
    page.keyboard.press("Tab")
    link = page.locator(":focus")
    assert link.inner_text() == "Naar de inhoud"
    assert link.is_visible()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "inhoud"
