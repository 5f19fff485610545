"""Filters beside a list: by mouse and by keyboard, with and without JavaScript."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.accessibility import violations

WIDTHS = [390, 1280]
BOTH = pytest.mark.parametrize("javascript", [True, False], ids=["js", "no-js"])
NOTHING = "/verhalen/?gemeente=hattem&soort=knelpunt"
LONG = "Arbeidsmarktregioburgemeestersoverleg over de " * 4
FILTERS = re.compile("^Filters")


def box(page, name, value):
    return page.locator(f'#filters input[name="{name}"][value="{value}"]')


def opener(page):
    return page.get_by_role("button", name=FILTERS)


def total(page):
    return page.locator("#aantal")


def number_of(total):
    return re.compile(rf"^{total} ")


def promised(option):
    """Return the number beside a box of a page at rest."""
    count = option.locator("xpath=..").locator(".dw-facet__count")
    return int(count.inner_text().split()[0])


@BOTH
def test_the_sheet_opens_and_closes_by_keyboard(page_at, javascript):
    page = page_at(390, "/verhalen/", javascript=javascript)
    sheet = page.locator("#filters")
    expect(sheet).to_be_hidden()
    opener(page).focus()
    page.keyboard.press("Enter")
    expect(sheet).to_be_visible()
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    expect(opener(page)).to_be_focused()


@pytest.mark.parametrize("width", WIDTHS)
def test_without_javascript_the_button_shows_what_was_promised(page_at, width):
    page = page_at(width, "/verhalen/", javascript=False)
    if width == 390:
        opener(page).click()
    option = box(page, "soort", "nieuws")
    expect(option).to_be_visible()
    expected = promised(option)
    option.check()
    page.get_by_role("button", name=re.compile("^Toon .* verhalen")).click()
    expect(page).to_have_url("/verhalen/?q=&soort=nieuws")
    expect(total(page)).to_have_text(number_of(expected))
    page.get_by_role("link", name="Haal filter weg: Nieuws").click()
    expect(page).to_have_url("/verhalen/")


def test_without_javascript_words_and_filters_go_together(page_at):
    page = page_at(1280, "/verhalen/", javascript=False)
    box(page, "soort", "succesverhaal").check()
    page.get_by_label("Zoek in de verhalen").fill("werk")
    page.keyboard.press("Enter")
    expect(page).to_have_url("/verhalen/?q=werk&soort=succesverhaal")
    expect(page.get_by_label("Zoek in de verhalen")).to_have_value("werk")
    expect(box(page, "soort", "succesverhaal")).to_be_checked()


def test_ticking_renews_the_list_in_place_and_tells_the_number(page_at):
    page = page_at(1280, "/verhalen/")
    page.evaluate("window.isSamePage = true")
    option = box(page, "soort", "nieuws")
    expected = promised(option)
    option.focus()
    page.keyboard.press("Space")
    expect(page).to_have_url("/verhalen/?soort=nieuws")
    expect(total(page)).to_have_text(number_of(expected))
    expect(page.get_by_role("status")).to_have_text(number_of(expected))
    expect(page.locator("#resultaten .dw-card")).to_have_count(expected)
    expect(option).to_be_focused()
    feed = page.locator("link[type='application/rss+xml']")
    expect(feed).to_have_attribute("href", re.compile(r"feed\.rss\?soort=nieuws$"))
    assert page.evaluate("window.isSamePage")


def test_words_renew_the_list_in_place_too(page_at):
    page = page_at(1280, "/verhalen/?soort=succesverhaal")
    page.evaluate("window.isSamePage = true")
    page.get_by_label("Zoek in de verhalen").fill("bakker")
    page.keyboard.press("Enter")
    expect(page).to_have_url("/verhalen/?q=bakker&soort=succesverhaal")
    expect(page.get_by_role("link", name="Haal filter weg: ‘bakker’")).to_be_visible()
    assert page.evaluate("window.isSamePage")


def test_the_numbers_follow_what_is_chosen(page_at):
    page = page_at(1280, "/verhalen/")
    page.locator("#filters input[name=gemeente]").first.check()
    expect(page).to_have_url(re.compile("gemeente="))
    kind = page.locator("#filters input[name=soort]").first
    expected = promised(kind)
    kind.check()
    expect(page).to_have_url(re.compile("soort="))
    expect(total(page)).to_have_text(number_of(expected))


def test_back_and_forward_walk_through_the_choices(page_at):
    page = page_at(1280, "/verhalen/")
    option = box(page, "soort", "nieuws")
    everything, news = total(page).inner_text(), promised(option)
    option.check()
    expect(page).to_have_url("/verhalen/?soort=nieuws")
    page.go_back()
    expect(total(page)).to_have_text(everything)
    expect(page).to_have_url("/verhalen/")
    expect(option).not_to_be_checked()
    page.go_forward()
    expect(total(page)).to_have_text(number_of(news))
    expect(page).to_have_url("/verhalen/?soort=nieuws")
    expect(option).to_be_checked()


def test_back_from_a_story_finds_the_choice_again(page_at):
    page = page_at(1280, "/verhalen/")
    option = box(page, "soort", "nieuws")
    expected = promised(option)
    option.check()
    expect(page).to_have_url("/verhalen/?soort=nieuws")
    page.locator("#resultaten .dw-card a").first.click()
    expect(page).to_have_url(re.compile(r"/verhalen/[^/?]+/$"))
    page.go_back()
    expect(page).to_have_url("/verhalen/?soort=nieuws")
    expect(total(page)).to_have_text(number_of(expected))
    expect(option).to_be_checked()


def test_letting_go_of_a_choice_keeps_the_reader_at_the_list(page_at):
    page = page_at(1280, "/verhalen/?soort=nieuws&soort=knelpunt")
    page.get_by_role("link", name="Haal filter weg: Nieuws").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url("/verhalen/?soort=knelpunt")
    expect(total(page)).to_be_focused()
    expect(box(page, "soort", "nieuws")).not_to_be_checked()
    expect(box(page, "soort", "knelpunt")).to_be_checked()
    page.get_by_role("link", name="Wis alle filters").click()
    expect(page).to_have_url("/verhalen/")
    expect(box(page, "soort", "knelpunt")).not_to_be_checked()


def test_the_sheet_stays_open_while_choosing_and_gives_the_focus_back(page_at):
    page = page_at(390, "/verhalen/")
    sheet, option = page.locator("#filters"), box(page, "soort", "nieuws")
    opener(page).focus()
    page.keyboard.press("Enter")
    expect(option).to_be_visible()
    expected = promised(option)
    option.focus()
    page.keyboard.press("Space")
    button = page.get_by_role("button", name=re.compile(f"^Toon {expected} verhal"))
    expect(button).to_be_visible()
    expect(sheet).to_be_visible()
    expect(option).to_be_focused()
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    expect(opener(page)).to_be_focused()
    expect(opener(page)).to_contain_text("(1 gekozen)")


def test_without_an_answer_the_page_is_loaded(page_at):
    page = page_at(1280, "/verhalen/")

    def refuse_fetch(route):
        if route.request.resource_type == "fetch":
            route.fulfill(status=200, headers={"Content-Length": "9"}, body="")
        else:
            route.continue_()

    page.route("**/verhalen/?soort=nieuws", refuse_fetch)
    page.evaluate("window.isSamePage = true")
    box(page, "soort", "nieuws").check()
    page.wait_for_function("!window.isSamePage")
    expect(page).to_have_url("/verhalen/?soort=nieuws")
    expect(box(page, "soort", "nieuws")).to_be_checked()


@pytest.mark.parametrize("width", WIDTHS)
@BOTH
def test_zero_results_offer_a_way_out(page_at, keep_screenshot, width, javascript):
    page = page_at(width, NOTHING, javascript=javascript)
    expect(total(page)).to_have_text("0 verhalen")
    keep_screenshot(page)
    page.get_by_role("link", name=re.compile("^Zonder")).first.click()
    expect(page).to_have_url(re.compile(r"/verhalen/\?\w+=\w+$"))
    expect(total(page)).to_have_text(re.compile("^[1-9]"))
    expect(page.locator("#resultaten .dw-card").first).to_be_visible()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(
    "path",
    [
        NOTHING,
        "/verhalen/?gemeente=zwolle&gemeente=raalte&soort=succesverhaal",
        "/verhalen/?q=werk&jaar=2026",
        "/agenda/?toon=geweest&soort=training",
        "/agenda/?gemeente=staphorst&soort=banendag",
    ],
)
def test_a_filtered_list_is_accessible_and_fits(page_at, width, path):
    page = page_at(width, path)
    page.evaluate("document.querySelectorAll('details').forEach((d) => d.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert violations(page) == []


def test_the_open_sheet_is_accessible(page_at, keep_screenshot):
    page = page_at(390, "/verhalen/?gemeente=zwolle")
    opener(page).click()
    expect(page.locator("#filters")).to_be_visible()
    keep_screenshot(page)
    assert violations(page) == []


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_long_titles_fit(page_at, keep_screenshot, width):
    page = page_at(width, "/verhalen/?soort=succesverhaal")
    page.evaluate(
        "text => document.querySelectorAll('.dw-card__title a, .dw-facet__option"
        " > span:nth-child(2), .dw-chip').forEach((e) => e.textContent = text)",
        LONG,
    )
    keep_screenshot(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    # In a column beside the list a long name would lie over the stories.
    assert page.evaluate(
        "document.querySelector('#filters').scrollWidth"
        " <= document.querySelector('#filters').clientWidth + 8"
    )
