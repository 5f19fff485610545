"""What the platform exists for: two people of two organisations fill a vacature."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.accessibility import violations
from tests.browser.mailbox import Mailbox
from tests.browser.members import log_in
from tests.factories import PASSWORD

ONE = re.compile(r":\d+/vacatures/\d+/$")
TITLE = "Medewerker vlaggenmakerij"
QUOTED = f"‘{TITLE}’"
BOARD = "/vacatures/?q=vlaggenmakerij"
ANNE, BRAM = "anne@kampen.voorbeeld.example", "bram@uwv.voorbeeld.example"
MAKE = f"""
from home.models import Ambition
from profiles.organisations.models import Organisation
from tests.factories import create_member
for name, email, works_at in [
    ("Anne Veldhuis", "{ANNE}", "Gemeente Kampen"),
    ("Bram Oosterhof", "{BRAM}", "UWV regio"),
]:
    organisation = Organisation.objects.get(name=works_at)
    create_member(name=name, email=email, organisation=organisation, slug=email[:4])
ambition = Ambition.objects.get()
ambition.shows_placements = True
ambition.save()
"""
HAPPENED = [
    "Bram Oosterhof meldde een plek als vervuld.*2 van 2 plekken zijn vervuld",
    "Bram Oosterhof meldde een plek als vervuld.*1 van 2 plekken zijn vervuld",
    "Bram Oosterhof neemt het over van jou",
    "Jij vraagt Bram Oosterhof om het over te nemen.*De bedrijfsleider heet Wim",
    "Bram Oosterhof doet mee",
    "Jij liet deze vacature zien.*Aan 1 collega",
    "Jij deelde deze vacature",
]
FILLED_ELSEWHERE = re.compile(r"Daarnaast: ([\d.]+) plek")


@pytest.fixture
def both(page_at, product):
    """Anne of a gemeente at a desk and Bram of UWV on a phone, at the same time."""
    product.manage("shell", "-v0", "-c", MAKE)
    anne, bram = (page_at(width, "/account/login/") for width in (1280, 390))
    log_in(anne, ANNE, PASSWORD)
    log_in(bram, BRAM, PASSWORD)
    return anne, bram


@pytest.fixture
def visitor(page_at):
    return page_at(1280)


def placed(visitor):
    """Return how many places the front page says were filled on the board."""
    visitor.goto("/")
    expect(visitor.get_by_text(FILLED_ELSEWHERE)).to_be_visible()
    text = visitor.get_by_text(FILLED_ELSEWHERE).inner_text()
    return int(FILLED_ELSEWHERE.search(text).group(1).replace(".", ""))


def bell(page, count):
    """Wait until the bell tells of so much that is new."""
    name = f"Meldingen: {count} nieuw" if count else "Meldingen"
    expect(page.get_by_role("link", name=name, exact=True)).to_be_visible()


def open_from_inbox(page, title):
    """Follow a notification from the list of all of them to its vacature."""
    page.goto("/mijn/meldingen/")
    page.get_by_role("button", name=title).click()
    page.wait_for_url(ONE)
    expect(page.get_by_role("heading", level=1, name=TITLE)).to_be_visible()


def follow(page, mail):
    """Open the link in a mail; it leads to the vacature."""
    page.goto(mail.path)
    expect(page.get_by_role("heading", level=1, name=TITLE)).to_be_visible()


def share_a_vacature(page):
    page.goto("/vacatures/nieuw/")
    page.get_by_label("Bij welke werkgever?").fill("Vlaggenmakerij De Wimpel")
    page.get_by_label("Welk werk is het?").fill(TITLE)
    page.get_by_label("In welke gemeente is het werk?").select_option(label="Kampen")
    page.get_by_label("Wat voor plek is het?").select_option(label="Leerwerkbaan")
    page.get_by_label("Hoeveel plekken zijn er?").fill("2")
    page.get_by_label("Wat ga je doen?").fill("Vlaggen knippen, naaien en inpakken.")
    page.get_by_role("button", name="Deel deze vacature").click()
    page.wait_for_url(ONE)
    expect(page.get_by_text("Je vacature is gedeeld")).to_be_visible()


def opened(page, summary):
    """Open one of the forms on the page of a vacature and return it."""
    details = page.locator("details", has=page.get_by_text(summary, exact=True))
    details.locator("summary").click()
    return details


def fill_one_place(page):
    form = opened(page, "Meld als vervuld")
    form.get_by_label("Hoeveel plekken?").fill("1")
    form.get_by_role("button", name="Meld als vervuld").click()
    expect(page.get_by_text("Mooi! Dat telt mee voor de hele regio.")).to_be_visible()


def show(page):
    form = opened(page, "Laat deze vacature zien")
    form.get_by_label("Collega’s").select_option(label="Bram Oosterhof")
    form.get_by_label("Waarom stuur je dit?").fill("Jij kent vast iemand.")
    form.get_by_role("button", name="Stuur door").click()
    expect(page.get_by_text("Je collega’s krijgen bericht")).to_be_visible()


def join(page):
    """Take part in what stands in the inbox, and see it on the board."""
    page.goto(BOARD)
    expect(page.get_by_text("Anne Veldhuis pakt dit op.")).to_be_visible()
    open_from_inbox(page, f"Iets voor jou? {QUOTED}")
    bell(page, 0)
    page.get_by_role("button", name="Pak op", exact=True).click()
    expect(page.get_by_text("We hebben je antwoord bewaard")).to_be_visible()
    page.goto(BOARD)
    expect(page.get_by_text("Anne en jij pakken dit samen op.")).to_be_visible()


def hand_over(page):
    form = opened(page, "Draag over")
    form.get_by_label("Aan wie?").select_option(label="Bram Oosterhof, UWV regio")
    form.get_by_label("Wat moet je collega weten?").fill("De bedrijfsleider heet Wim.")
    form.get_by_role("button", name="Vraag je collega").click()
    expect(page.get_by_text("Je wacht op antwoord van Bram Oosterhof")).to_be_visible()


def take_over(page):
    page.get_by_role("button", name="Neem over", exact=True).click()
    expect(page.get_by_text("Jij bent nu het aanspreekpunt")).to_be_visible()


def fill(page):
    """Fill the one place and then the other, and say what one did."""
    fill_one_place(page)
    expect(page.get_by_text("1 vrij, 1 vervuld")).to_be_visible()
    fill_one_place(page)
    expect(page.get_by_text("0 vrij, 2 vervuld")).to_be_visible()
    page.get_by_label("Gesprek gevoerd").check()
    page.get_by_role("button", name="Bewaar wat ik deed").click()
    expect(page.get_by_text("Dank je. Dit is bewaard.")).to_be_visible()
    expect(page.get_by_label("Gesprek gevoerd")).to_be_checked()


def assert_tells_who_did_what(page):
    """Look for both organisations, and for who did what, when and why."""
    expect(page.get_by_text("Gemeente Kampen, UWV regio")).to_be_visible()
    expect(page.get_by_text("gedeeld", exact=True)).to_be_visible()
    expect(page.get_by_label("Vacature gevonden")).to_be_checked()
    happened = page.locator(".dw-timeline li")
    expect(happened).to_have_text([re.compile(step, re.DOTALL) for step in HAPPENED])
    expect(happened.locator("time")).to_have_count(len(HAPPENED))
    page.goto(BOARD)
    expect(page.get_by_text("Bram en jij deden dit samen.")).to_be_visible()


def test_one_enters_and_the_other_fills_and_each_hears_what_matters(
    both, visitor, product, keep_screenshot
):
    anne, bram = both
    post = Mailbox(product, TITLE)
    before = placed(visitor)

    share_a_vacature(anne)
    show(anne)
    [shown] = post.wait_for(1)
    assert shown[:2] == (BRAM, f"Iets voor jou? {QUOTED}")
    assert "Jij kent vast iemand." in shown.text

    follow(bram, shown)
    bell(bram, 1)
    join(bram)
    joined = post.wait_for(2)[1]
    assert joined[:2] == (ANNE, f"Een collega doet mee met {QUOTED}")

    follow(anne, joined)
    bell(anne, 1)
    hand_over(anne)
    asked = post.wait_for(3)[2]
    assert asked[:2] == (BRAM, f"Neem jij {QUOTED} over?")
    assert "De bedrijfsleider heet Wim." in asked.text
    bram.reload()
    expect(bram.get_by_text("Anne Veldhuis draagt over aan jou.")).to_be_visible()

    follow(bram, asked)
    bell(bram, 1)
    assert violations(bram) == []
    take_over(bram)
    given = post.wait_for(4)[3]
    assert given[:2] == (ANNE, f"{QUOTED} is overgedragen")

    follow(anne, given)
    bell(anne, 2)
    fill(bram)
    assert violations(bram) == []
    keep_screenshot(bram, "vacature-samen-vervuld-390")

    # What happens within ten minutes after a mail of that kind goes as one mail.
    post.send_what_waited()
    filled = post.wait_for(5)[4]
    assert filled[:2] == (ANNE, "2 nieuwe meldingen: Mijn vacatures")
    assert filled.text.count(f"Mooi! Een plek vervuld bij {QUOTED}") == 2
    follow(anne, filled)
    bell(anne, 4)
    keep_screenshot(anne, "vacature-samen-vervuld-1280")
    assert_tells_who_did_what(anne)

    # Each place counts once, and nobody else got mail about it.
    assert placed(visitor) == before + 2
    assert post.mails() == [shown, joined, asked, given, filled]
