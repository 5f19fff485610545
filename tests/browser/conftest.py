"""A real Chromium in front of the real product."""

import os
import re
import shutil

import pytest
from django.conf import settings
from playwright.sync_api import expect, sync_playwright

from tests.browser import product as products
from tests.browser.watching import Watcher

SCREENSHOTS = settings.VAR_DIR / "screenshots"
# Quiet on the network, and able to run as root in a container.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# A machine that does more at once is slow, not wrong.
expect.set_options(timeout=20_000)
HEIGHTS = {390: 844, 1280: 900}


def pytest_collection_modifyitems(items):
    for item in items:
        if item.path.is_relative_to(settings.BASE_DIR / "tests" / "browser"):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def product(tmp_path_factory):
    """The product as make run starts it, on demo data of its own."""
    with products.running(tmp_path_factory.mktemp("product") / "var") as product:
        yield product


@pytest.fixture(scope="session")
def chromium():
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not path:
        pytest.fail("Chromium is missing. make test installs it where it can.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def page_at(product, chromium):
    """Return a function: a page of so many pixels wide, watched for problems."""
    opened = []

    def open_page(width, path="/", *, javascript=True, **options):
        context = chromium.new_context(
            base_url=product.url,
            viewport={"width": width, "height": HEIGHTS.get(width, 900)},
            java_script_enabled=javascript,
            locale="nl-NL",
            timezone_id="Europe/Amsterdam",
            reduced_motion="reduce",
            **options,
        )
        opened.append((context, Watcher(context, product.url)))
        page = context.new_page()
        page.goto(path)
        return page

    yield open_page
    for context, _watcher in opened:
        context.close()
    problems = [problem for _context, watcher in opened for problem in watcher.problems]
    assert problems == [], f"{problems}\n{product.failures()}"


@pytest.fixture
def keep_screenshot(request):
    """Return a function that keeps a picture of a whole page under var/screenshots."""

    def keep(page, name=None):
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        name = name or re.sub(r"[^\w-]+", "-", request.node.name).strip("-")
        page.screenshot(path=SCREENSHOTS / f"{name}.png", full_page=True)

    return keep
