"""Finding work that fits somebody without saying who, and bringing a kandidaat."""

import re

import pytest
from playwright.sync_api import Error, expect

from tests.browser.accessibility import violations
from tests.browser.members import CORA, session_of

ASKED = re.compile(r":\d+/vacatures/passend/$")
ONE = re.compile(r":\d+/vacatures/\d+/$")


@pytest.fixture(scope="module")
def cora(product, chromium):
    return session_of(product, chromium, CORA)


def ask(page):
    """Fill in what somebody can and wants, and return the list that comes."""
    page.get_by_label("Waar woont iemand?").select_option(label="Zwolle")
    page.get_by_label("Uren per week, minstens").fill("16")
    page.get_by_label("Begeleiding op de werkvloer").check()
    page.get_by_role("button", name="Zoek", exact=True).click()
    found = page.get_by_role("region", name="Dit past het best").locator("ol > li")
    expect(found).to_have_count(20)
    return found


@pytest.mark.parametrize("javascript", [True, False], ids=["js", "no-js"])
def test_what_fits_is_found_and_a_kandidaat_is_brought(page_at, cora, javascript):
    page = page_at(
        390, "/vacatures/passend/", storage_state=cora, javascript=javascript
    )
    found = ask(page)
    # What somebody can and wants stands in no address.
    expect(page).to_have_url(ASKED)
    expect(found.first).to_contain_text(re.compile("Past: .*in Zwolle"))
    expect(found.first).to_contain_text(re.compile("uur|uren in overleg"))
    expect(page.get_by_label("Uren per week, minstens")).to_have_value("16")
    if javascript:
        assert violations(page) == []
    page.get_by_role("button", name="Toon de volgende 20").click()
    more = page.get_by_role("region", name="Meer vacatures, pagina 2")
    expect(more.locator("ol")).to_have_attribute("start", "21")
    expect(page).to_have_url(ASKED)
    more.get_by_role("button", name=re.compile("^Draag voor")).first.click()
    page.wait_for_url(ONE)
    told = page.get_by_text(re.compile("Je draagt kandidaat [0-9]+ voor"))
    expect(told).to_be_visible()
    label = re.search("kandidaat [0-9]+", told.inner_text()).group().capitalize()
    page.get_by_role("button", name=f"{label}: Prettig gesprek").click()
    expect(page.get_by_text(f"{label}: prettig gesprek.")).to_be_visible()
    page.get_by_role("button", name=f"{label}: Proefplaatsing").click()
    expect(page.get_by_text(f"{label}: proefplaatsing.")).to_be_visible()


def test_the_form_comes_back_with_what_is_wrong(page_at, cora):
    page = page_at(390, "/vacatures/passend/", storage_state=cora)
    page.get_by_label("Uren per week, minstens").fill("30")
    page.get_by_label("Uren per week, hooguit").fill("20")
    page.get_by_role("button", name="Zoek", exact=True).click()
    expect(page.locator(":focus")).to_have_attribute("role", "alert")
    expect(page.get_by_label("Uren per week, minstens")).to_have_value("30")
    page.get_by_role("link", name="Kies een gemeente.").click()
    expect(page.get_by_label("Waar woont iemand?")).to_be_focused()


def test_the_browser_keeps_nothing_to_go_back_to_but_asks_again(
    product, chromium, cora
):
    # Without a watcher: that the first way back fails is what this is about.
    context = chromium.new_context(base_url=product.url, storage_state=cora)
    page = context.new_page()
    page.goto("/vacatures/passend/")
    found = ask(page)
    found.first.get_by_role("heading").get_by_role("link").click()
    page.wait_for_url(ONE)
    with pytest.raises(Error, match="ERR_CACHE_MISS"):
        page.go_back()
    expect(page).to_have_url(re.compile("^chrome-error:"))
    page.reload()
    expect(found).to_have_count(20)
    expect(page.get_by_label("Uren per week, minstens")).to_have_value("16")
    context.close()
