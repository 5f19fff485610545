"""The admin works under a policy without 'unsafe-inline'.

Every page is watched: a refused script or style, an error or a request to another host
fails the test. Run this after each upgrade of Wagtail: see docs/security.md.
"""

import io
import re

import pytest
from PIL import Image
from playwright.sync_api import expect

from accounts.demo import PASSWORD

VIEWS = [
    "/admin/",
    "/admin/pages/",
    "/admin/pages/search/?q=werk",
    "/admin/images/",
    "/admin/images/add/",
    "/admin/images/multiple/add/",
    "/admin/documents/",
    "/admin/documents/add/",
    "/admin/documents/multiple/add/",
    "/admin/snippets/",
    "/admin/snippets/organisations/municipality/",
    "/admin/snippets/organisations/municipality/add/",
    "/admin/snippets/home/ambition/",
    "/admin/settings/core/theme/",
    "/admin/settings/core/sitedetails/",
    "/admin/settings/home/navigation/",
    "/admin/users/",
    "/admin/users/new/",
    "/admin/groups/",
    "/admin/redirects/",
    "/admin/redirects/add/",
    "/admin/collections/",
    "/admin/sites/",
    "/admin/workflows/list/",
    "/admin/workflows/add/",
    "/admin/workflows/tasks/index/",
    "/admin/reports/site-history/",
    "/admin/reports/workflow/",
    "/admin/reports/aging-pages/",
    "/admin/reports/locked/",
    "/admin/account/",
]
PAGE_TYPES = [
    "home/homepage",
    "home/standardpage",
    "home/deskfinderpage",
    "stories/storyindexpage",
    "stories/storypage",
    "stories/seriespage",
    "stories/ambassadorindexpage",
    "stories/ambassadorpage",
    "stories/brochureindexpage",
    "stories/brochurepage",
    "events/eventindexpage",
    "events/eventpage",
]
CHOICES = "a.image-choice, a.choose-page, a[data-chooser-modal-choice]"
# It would send rows that are not filled yet, and the refusals count as problems.
STOP_AUTOSAVE = """
form => { form.dataset.controller = form.dataset.controller.replace("w-autosave", "") }
"""


@pytest.fixture
def admin(page_at):
    page = page_at(1280, "/account/login/")
    page.get_by_label("E-mailadres").fill("beheerder@voorbeeld.example")
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda address: "/account/login/" not in address)
    return page


def edit(page, page_type):
    """Open the editor of the first page of a type."""
    page.goto(f"/admin/pages/usage/{page_type}/")
    address = page.locator('main a[href*="/edit/"]').first.get_attribute("href")
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.locator("form[data-edit-form]").evaluate(STOP_AUTOSAVE)


def open_tab(page, name):
    page.get_by_role("tab", name=re.compile(f"^{name}")).click()


def open_chooser(page, field):
    page.locator(f"{field}-chooser .unchosen [data-chooser-action-choose]").click()


def choose_first(page):
    """Choose the first result of the chooser that is open."""
    dialog = page.locator(".modal-dialog")
    dialog.locator(CHOICES).first.click()
    dialog.wait_for(state="hidden")


def test_no_view_needs_what_the_policy_forbids(admin):
    for address in VIEWS:
        response = admin.goto(address)
        assert response.status == 200, address
        policy = response.headers["content-security-policy"]
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy


@pytest.mark.parametrize("page_type", PAGE_TYPES)
def test_no_editor_needs_what_the_policy_forbids(admin, page_type):
    edit(admin, page_type)
    assert admin.locator("form[data-edit-form]").count() == 1


def test_a_picture_and_a_page_can_be_chosen(admin):
    edit(admin, "stories/storypage")
    admin.locator("#id_image-chooser [data-w-dropdown-target=toggle]").click()
    admin.locator("[data-tippy-root] [data-chooser-action-choose]").click()
    before = admin.locator("#id_image").input_value()
    admin.locator(".modal-dialog .image-choice").nth(3).click()
    admin.locator(".modal-dialog").wait_for(state="hidden")
    expect(admin.locator("#id_image")).not_to_have_value(before)

    links = admin.locator('input[name="related_links-TOTAL_FORMS"]')
    total = int(links.input_value())
    admin.locator("#id_related_links-ADD").click()
    expect(links).to_have_value(str(total + 1))
    open_chooser(admin, f"#id_related_links-{total}-target")
    choose_first(admin)
    expect(admin.locator(f"#id_related_links-{total}-target")).not_to_have_value("")


def test_a_document_and_a_date_can_be_chosen_in_a_new_row(admin):
    edit(admin, "stories/brochurepage")
    open_tab(admin, "Bestand")
    total = int(admin.locator('input[name="versions-TOTAL_FORMS"]').input_value())
    admin.locator("#id_versions-ADD").click()
    row = f"#id_versions-{total}"
    open_chooser(admin, f"{row}-document")
    choose_first(admin)
    expect(admin.locator(f"{row}-document")).not_to_have_value("")
    date = admin.locator(f"{row}-published_on")
    date.click()
    admin.locator(".xdsoft_datetimepicker:visible .xdsoft_date").first.click()
    expect(date).to_have_value(re.compile(r"^\d{4}-\d\d-\d\d$"))


def test_a_moment_can_be_picked(admin):
    edit(admin, "events/eventpage")
    start = admin.locator("#id_starts_at")
    before = start.input_value()
    start.click()
    picker = admin.locator(".xdsoft_datetimepicker:visible")
    picker.locator(".xdsoft_date:not(.xdsoft_current)").first.click()
    expect(start).to_have_value(re.compile(r"^\d{4}-\d\d-\d\d \d\d:\d\d$"))
    expect(start).not_to_have_value(before)


def test_a_task_of_a_workflow_can_be_chosen(admin):
    admin.goto("/admin/workflows/add/")
    admin.locator("#id_workflow_tasks-ADD").click()
    task = admin.locator("input[name^=workflow_tasks-][name$=-task]").last
    open_chooser(admin, f"#{task.get_attribute('id')}")
    admin.get_by_role("tab", name="Bestaand").click()
    admin.locator(".modal-dialog a.task-choice").first.click()
    admin.locator(".modal-dialog").wait_for(state="hidden")
    expect(task).not_to_have_value("")


def test_the_rich_text_editor_keeps_its_styles(admin):
    edit(admin, "home/standardpage")
    applied = "[...document.styleSheets].some(sheet => [...sheet.cssRules].some("
    applied += 'rule => rule.cssText.includes("Draftail-block--empty")))'
    admin.wait_for_function(applied)


def test_a_block_can_be_added_and_filled(admin):
    edit(admin, "home/standardpage")
    total = int(admin.locator("[name=body-count]").input_value())
    admin.get_by_role("button", name="Blok invoegen").last.click()
    admin.get_by_role("option", name="Afbeelding", exact=True).click()
    picture = f"#body-{total}-value-image"
    open_chooser(admin, picture)
    choose_first(admin)
    expect(admin.locator(picture)).not_to_have_value("")


def test_the_preview_shows_the_page_in_a_frame(admin):
    edit(admin, "stories/storypage")
    admin.get_by_role("button", name="Toon/verberg voorvertoning").click()
    frame = admin.frame_locator("#w-preview-iframe")
    frame.locator("h1").first.wait_for()
    expect(frame.locator("main h1")).to_have_count(1)


def test_comments_open(admin):
    edit(admin, "stories/storypage")
    admin.get_by_role("button", name="Toon/verberg opmerkingen").click()
    expect(admin.locator("[data-side-panel=comments]")).to_be_visible()


@pytest.mark.parametrize(
    ("kind", "name", "mime_type"),
    [("images", "a.png", "image/png"), ("documents", "a.pdf", "application/pdf")],
)
def test_a_file_can_be_uploaded(admin, kind, name, mime_type):
    admin.goto(f"/admin/{kind}/multiple/add/")
    content = b"%PDF-1.7\n"
    if kind == "images":
        out = io.BytesIO()
        Image.new("RGB", (40, 30), "teal").save(out, "PNG")
        content = out.getvalue()
    file = {"name": name, "mimeType": mime_type, "buffer": content}
    admin.locator("input[type=file]").set_input_files(file)
    title = admin.locator("#upload-list input[name$=title]")
    title.wait_for()
    title.fill("Een nieuwe titel")
    admin.locator("#upload-list button[type=submit]").click()
    expect(admin.locator("#upload-list > li")).to_have_count(0)


def test_the_bar_for_editors_works_on_the_site(admin):
    response = admin.goto("/")
    assert "unsafe" not in response.headers["content-security-policy"]
    admin.locator("wagtail-userbar button").first.click()
    expect(admin.locator("wagtail-userbar [role=menuitem]").first).to_be_visible()
