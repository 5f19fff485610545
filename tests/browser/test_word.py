"""What comes from Word: a file that becomes a draft, and text that is pasted."""

import re

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import expect

from core.blocks.body import RICH_TEXT_FEATURES
from tests.stories.word_files import LONG, picture, story_document, upload

PASSWORD = "welkom-in-de-regio"
LIBRARY = "from stories.models import StoryIndexPage as S; print(S.objects.get().pk)"
BODY = """
from stories.models import StoryPage
story = StoryPage.objects.get(pk={pk}).get_latest_revision_as_object()
print("".join(block.value.source for block in story.body))
"""
ALLOWED = {*RICH_TEXT_FEATURES, "p", "br", "b", "i", "a", "li"} - {
    *("bold", "italic", "link"),
}
# As Word puts it on the clipboard, from a heading down to its own list marks.
FROM_WORD = """
<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>
p.MsoNormal {font-family: "Comic Sans MS"; color: red}</style></head>
<body lang=NL style='tab-interval:35.4pt'><!--StartFragment-->
<h1 style='margin-top:12pt'><span style='color:#2F5496'>Grote kop<o:p></o:p></span></h1>
<h2>Hoe het begon</h2>
<h4>Kleine kop</h4>
<p class=MsoNormal style='text-align:center'><span style='font-size:26pt;color:red;
background:yellow;font-family:"Comic Sans MS"'>Gewone tekst met <b>vet</b>,
<i>cursief</i>, <u>streep</u> en <s>doorgehaald</s>.<o:p></o:p></span></p>
<p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'><![if !supportLists]>
<span style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span><![endif]>meel</p>
<ul><li>water</li><li>zout</li></ul><ol><li>kneden</li></ol>
<table class=MsoTableGrid border=1><tr><td><p>Wie</p></td><td><p>Sanne</p></td></tr>
</table>
<p><a href="https://voorbeeld.example/loket">het loket</a>
<a href="javascript:alert(1)">klik</a></p>
<p><img src="file:///C:/Temp/image001.png" width=300 onerror="alert(1)"></p>
<script>alert(1)</script><iframe src="https://voorbeeld.example"></iframe>
<!--EndFragment--></body></html>
"""
PASTE = """
(field, html) => {
  const clipboard = new DataTransfer();
  clipboard.setData("text/html", html);
  clipboard.setData("text/plain", "tekst");
  const options = {clipboardData: clipboard, bubbles: true, cancelable: true};
  field.dispatchEvent(new ClipboardEvent("paste", options));
}
"""


# The editor hands its text to the form a moment after each change.
IN_THE_FORM = """
(words) => [...document.querySelectorAll("input[type=hidden]")]
  .some((input) => input.value.includes(words))
"""


@pytest.fixture
def library(product):
    """The number of the demo's library."""
    return product.manage("shell", "-v0", "-c", LIBRARY).strip()


@pytest.fixture
def unwatched_page(product, chromium):
    """A page of which nobody reads the console.

    The editor parses what is pasted in a document apart, where the browser complains
    of every colour that it refuses.
    """
    context = chromium.new_context(base_url=product.url, locale="nl-NL")
    page = context.new_page()
    page.goto("/account/login/")
    yield page
    context.close()


def log_in(page):
    page.get_by_label("E-mailadres").fill("redacteur@voorbeeld.example")
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda address: "login" not in address)
    return page


def test_a_word_file_opens_in_the_editor_with_its_points_beside_it(
    page_at, library, keep_screenshot, tmp_path
):
    document = story_document(LONG, ("Hoe het begon", "Heading 1"), LONG)
    document.add_picture(picture(width=900, height=600))
    document.add_paragraph("Sanne kneedt. Foto: Jan Smit", "Caption")
    document.add_table(1, 2).cell(0, 0).text = "Dag"
    path = tmp_path / "verhaal.docx"
    path.write_bytes(upload(document).read())
    admin = log_in(page_at(1280, "/account/login/"))
    admin.goto(f"/admin/pages/add/stories/storypage/{library}/")
    admin.get_by_role("link", name="Nieuw verhaal van Word-bestand").click()
    admin.get_by_label("Word-bestand").set_input_files(path)
    admin.get_by_role("button", name="Maak een concept").click()
    admin.wait_for_url(re.compile(r"/edit/$"))
    expect(admin.get_by_text("Je verhaal staat klaar als concept")).to_be_visible()
    admin.get_by_role("button", name="Toon/verberg opmerkingen").click()
    # The points stand at the height of their fields, so the screen must show both.
    admin.set_viewport_size({"width": 1280, "height": 2600})
    for words in ("Foto afbeelding-1", "Kloppen soort en vorm", "Een tabel is"):
        admin.get_by_text(f"Uit Word: {words}").wait_for()
    keep_screenshot(admin)


def test_pasting_from_word_keeps_only_what_the_blocks_allow(
    unwatched_page, product, library
):
    admin = log_in(unwatched_page)
    dialogs = []
    admin.on("dialog", lambda dialog: dialogs.append(dialog))
    admin.goto(f"/admin/pages/add/stories/storypage/{library}/")
    admin.get_by_role("button", name="Artikel").click()
    admin.wait_for_url(re.compile(r"/edit/$"))
    story = re.search(r"/(\d+)/edit/$", admin.url)[1]
    field = admin.locator(".public-DraftEditor-content").first
    field.click()
    admin.keyboard.press("Control+A")
    field.evaluate(PASTE, FROM_WORD)
    admin.wait_for_function(IN_THE_FORM, arg="Hoe het begon")
    with admin.expect_response(re.compile(r"/edit/$")):
        admin.get_by_role("button", name="Bewaar concept").click()
    html = product.manage("shell", "-v0", "-c", BODY.format(pk=story))
    tags = BeautifulSoup(html, "lxml").body.find_all(True)
    assert "<h2" in html
    assert {tag.name for tag in tags} <= ALLOWED
    assert {name for tag in tags for name in tag.attrs} <= {"href", "data-block-key"}
    assert [tag["href"] for tag in tags if tag.name == "a"] == [
        "https://voorbeeld.example/loket"
    ]
    assert dialogs == []
