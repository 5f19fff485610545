"""Signing up for an event as a visitor does, from the stored page to the way out."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.accessibility import violations

EVENT = "/agenda/werkgeversontbijt-meppel/"
LINK = """
from events.links import Purpose, path
from events.models import Registration
print(path(Registration.objects.get(email="{email}"), Purpose.CONFIRM))
"""


@pytest.mark.parametrize(
    ("width", "javascript"), [(390, False), (1280, True)], ids=["phone", "desktop"]
)
def test_a_visitor_signs_up_confirms_and_cancels(page_at, product, width, javascript):
    email = f"bezoeker-{width}@voorbeeld.example"
    page = page_at(width, EVENT, javascript=javascript)
    page.get_by_role("link", name="Meld je aan", exact=True).click()
    expect(page).to_have_url(re.compile(r"/aanmelden/$"))
    page.get_by_label("Je naam").fill("Femke Postma")
    page.get_by_label("Je e-mailadres").fill(email)
    page.get_by_role("button", name="Meld je aan").click()
    expect(page).to_have_url(re.compile(r"/aanmelden/gelukt/$"))
    expect(page.get_by_role("heading", name="Kijk in je mail")).to_be_visible()
    page.goto(product.manage("shell", "-v0", "-c", LINK.format(email=email)).strip())
    page.get_by_role("button", name="Ja, ik kom").click()
    expect(page.get_by_role("heading", name="Je bent aangemeld")).to_be_visible()
    page.get_by_role("button", name="Meld je af").click()
    expect(page.get_by_role("heading", name="Je bent afgemeld")).to_be_visible()


@pytest.mark.parametrize("width", [390, 1280])
def test_the_form_with_tables_is_whole_and_accessible(page_at, keep_screenshot, width):
    page = page_at(width, "/agenda/praktijkmiddag-zes-tafels/aanmelden/")
    expect(page.get_by_text("Ronde 2: aan welke tafel schuif je aan?")).to_be_visible()
    keep_screenshot(page, f"aanmelden-{width}")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert violations(page) == []


def test_the_page_of_an_event_sets_no_cookie(page_at):
    page = page_at(1280, EVENT)
    expect(page.get_by_text(re.compile("van de 40 plekken"))).to_be_visible()
    assert page.context.cookies() == []
