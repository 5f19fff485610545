"""Names and titles of files, however they were typed."""

import pytest
from django.core.files.storage import FileSystemStorage

from core.models import CustomDocument, CustomImage
from core.uploads import visible_title
from tests.core.uploads.sending import (
    DOCUMENT_DOORS,
    IMAGE_DOORS,
    assert_refused,
    picture,
    send,
)

NAMES = [
    "../../etc/passwd{}",
    "..\\..\\boot{}",
    "/etc/cron.d/x{}",
    "a\x00b{}",
    "a\r\nSet-Cookie: x{}",
    "foto\u202egpj.exe{}",
    "a" * 400 + "{}",
    ".htaccess{}",
    "con{}",
    "<script>alert(1)<{}",
    "' OR 1=1 --{}",
    "日本語 ünïcode{}",
    "…{}",
    "-rf{}",
    "%2e%2e%2fx{}",
]


@pytest.mark.parametrize("door", [IMAGE_DOORS[1], DOCUMENT_DOORS[1]])
def test_no_name_leads_a_file_astray(editor, door, monkeypatch, tmp_path):
    field = CustomDocument._meta.get_field("file")
    monkeypatch.setattr(field, "storage", FileSystemStorage(tmp_path))
    model = CustomImage if "images" in door else CustomDocument
    for name in NAMES:
        content = picture() if "images" in door else b"%PDF-1.7\n"
        name = name.format(".jpg" if "images" in door else ".pdf")
        assert send(editor, door, name, content).status_code == 200
    assert model.objects.count() > len(NAMES) // 2
    for image in CustomImage.objects.all():
        assert_safe_name(image.file.name, "original_images/")
        assert editor.get(image.get_rendition("width-20").url).status_code == 200
    for document in CustomDocument.objects.all():
        assert_safe_name(document.file.name, "documents/")
        response = editor.get(document.url)
        assert response.status_code == 200
        assert response["Content-Disposition"].isprintable()


def assert_safe_name(name, folder):
    assert name.startswith(folder)
    assert "/" not in name.removeprefix(folder)
    assert ".." not in name
    assert "\\" not in name
    assert name.isprintable()
    assert len(name) <= 100


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("foto\u202egpj.exe", "fotogpj.exe"),
        ("\u200bOnzichtbaar\ufeff", "Onzichtbaar"),
        ("regel\r\nregel\x00\x1b[31m", "regelregel[31m"),
        ("Cafe\u0301", "Café"),
        ("gezin 👩\u200d👧", "gezin 👩\u200d👧"),
    ],
)
def test_a_title_shows_all_that_is_in_it(typed, title):
    assert visible_title(typed) == title


@pytest.mark.parametrize("door", [IMAGE_DOORS[0], DOCUMENT_DOORS[0]])
def test_a_title_of_invisible_characters_only_is_none(editor, door):
    content = picture() if "images" in door else b"%PDF-1.7\n"
    name = "a.jpg" if "images" in door else "a.pdf"
    model = CustomImage if "images" in door else CustomDocument
    response = send(editor, door, name, content, title="\u202e\u200b")
    assert_refused(response, model, "Schrijf een titel")


def test_the_title_of_an_upload_is_stripped(editor):
    send(editor, IMAGE_DOORS[1], "a.jpg", picture(), title="foto\u202egpj")
    send(editor, DOCUMENT_DOORS[1], "a.pdf", b"%PDF-1.7\n", title="stuk\u202efdp")
    assert CustomImage.objects.get().title == "fotogpj"
    assert CustomDocument.objects.get().title == "stukfdp"
