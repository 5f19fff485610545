"""What no Word file may do to the site, and what its sender hears."""

import io
import socket
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from stories.word import errors, package, parts, reading
from stories.word.errors import WordError
from stories.word.package import ENCRYPTED, OLE_SIGNATURE
from tests.stories.word_files import LONG, add_xml, picture, story_document, upload

LINKED_PICTURE = """
<w:p {ns}><w:r><w:drawing><wp:inline><wp:docPr id="9" name="x"/><a:graphic>
  <a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">
  <pic:pic><pic:blipFill><a:blip HOW="NUMBER"/></pic:blipFill></pic:pic>
  </a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"""
IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
ENTITIES = (
    b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY file SYSTEM "file:///etc/passwd">]>'
)


def refusal(file):
    with pytest.raises(WordError) as refused:
        reading.read_word(file)
    return str(refused.value)


def named(name, content):
    return SimpleUploadedFile(name, content)


def with_body(change):
    return upload(story_document(), replace={"word/document.xml": change})


@pytest.fixture
def no_network(monkeypatch):
    def refuse(*arguments, **options):
        raise AssertionError("something was fetched")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("verhaal.doc", OLE_SIGNATURE + b"oud", errors.OLD_WORD),
        ("verhaal.docx", OLE_SIGNATURE + b"oud", errors.OLD_WORD),
        ("verhaal.docx", OLE_SIGNATURE + ENCRYPTED, errors.LOCKED),
        ("verhaal.docm", b"PK", errors.MACROS),
        ("verhaal.dotm", b"PK", errors.MACROS),
        ("verhaal.pdf", b"%PDF-1.7", errors.NO_WORD),
        ("verhaal.docx", b"%PDF-1.7", errors.NO_WORD),
        ("verhaal.docx", b"<html><body>Verhaal</body></html>", errors.NO_WORD),
        ("verhaal.docx.exe", b"MZ", errors.NO_WORD),
        ("verhaal.docx", b"PK\x03\x04" + b"\x00" * 40, errors.BROKEN),
        ("verhaal.docx", b"", errors.EMPTY),
    ],
)
def test_other_files_are_refused_with_the_way_out(name, content, message):
    assert refusal(named(name, content)) == message


def test_a_file_cut_off_halfway_is_refused():
    whole = upload(story_document()).read()
    assert refusal(named("verhaal.docx", whole[: len(whole) // 2])) == errors.BROKEN


def test_a_damaged_part_is_refused():
    content = bytearray(upload(story_document()).read())
    with zipfile.ZipFile(io.BytesIO(content)) as source:
        start = source.getinfo("word/document.xml").header_offset
    content[start + 60 : start + 90] = b"\x00" * 30
    assert refusal(named("verhaal.docx", bytes(content))) == errors.BROKEN


def test_macros_are_refused_whatever_the_file_is_called():
    file = upload(story_document(), add={"word/vbaProject.bin": b"Sub AutoOpen()"})
    assert refusal(file) == errors.MACROS


def test_a_macro_document_that_was_renamed_is_refused():
    def macro_type(data):
        return data.replace(
            b"application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            b"application/vnd.ms-word.document.macroEnabled",
        )

    file = upload(story_document(), replace={"[Content_Types].xml": macro_type})
    assert refusal(file) == errors.MACROS


def test_a_spreadsheet_is_no_word_file():
    def spreadsheet(data):
        return data.replace(b"wordprocessingml", b"spreadsheetml")

    file = upload(story_document(), replace={"[Content_Types].xml": spreadsheet})
    assert refusal(file) == errors.NO_WORD


def test_a_zip_without_a_document_is_no_word_file():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("verhaal.txt", "Er was eens")
    assert refusal(named("verhaal.docx", out.getvalue())) == errors.NO_WORD


def test_a_locked_zip_is_refused():
    content = bytearray(upload(story_document()).read())
    directory = content.find(b"PK\x01\x02")
    content[directory + 8] |= 1
    assert refusal(named("verhaal.docx", bytes(content))) == errors.LOCKED


def test_a_file_over_the_limit_is_refused_before_it_is_opened(monkeypatch):
    monkeypatch.setattr(reading, "LARGEST_FILE", 1000)
    assert refusal(upload(story_document())) == errors.TOO_LARGE


def test_a_zip_bomb_is_refused_by_what_its_directory_says():
    bomb = {"word/media/bom.bin": b"\x00" * (package.LARGEST_UNPACKED + 1)}
    assert refusal(upload(story_document(), add=bomb)) == errors.TOO_LONG


def test_a_text_that_unpacks_to_a_bomb_is_refused():
    padding = b"<!--" + b" " * package.LARGEST_PART + b"-->"
    file = with_body(lambda data: data.replace(b"<w:body>", padding + b"<w:body>"))
    assert refusal(file) == errors.TOO_LONG


def test_more_parts_than_any_document_has_are_refused(monkeypatch):
    monkeypatch.setattr(package, "MOST_PARTS", 5)
    assert refusal(upload(story_document())) == errors.TOO_LONG


def test_more_elements_than_a_story_needs_are_refused():
    flood = b"<w:p/>" * parts.MOST_ELEMENTS
    file = with_body(lambda data: data.replace(b"<w:body>", b"<w:body>" + flood))
    assert refusal(file) == errors.TOO_LONG


def test_elements_nested_too_deep_are_refused():
    nest = b"<w:sdt><w:sdtContent>" * 5000, b"</w:sdtContent></w:sdt>" * 5000
    file = with_body(lambda data: data.replace(b"<w:body>", b"<w:body>".join(nest)))
    assert refusal(file) == errors.BROKEN


def test_more_text_than_a_story_has_is_refused():
    document = story_document(LONG)
    document.add_paragraph("woord " * 60_000)
    assert refusal(upload(document)) == errors.TOO_LONG


def test_more_blocks_than_the_editor_can_save_are_refused(monkeypatch):
    monkeypatch.setattr(reading, "MOST_BLOCKS", 2)
    document = story_document(LONG, LONG, ("Wat een dag.", "Quote"), LONG)
    assert refusal(upload(document)) == errors.TOO_LONG


def test_an_element_with_a_flood_of_attributes_is_refused():
    flood = " ".join(f'w:a{number}=""' for number in range(parts.MOST_ATTRIBUTES + 1))
    paragraph = f"<w:p {flood}/>".encode()
    file = with_body(lambda data: data.replace(b"<w:body>", b"<w:body>" + paragraph))
    assert refusal(file) == errors.BROKEN


def test_entities_are_never_expanded():
    def declare(data):
        head, mark, tail = data.partition(b"?>")
        tail = tail.replace(b"</w:t>", b"&b;&file;</w:t>", 1)
        return head + mark + ENTITIES + tail

    assert refusal(with_body(declare)) == errors.BROKEN


def test_entities_in_any_other_part_are_refused_as_well():
    def declare(data):
        head, mark, tail = data.partition(b"?>")
        return head + mark + ENTITIES + tail

    for name in ("[Content_Types].xml", "word/styles.xml", "_rels/.rels"):
        file = upload(story_document(), replace={name: declare})
        assert refusal(file) == errors.BROKEN


def test_a_document_without_text_is_refused():
    document = story_document()
    for paragraph in document.paragraphs:
        paragraph.text = ""
    assert refusal(upload(document)) == errors.NO_TEXT


@pytest.mark.parametrize("how", ["r:link", "r:embed"])
@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:9/foto.png", "file:///etc/passwd", "../../../etc/x"]
)
def test_pictures_from_elsewhere_are_never_fetched(no_network, how, address):
    document = story_document(LONG)
    number = document.part.relate_to(address, IMAGE, is_external=True)
    add_xml(document, LINKED_PICTURE.replace("HOW", how).replace("NUMBER", number))
    article = reading.read_word(upload(document)).article
    assert "photo" not in dict(article.blocks)
    assert any("zit niet in het bestand" in todo for todo in article.findings.todos)


def test_a_picture_that_refers_to_nothing_does_not_stop_the_text():
    document = story_document(LONG)
    xml = LINKED_PICTURE.replace("HOW", "r:embed").replace("NUMBER", "rId999")
    add_xml(document, xml)
    assert reading.read_word(upload(document)).article.title == "Een schort en een kans"


def test_a_style_map_inside_the_file_is_not_obeyed():
    evil = {"mammoth/style-map": b"p => script:fresh"}
    article = reading.read_word(upload(story_document(LONG, LONG), add=evil)).article
    assert article.intro.startswith("Elke ochtend")


def test_what_mammoth_stumbles_over_becomes_a_clear_word():
    document = story_document(LONG)
    document.add_picture(picture())
    add_xml(document, '<w:p {ns}><w:r><w:footnoteReference w:id="7"/></w:r></w:p>')
    assert refusal(upload(document)) == errors.BROKEN
