"""Vacatures outside of the board: programs, pages of others, and what is closed."""

import http.server
import re
import threading

import pytest
from playwright.sync_api import expect

from tests.browser.accessibility import violations
from tests.browser.members import CORA, session_of

KEYS = "/organisaties/gemeente-zwolle/sleutels/"
OPEN_ONES = "/api/v1/vacatures"
LIST = "/vacatures/lijst/?gemeente=zwolle"
MOST_BYTES = 30_000
BOTH = pytest.mark.parametrize("javascript", [True, False], ids=["js", "no-js"])
CLOSED = """
from profiles.vacatures.models import Vacature
print(Vacature.objects.closed_in_public().filter(merged_into=None).first().pk)
"""


@pytest.fixture(scope="module")
def cora(product, chromium):
    return session_of(product, chromium, CORA)


@pytest.fixture(scope="module")
def closed(product):
    """The address of a vacature that everybody could read, and that is over."""
    return f"/vacatures/{product.manage('shell', '-v0', '-c', CLOSED).strip()}/"


@BOTH
def test_a_key_opens_the_door_until_it_is_revoked(page_at, cora, javascript):
    page = page_at(390, KEYS, storage_state=cora, javascript=javascript)
    name = f"Klantvolgsysteem {'met' if javascript else 'zonder'} script"
    page.get_by_label("Voor welk programma?").fill(name)
    page.get_by_label("Open vacatures lezen").check()
    page.get_by_role("button", name="Maak een sleutel").click()
    expect(page.get_by_text("Je ziet deze sleutel maar één keer")).to_be_visible()
    secret = page.locator("code").inner_text()
    if javascript:
        assert violations(page) == []

    def ask():
        headers = {"Authorization": f"Bearer {secret}"}
        return page.request.get(OPEN_ONES, headers=headers)

    answer = ask()
    assert answer.status == 200
    assert answer.json()["vacatures"]
    page.goto(KEYS)
    expect(page.get_by_role("heading", name=name)).to_be_visible()
    expect(page.get_by_text(secret)).to_have_count(0)
    page.get_by_role("button", name=re.compile(f"Trek in.*{name}")).click()
    expect(page.get_by_text(f"‘{name}’ werkt niet meer")).to_be_visible()
    refused = ask()
    assert refused.status == 401
    assert refused.headers["content-type"].startswith("application/problem+json")


@pytest.fixture
def elsewhere(product):
    """The address of a page of another site, with our list in a frame."""
    page = f'<!doctype html><title>Elders</title><iframe src="{product.url}{LIST}">'

    class Page(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(page.encode())

        def log_message(self, *_):
            """Stay quiet: the test looks at what the browser got."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Page) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def test_the_list_stands_light_and_without_cookies_in_the_page_of_another_site(
    chromium, product, elsewhere
):
    context = chromium.new_context()
    page = context.new_page()
    ours = []
    page.on("response", lambda answer: ours.append(answer))
    page.goto(elsewhere)
    frame = page.frame_locator("iframe")
    expect(frame.get_by_role("heading", name="Vacatures: Zwolle")).to_be_visible()
    link = frame.get_by_role("listitem").get_by_role("link").first
    expect(link).to_have_attribute("target", "_blank")
    page.wait_for_load_state("networkidle")
    got = [answer for answer in ours if answer.url.startswith(product.url)]
    assert all(answer.status == 200 for answer in got)
    assert 0 < sum(len(answer.body()) for answer in got) <= MOST_BYTES
    assert context.cookies() == []
    context.close()


@BOTH
def test_who_comes_for_a_closed_vacature_is_shown_others(page_at, closed, javascript):
    page = page_at(390, javascript=javascript)
    assert page.goto(closed).status == 410
    expect(page.get_by_text("Deze vacature is gesloten op")).to_be_visible()
    expect(page.locator("main a[href^='tel:']")).to_have_count(0)
    if javascript:
        assert violations(page) == []
    other = page.locator(".dw-vacancy a").first
    title = other.inner_text()
    other.click()
    expect(page.get_by_role("heading", level=1, name=title)).to_be_visible()
