"""Which documents are taken, and which get a message."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from core import document_kinds
from core.models import CustomDocument
from tests.core.office_files import OPEN_DOCUMENT, docx, odt, pptx, xlsx
from tests.core.uploads.sending import (
    DOCUMENT_DOORS,
    IMAGE_DOORS,
    assert_accepted,
    assert_refused,
    picture,
    problems_of,
    send,
)

DOCUMENTS = {
    "a.pdf": b"%PDF-1.7\n%%EOF",
    "a.docx": docx(),
    "a.xlsx": xlsx(),
    "a.pptx": pptx(),
    "a.odt": odt(),
    "a.csv": "naam;plaats\r\nZoë;Zwolle\r\n".encode(),
    "b.csv": "\ufeffnaam;plaats\n".encode(),
    "a.txt": "Gewone tekst met een ë.\n".encode("cp1252"),
    "b.txt": "Gewone tekst.\n".encode("utf-16"),
    "C.PDF": b"%PDF-1.4\n",
}


@pytest.mark.parametrize("door", DOCUMENT_DOORS)
def test_every_door_takes_a_document_and_gives_a_message_for_another_file(editor, door):
    refused = send(editor, door, "a.pdf", b"<html>")
    assert_refused(refused, CustomDocument, "geen PDF")
    response = send(editor, door, "a.pdf", DOCUMENTS["a.pdf"])
    document = assert_accepted(response, CustomDocument)
    assert document.file.open().read() == DOCUMENTS["a.pdf"]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_of_an_allowed_kind_is_taken(db, name):
    assert problems_of(CustomDocument, name, DOCUMENTS[name]) == []


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.pdf", b"", ""),
        ("a.pdf", b"<html><script>alert(1)</script>", "geen PDF"),
        ("a.pdf", b"\n<html>%PDF-1.7", "geen PDF"),
        ("a.pdf", picture("PNG"), "geen PDF"),
        ("a.docx", b"PK\x03\x04", "geen DOCX"),
        ("a.docx", xlsx(), "geen DOCX"),
        ("a.xlsx", docx(), "geen XLSX"),
        ("a.pptx", docx(), "geen PPTX"),
        ("a.odt", docx(), "geen ODT"),
        ("a.docx", odt(), "geen DOCX"),
        ("a.odt", odt(mimetype=OPEN_DOCUMENT + "-template"), "geen ODT"),
        ("a.docx", docx()[:200], "geen DOCX"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "geen DOCX"),
        ("a.docx", b"MZ" + docx(), "geen DOCX"),
        ("a.docx", docx(extra={"word/vbaProject.bin": b"x"}), "macro"),
        ("a.docx", docx(main="vnd.ms-word.document.macroEnabled.main+xml"), "macro"),
        ("a.xlsx", xlsx(extra={"xl/macrosheets/sheet1.xml": b"x"}), "macro"),
        ("a.docx", docx(extra={"word/activeX/activeX1.bin": b"x"}), "macro"),
        ("a.odt", odt(extra={"Basic/Standard/Module1.xml": b"x"}), "macro"),
        ("a.docx", docx(types=b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"), "geen"),
        ("a.docx", docx(types=b"<kapot"), "geen DOCX"),
        ("a.docx", docx(types=b" " * 2_000_000), "geen DOCX"),
        ("a.docx", docx(extra={f"{n}": b"" for n in range(6000)}), "te groot"),
        ("a.txt", b"\x7fELF\x02\x01\x01\x00", "gewone tekst"),
        ("a.txt", b"tekst met een nul\x00", "gewone tekst"),
        ("a.csv", docx(), "gewone tekst"),
        ("a.csv", b"\xff\xfe\x00", "gewone tekst"),
        ("a.docm", docx(), ""),
        ("a.html", b"<html>", ""),
        ("a.svg", b"<svg/>", ""),
        ("a.exe", b"MZ", ""),
        ("a.pdf.exe", b"%PDF-1.7", ""),
        ("a.zip", docx(), ""),
        ("geen-extensie", b"%PDF-1.7", ""),
        ("a.", b"%PDF-1.7", ""),
    ],
    ids=range(35),
)
def test_a_document_that_is_something_else_gets_a_message(db, name, content, words):
    problems = problems_of(CustomDocument, name, content)
    assert len(problems) == 1
    assert words in problems[0]


def test_a_document_that_unpacks_endlessly_gets_a_message(db, monkeypatch):
    monkeypatch.setattr(document_kinds, "MAX_UNPACKED", 1_000_000)
    content = docx(extra={"bom": b"\0" * 1_000_000})
    assert "te groot" in problems_of(CustomDocument, "a.docx", content)[0]


def test_a_document_of_more_than_25_megabytes_is_refused(db):
    content = b"%PDF-1.7\n" + b"\0" * (25 * 1024 * 1024)
    assert "te groot" in problems_of(CustomDocument, "a.pdf", content)[0]


@pytest.mark.parametrize("door", [IMAGE_DOORS[1], DOCUMENT_DOORS[1]])
def test_an_upload_without_a_file_is_a_bad_request(editor, door):
    for data in ({}, {"files[]": "tekst"}, {"file": SimpleUploadedFile("a.jpg", b"a")}):
        assert editor.post(door, data).status_code == 400
