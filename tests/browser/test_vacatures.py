"""Two people fill a vacature side by side, and one does it without a mouse."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.accessibility import violations
from tests.browser.members import CORA, log_in

# The demo logins: they work at two different gemeenten.
ASKER, RECEIVER = "lid@voorbeeld.example", CORA
ONE = re.compile(r":\d+/vacatures/\d+/$")
TITLE = "Hulp bij de geitenboerderij"
MOST_STOPS = 80  # places where Tab stops before it should have been there
HOLDS = """
from profiles.vacatures.models import Vacature
vacature = Vacature.objects.get(title="{title}")
print(vacature.places_filled, vacature.placements.get().organisations.count())
"""


def inside(page_at, email, width):
    page = page_at(width, "/account/login/")
    log_in(page, email)
    return page


def tab_to(page, target):
    """Press Tab until something has the focus, and look whether that can be seen."""
    for _press in range(MOST_STOPS):
        page.keyboard.press("Tab")
        if target.evaluate("element => element === document.activeElement"):
            outline = target.evaluate(
                "element => getComputedStyle(element).outlineStyle"
            )
            assert outline != "none"
            return
    raise AssertionError(f"The keyboard does not reach {target}")


@pytest.fixture
def both(page_at):
    return inside(page_at, ASKER, 1280), inside(page_at, RECEIVER, 390)


def test_from_entry_to_a_result_that_counts_for_both(both, product):
    lies, cora = both
    lies.goto("/vacatures/nieuw/")
    lies.get_by_label("Bij welke werkgever?").fill("Geitenboerderij Het Bokje")
    lies.get_by_label("Welk werk is het?").fill(TITLE)
    lies.get_by_label("In welke gemeente is het werk?").select_option(label="Kampen")
    lies.get_by_label("Wat voor plek is het?").select_option(label="Leerwerkbaan")
    lies.get_by_label("Wat ga je doen?").fill("Melken, voeren en de stal schoonmaken.")
    lies.get_by_label("Wie wil, mag het oppakken").check()
    lies.get_by_role("button", name="Deel deze vacature").click()
    lies.wait_for_url(ONE)
    expect(lies.get_by_text("Je vacature is gedeeld")).to_be_visible()
    assert violations(lies) == []

    cora.goto(f"/vacatures/?q={TITLE.split()[-1]}")
    cora.get_by_role("link", name=TITLE, exact=True).click()
    cora.wait_for_url(ONE)
    cora.get_by_role("button", name="Pak op", exact=True).click()
    expect(cora.get_by_text("Jij bent nu het aanspreekpunt")).to_be_visible()
    assert violations(cora) == []

    lies.goto("/mijn/meldingen/")
    expect(lies.get_by_text(f"‘{TITLE}’ is opgepakt").first).to_be_visible()

    cora.get_by_text("Meld als vervuld", exact=True).first.click()
    cora.get_by_role("button", name="Meld als vervuld").click()
    expect(cora.get_by_text("Dat telt mee voor de hele regio").first).to_be_visible()
    expect(cora.get_by_text("gedeeld", exact=True)).to_be_visible()
    lies.goto("/mijn/meldingen/")
    expect(lies.get_by_text(f"Een plek vervuld bij ‘{TITLE}’").first).to_be_visible()
    counted = product.manage("shell", "-v0", "-c", HOLDS.format(title=TITLE))
    assert counted.split() == ["1", "2"]


def test_entering_picking_up_and_filling_go_by_keyboard_alone(page_at):
    page = inside(page_at, ASKER, 1280)
    page.goto("/vacatures/nieuw/")
    for label, typed in {
        "Bij welke werkgever?": "Klompenmakerij De Populier",
        "Welk werk is het?": "Hulp bij de klompenmaker",
        "In welke gemeente is het werk?": "Kampen",
        "Wat voor plek is het?": "Leerwerkbaan",
        "Wat ga je doen?": "Hout aanvoeren en klompen schuren.",
    }.items():
        tab_to(page, page.get_by_label(label))
        page.keyboard.type(typed)
    tab_to(page, page.get_by_label("Ik pak het zelf op"))
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("Wie wil, mag het oppakken")).to_be_checked()
    tab_to(page, page.get_by_role("button", name="Deel deze vacature"))
    page.keyboard.press("Enter")
    page.wait_for_url(ONE)
    tab_to(page, page.get_by_role("button", name="Pak op", exact=True))
    page.keyboard.press("Enter")
    expect(page.get_by_text("Jij bent nu het aanspreekpunt")).to_be_visible()
    fill = page.locator("details", has=page.get_by_label("Hoeveel plekken?"))
    tab_to(page, fill.locator("summary"))
    page.keyboard.press("Enter")
    tab_to(page, fill.get_by_role("button", name="Meld als vervuld"))
    page.keyboard.press("Enter")
    expect(page.get_by_text("Dat telt mee voor de hele regio").first).to_be_visible()
