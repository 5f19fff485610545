"""What members see and do, from the first visit on."""

import re
import time

import pytest
from playwright.sync_api import expect

from accounts.demo import PASSWORD
from tests.browser.accessibility import violations

SCREENS = {
    "mijn-platform": "/mijn/",
    "mijn-profiel": "/mijn/profiel/",
    "wie-ziet-wat": "/mijn/profiel/wie-ziet-wat/",
    "meldingen": "/mijn/meldingen/",
    "meldingen-instellen": "/mijn/meldingen/instellingen/",
    "overdragen": "/mijn/overdragen/",
    "wie-is-wie": "/wie-is-wie/",
    "wie-is-wie-kaart": "/wie-is-wie/?kaart=ja",
    "wie-is-wie-niets-gevonden": "/wie-is-wie/?q=zzzzzz",
    "vacatures": "/vacatures/",
    "vacatures-niets-gevonden": "/vacatures/?q=zzzzzz",
    "werkgevers": "/werkgevers/",
    "werkgevers-niets-gevonden": "/werkgevers/?q=zzzzzz",
    "werkgever-nieuw": "/werkgevers/nieuw/",
    "organisaties": "/organisaties/",
    "gegevens": "/account/gegevens/",
}
INSIDE = re.compile(r":\d+/mijn/")
CODE = re.compile(r"^\d{4}-\d{4}$", re.MULTILINE)
SECONDS_FOR_MAIL = 90


def log_in(page, name):
    page.goto("/account/login/")
    page.get_by_label("E-mailadres").fill(f"{name}@voorbeeld.example")
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(INSIDE)


def code_mailed_to(product, address):
    """Return the newest code that the product mailed to an address."""
    until = time.monotonic() + SECONDS_FOR_MAIL
    while time.monotonic() < until:
        for path in sorted((product.var / "mail").glob("*"), reverse=True):
            text = path.read_text(errors="replace")
            if address in text and (found := CODE.search(text)):
                return found.group()
        time.sleep(1)
    raise AssertionError(f"No code was mailed to {address}")


@pytest.mark.parametrize("width", [390, 1280])
def test_every_screen_of_a_member_is_whole_and_accessible(
    page_at, keep_screenshot, width
):
    page = page_at(width)
    log_in(page, "coordinator")
    for name, path in SCREENS.items():
        assert page.goto(path).status == 200, path
        keep_screenshot(page, f"lid-{name}-{width}")
        assert page.locator("h1").count() == 1, path
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        assert violations(page) == [], path


def test_somebody_of_a_known_organisation_comes_in_without_javascript(page_at, product):
    address = "nora.nieuw@kampen.voorbeeld.example"
    page = page_at(390, "/account/signup/", javascript=False)
    page.get_by_label("E-mailadres").fill(address)
    page.get_by_label("Wachtwoord", exact=True).fill("een lange zin van mij")
    page.get_by_label("Wachtwoord, nog een keer").fill("een lange zin van mij")
    page.get_by_role("button", name="Maak een account").click()
    page.get_by_label("Code uit de mail").fill(code_mailed_to(product, address))
    page.get_by_role("button", name="Ga verder").click()
    page.wait_for_url(INSIDE)
    page.goto("/mijn/profiel/")
    expect(page.get_by_text("Je werkt bij Gemeente Kampen")).to_be_visible()
    page.get_by_role("textbox", name="Je naam").fill("Nora Nieuw")
    page.get_by_role("textbox", name="Je functie").fill("Consulent werk")
    page.get_by_role("checkbox", name="Jeugd").check()
    page.get_by_role("button", name="Bewaar mijn profiel").click()
    expect(page.get_by_text("Je profiel is bewaard.")).to_be_visible()
    page.goto("/wie-is-wie/?q=Nora+Nieuw")
    expect(page.get_by_role("link", name="Nora Nieuw", exact=True)).to_be_visible()


def test_a_filter_of_the_directory_swaps_the_list_in_place(page_at):
    page = page_at(1280)
    log_in(page, "lid")
    page.goto("/wie-is-wie/")
    page.evaluate("window.isSamePage = true")
    before = page.locator("#aantal").inner_text()
    option = page.locator("input[name=rol]").last
    option.focus()
    page.keyboard.press("Space")
    page.wait_for_url(re.compile(r"\?.*rol="))
    expect(page.locator("#aantal")).not_to_have_text(before)
    assert page.evaluate("window.isSamePage")
    expect(option).to_be_focused()
    page.go_back()
    expect(page.locator("#aantal")).to_have_text(before)


@pytest.mark.parametrize("javascript", [True, False], ids=["js", "no-js"])
def test_what_somebody_knows_of_an_employer_is_written_by_keyboard(page_at, javascript):
    # The program that looks for mistakes is JavaScript itself.
    wrong = violations if javascript else lambda page: []
    page = page_at(390, "/account/login/", javascript=javascript)
    log_in(page, "coordinator")
    page.goto("/werkgevers/?q=vroege+vogel")
    page.get_by_role("link", name="Kwekerij De Vroege Vogel").press("Enter")
    page.wait_for_url(re.compile(r"/werkgevers/\d+/$"))
    expect(page.get_by_role("heading", name="Vaste contactpersoon")).to_be_visible()
    page.get_by_text("Schrijf iets op", exact=True).press("Enter")
    page.get_by_label("Wat wil je opschrijven?").select_option("telefoon")
    page.get_by_label("Schrijf het op").fill("Bel liever 038 000 00 33")
    page.get_by_role("button", name="Bewaar", exact=True).press("Enter")
    page.wait_for_url(re.compile(r"/notities/$"))
    expect(page.get_by_text("Hier staat een telefoonnummer.")).to_be_visible()
    assert wrong(page) == []
    page.get_by_label("Schrijf het op").fill(f"Bel na twaalven. {'Kas' * 60}")
    page.get_by_role("button", name="Bewaar", exact=True).press("Enter")
    page.wait_for_url(re.compile(r"/werkgevers/\d+/$"))
    expect(page.get_by_text("Je notitie is bewaard.")).to_be_visible()
    expect(page.get_by_text("Bel na twaalven.").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert wrong(page) == []


def test_nobody_outside_sees_the_people(page_at):
    page = page_at(390, "/wie-is-wie/")
    expect(page).to_have_url(re.compile(r"/account/login/\?next=/wie-is-wie/"))
