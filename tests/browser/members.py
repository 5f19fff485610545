"""Members at their own screens."""

import re

from accounts.demo import PASSWORD

INSIDE = re.compile(r":\d+/mijn/")
CORA = "coordinator@voorbeeld.example"


def log_in(page, email, password=PASSWORD):
    """Fill in the login page that is open and wait until it let somebody in."""
    page.get_by_label("E-mailadres").fill(email)
    page.get_by_label("Wachtwoord", exact=True).fill(password)
    page.get_by_role("button", name="Log in", exact=True).click()
    page.wait_for_url(INSIDE)


def session_of(product, chromium, email):
    """Return what a browser keeps of somebody who is logged in, to start others with.

    ``page_at(width, path, storage_state=...)`` saves every test the login.
    """
    context = chromium.new_context(base_url=product.url)
    page = context.new_page()
    page.goto("/account/login/")
    log_in(page, email)
    state = context.storage_state()
    context.close()
    return state
