"""What members of two organisations put right: who holds it, its last day, a count."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.accessibility import violations
from tests.browser.members import CORA, session_of

ONE = re.compile(r":\d+/vacatures/\d+/$")
LIES = "lid@voorbeeld.example"
TITLE = "Medewerker zadelmakerij"


@pytest.fixture
def both(page_at, product, chromium):
    """Lies at a desk, and Cora of another organisation on a phone."""
    return [
        page_at(width, "/mijn/", storage_state=session_of(product, chromium, email))
        for width, email in ((1280, LIES), (390, CORA))
    ]


def enter(page):
    """Enter a vacature that Cora picks up."""
    page.goto("/vacatures/nieuw/")
    page.get_by_label("Bij welke werkgever?").fill("Zadelmakerij De Stijgbeugel")
    page.get_by_label("Welk werk is het?").fill(TITLE)
    page.get_by_label("In welke gemeente is het werk?").select_option(label="Dalfsen")
    page.get_by_label("Wat voor plek is het?").select_option(label="Regulier werk")
    page.get_by_label("Wat ga je doen?").fill("Leer snijden en naaien.")
    page.get_by_label("Een collega pakt het op").check()
    colleagues = page.get_by_label("Welke collega?")
    cora = colleagues.locator("option", has_text="Cora Coördinator")
    colleagues.select_option(value=cora.get_attribute("value"))
    page.get_by_label("Wat moet je collega weten?").fill("Jij kent de baas.")
    page.get_by_role("button", name="Deel deze vacature").click()
    page.wait_for_url(ONE)


def test_what_was_not_meant_is_put_right(both):
    lies, cora = both
    enter(lies)
    expect(lies.get_by_text("is nu het aanspreekpunt")).to_be_visible()

    cora.goto(lies.url)
    expect(cora.get_by_text("Is dat goed?")).to_be_visible()
    assert violations(cora) == []
    cora.get_by_role("button", name="Geef terug").click()
    expect(cora.get_by_text("Je collega is weer het aanspreekpunt")).to_be_visible()

    lies.goto(lies.url)
    expect(lies.get_by_text("Cora Coördinator gaf het terug aan jou")).to_be_visible()
    lies.get_by_text("Meld als vervuld").first.click()
    lies.get_by_role("button", name="Meld als vervuld").click()
    expect(lies.get_by_role("heading", name="Samen vervuld")).to_be_visible()
    lies.get_by_text("Toch niet vervuld?").click()
    assert violations(lies) == []
    lies.get_by_role("button", name="Haal de plek terug").click()
    expect(lies.get_by_text("De plek is weer vrij")).to_be_visible()

    lies.get_by_text("Kies een andere sluitdatum").click()
    lies.get_by_role("button", name="Bewaar de datum").click()
    expect(lies.get_by_text("De vacature staat open tot en met").first).to_be_visible()


def test_who_is_placed_is_counted_from_what_waits(both):
    lies, _cora = both
    waiting = lies.get_by_role("listitem").filter(has_text="Is er een plek vervuld bij")
    waiting.get_by_role("link").first.click()
    lies.wait_for_url(ONE)
    lies.get_by_role("button", name="Tel de plek mee").click()
    expect(lies.get_by_text("· telt mee").first).to_be_visible()

    lies.goto("/mijn/")
    expect(waiting).to_have_count(0)
