"""Logging in as people do it: by keyboard, on a phone, with a passkey."""

import re
from itertools import count

import pytest
from playwright.sync_api import expect

from tests.browser.accessibility import violations

PASSWORD = "een-lang-wachtwoord"
NUMBERS = count(1)
FRONT_PAGE = re.compile(r":\d+/$")
INSIDE = re.compile(r":\d+/mijn/")
AFTER_LOGIN = re.compile(r":\d+/(mijn/|account/2fa/authenticate/)")
MAKE_MEMBER = """
from allauth.account.models import EmailAddress
from accounts.models import User
user = User.objects.create_user("{email}", "{password}")
EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
"""
SHOW_CODE = """
from allauth.mfa.totp.internal import auth
(counter,) = auth.yield_hotp_counters_from_time()
print(auth.format_hotp_value(auth.hotp_value("{secret}", counter)))
"""
SCREENS = {
    "e-mailadres": "/account/email/",
    "wachtwoord": "/account/password/change/",
    "twee-stappen": "/account/2fa/",
    "app-instellen": "/account/2fa/totp/activate/",
    "toegangssleutels": "/account/2fa/webauthn/",
    "toegangssleutel-maken": "/account/2fa/webauthn/add/",
    "apparaten": "/account/sessions/",
    "uitloggen": "/account/logout/",
}


@pytest.fixture
def member(product):
    """The address of a new member with a password."""
    email = f"lid-{next(NUMBERS)}@voorbeeld.example"
    code = MAKE_MEMBER.format(email=email, password=PASSWORD)
    product.manage("shell", "-v0", "-c", code)
    return email


def log_in(page, email):
    page.goto("/account/login/")
    page.get_by_label("E-mailadres").fill(email)
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(AFTER_LOGIN)


def prove_who(page):
    """Give the password again, as what matters asks for."""
    page.goto("/account/reauthenticate/")
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(AFTER_LOGIN)


def plug_in_authenticator(page):
    """Let the browser have something that makes and keeps passkeys, now empty."""
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
    }
    device.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def log_out(page):
    page.goto("/account/logout/")
    page.get_by_role("button", name="Log uit").click()
    page.wait_for_url(FRONT_PAGE)


def assert_sound(page, width):
    assert page.locator("h1").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert violations(page) == []


@pytest.mark.parametrize("javascript", [True, False], ids=["js", "no-js"])
def test_a_member_logs_in_and_out(page_at, member, javascript):
    page = page_at(390, javascript=javascript)
    log_in(page, member)
    page.goto("/account/email/")
    expect(page.get_by_text(f"Je logt in met {member}")).to_be_visible()
    page.get_by_role("button", name="Uitloggen").click()
    page.wait_for_url(FRONT_PAGE)
    page.goto("/account/email/")
    expect(page.get_by_role("heading", level=1, name="Inloggen")).to_be_visible()


def test_after_a_mistake_the_list_of_mistakes_has_the_attention(page_at):
    page = page_at(390, "/account/login/")
    page.get_by_role("button", name="Log in", exact=True).click()
    expect(page).to_have_title(re.compile("^Fout: "))
    expect(page.locator(":focus")).to_have_attribute("role", "alert")
    page.get_by_role("link", name="Vul je wachtwoord in.").click()
    expect(page.locator(":focus")).to_have_attribute("name", "password")
    assert_sound(page, 390)


@pytest.mark.parametrize("width", [390, 1280])
def test_every_screen_of_a_member_is_sound(page_at, keep_screenshot, member, width):
    page = page_at(width)
    log_in(page, member)
    prove_who(page)
    for name, path in SCREENS.items():
        page.goto(path)
        assert page.url.endswith(path)
        keep_screenshot(page, f"account-{name}-{width}")
        assert_sound(page, width)


def test_a_member_sets_up_an_app_without_javascript(page_at, product, member):
    page = page_at(390, javascript=False)
    log_in(page, member)
    prove_who(page)
    page.goto("/account/2fa/totp/activate/")
    assert page.get_by_role("img", name="QR-code").bounding_box()["width"] > 200
    secret = page.locator("main strong").inner_text().replace(" ", "")
    code = product.manage("shell", "-v0", "-c", SHOW_CODE.format(secret=secret))
    page.get_by_label("Code uit je app").fill(code.strip())
    page.get_by_role("button", name="Zet aan").click()
    expect(page.get_by_text("Je hebt nog 10 van de 10 codes")).to_be_visible()
    recovery_code = page.locator("main li strong").first.inner_text()
    log_out(page)
    log_in(page, member)
    page.get_by_label("Code uit je app").fill(recovery_code)
    page.get_by_role("button", name="Log in").click()
    page.wait_for_url(INSIDE)
    page.goto("/account/email/")
    expect(page.get_by_text(member)).to_be_visible()


def test_a_member_logs_in_with_a_passkey(page_at, member):
    page = page_at(1280)
    plug_in_authenticator(page)
    log_in(page, member)
    prove_who(page)
    page.goto("/account/2fa/webauthn/add/")
    page.get_by_label("Naam").fill("Mijn laptop")
    page.get_by_role("button", name="Maak de sleutel").click()
    page.wait_for_url("**/account/2fa/recovery-codes/")
    page.goto("/account/2fa/webauthn/")
    expect(page.get_by_role("heading", name="Mijn laptop")).to_be_visible()
    log_out(page)
    page.goto("/account/login/")
    page.get_by_role("button", name="Log in met een toegangssleutel").click()
    page.wait_for_url(AFTER_LOGIN)
    page.goto("/account/email/")
    expect(page.get_by_text(member)).to_be_visible()


def test_a_passkey_that_fails_says_so(page_at):
    page = page_at(390, "/account/login/")
    plug_in_authenticator(page)
    page.get_by_role("button", name="Log in met een toegangssleutel").click()
    page.get_by_role("alert").filter(has_text="Dat lukte niet.").wait_for()


def test_without_javascript_there_is_no_passkey(page_at):
    page = page_at(390, "/account/login/", javascript=False)
    expect(page.get_by_role("link", name="Mail me een code")).to_be_visible()
    expect(page.locator("#passkey_login")).to_be_hidden()
