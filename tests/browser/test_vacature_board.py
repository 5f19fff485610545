"""The board of a member: filters that renew the list in place, and are kept."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.accessibility import violations
from tests.browser.members import CORA, session_of

NOTHING = "/vacatures/?q=bestaatniet&vorm=leerwerkbaan"
BOTH = pytest.mark.parametrize("javascript", [True, False], ids=["js", "no-js"])


@pytest.fixture(scope="module")
def cora(product, chromium):
    return session_of(product, chromium, CORA)


def box(page, name, value):
    return page.locator(f'#filters input[name="{name}"][value="{value}"]')


def total(page):
    return page.locator("#aantal")


def promised(option):
    """Return what the number beside a box says that ticking it gives."""
    count = option.locator("xpath=..").locator(".dw-facet__count")
    return re.compile(rf"^{count.inner_text().split()[0]} vacature")


def test_ticking_renews_the_strips_in_place_and_tells_the_number(page_at, cora):
    page = page_at(1280, "/vacatures/", storage_state=cora)
    page.evaluate("window.isSamePage = true")
    everything = total(page).inner_text()
    option = box(page, "vorm", "leerwerkbaan")
    expected = promised(option)
    option.focus()
    page.keyboard.press("Space")
    expect(page).to_have_url(re.compile("vorm=leerwerkbaan"))
    expect(total(page)).to_have_text(expected)
    expect(page.locator("[data-announcer]")).to_have_text(expected)
    expect(option).to_be_focused()
    expect(page.locator(".dw-vacancy .dw-handover").first).to_be_visible()
    page.get_by_role("link", name="Haal filter weg: Leerwerkbaan").click()
    expect(total(page)).to_have_text(everything)
    page.go_back()
    expect(total(page)).to_have_text(expected)
    expect(option).to_be_checked()
    assert page.evaluate("window.isSamePage")


def test_a_distance_stays_chosen_beside_other_filters(page_at, cora):
    page = page_at(1280, "/vacatures/", storage_state=cora)
    page.evaluate("window.isSamePage = true")
    page.get_by_label("Binnen").select_option("20")
    page.get_by_label("van", exact=True).select_option(label="Kampen")
    near = page.get_by_role("link", name="Haal filter weg: Binnen 20 km van Kampen")
    expect(near).to_be_visible()
    box(page, "vorm", "leerwerkbaan").check()
    form = page.get_by_role("link", name="Haal filter weg: Leerwerkbaan")
    expect(form).to_be_visible()
    expect(near).to_be_visible()
    expect(page.get_by_label("Binnen")).to_have_value("20")
    page.get_by_label("Volgorde").select_option(label="Wacht het langst")
    expect(page).to_have_url(re.compile("volgorde=wacht"))
    expect(near).to_be_visible()
    near.click()
    expect(near).to_have_count(0)
    expect(page.get_by_label("van", exact=True)).to_have_value("")
    expect(form).to_be_visible()
    assert page.evaluate("window.isSamePage")


def test_without_javascript_a_distance_and_a_filter_go_together(page_at, cora):
    page = page_at(1280, "/vacatures/", storage_state=cora, javascript=False)
    page.get_by_label("Binnen").select_option("20")
    page.get_by_label("van", exact=True).select_option(label="Kampen")
    box(page, "vorm", "leerwerkbaan").check()
    page.get_by_role("button", name=re.compile("^Toon .* vacature")).click()
    page.wait_for_url(re.compile("vorm=leerwerkbaan"))
    page.get_by_role("link", name="Haal filter weg: Leerwerkbaan").click()
    page.wait_for_url(lambda address: "vorm=" not in address)
    expect(page.get_by_label("van", exact=True)).to_have_value("kampen")


@BOTH
def test_when_nothing_is_left_there_is_a_way_out(page_at, cora, javascript):
    page = page_at(390, NOTHING, storage_state=cora, javascript=javascript)
    expect(total(page)).to_have_text("0 vacatures")
    page.get_by_role("link", name=re.compile("^Zonder ‘bestaatniet’")).click()
    expect(page).to_have_url(re.compile(r"/vacatures/\?.*vorm=leerwerkbaan"))
    expect(total(page)).to_have_text(re.compile("^[1-9]"))


@BOTH
def test_a_choice_is_saved_found_again_and_thrown_away(page_at, cora, javascript):
    name = f"Leerwerkbanen {'met' if javascript else 'zonder'} script"
    address = "/vacatures/?vorm=leerwerkbaan&gemeente=zwolle"
    page = page_at(390, address, storage_state=cora, javascript=javascript)
    page.get_by_text("Bewaar deze keuze", exact=True).click()
    page.get_by_label("Hoe noem je dit?").fill(name)
    page.get_by_label("Wil je bericht").select_option(label="Elke dag")
    page.get_by_role("button", name="Bewaar", exact=True).click()
    page.wait_for_url("**/mijn/zoekopdrachten/")
    expect(page.get_by_text("Je zoekopdracht is bewaard")).to_be_visible()
    if javascript:
        assert violations(page) == []
    page.get_by_role("link", name=name, exact=True).click()
    expect(page.get_by_role("link", name="Haal filter weg: Zwolle")).to_be_visible()
    page.goto("/mijn/zoekopdrachten/")
    page.get_by_role("button", name=re.compile(f"Gooi weg.*{name}")).click()
    expect(page.get_by_text("Je zoekopdracht is weg")).to_be_visible()
    expect(page.get_by_role("link", name=name, exact=True)).to_have_count(0)
