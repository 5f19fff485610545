"""Uploads through every door that an editor has: what is refused and what is kept."""

import io
import struct
import time
import zlib

import pytest
from django.core.files.storage import FileSystemStorage
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageOps
from PIL.PngImagePlugin import PngInfo
from wagtail.documents.forms import get_document_form
from wagtail.images.forms import get_image_form
from wagtail.models import Collection

from core import document_kinds
from core.models import CustomDocument, CustomImage
from core.uploads import visible_title, without_metadata
from tests.core.office_files import OPEN_DOCUMENT, docx, odt, pptx, xlsx

SIZE = (60, 40)
GPS_TAG, ORIENTATION_TAG, CAMERA_TAG = 0x8825, 0x0112, 0x0110
CANARY = "Kanarie-4711"
IMAGE_DOORS = [
    "/admin/images/add/",
    "/admin/images/multiple/add/",
    "/admin/images/chooser/create/",
]
DOCUMENT_DOORS = [address.replace("images", "documents") for address in IMAGE_DOORS]


def picture(format_name="JPEG", *, size=SIZE, mode="RGB", **options):
    """Return the bytes of a picture: left half red, right half blue."""
    image = Image.new("RGB", size, "red")
    image.paste("blue", (size[0] // 2, 0, *size))
    out = io.BytesIO()
    image.convert(mode).save(out, format_name, **options)
    return out.getvalue()


def located():
    """Return EXIF with a place, a camera and an orientation on its side."""
    exif = Image.Exif()
    exif[CAMERA_TAG] = CANARY
    exif[ORIENTATION_TAG] = 6
    exif[GPS_TAG] = {1: "N", 2: (52.0, 30.0, 45.0), 3: "E", 4: (6.0, 5.0, 0.0)}
    return exif.tobytes()


def bomb(width, height):
    """Return a PNG of a few bytes that says it is enormous."""

    def chunk(name, data):
        body = name + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    pixels = zlib.compress(b"\0" * 1000)
    chunks = chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunks


@pytest.fixture
def editor(as_role, site):
    return as_role("redacteur")


def problems_of(model, name, content, title="Een titel"):
    """Return the messages about the file that the form behind all three doors gives."""
    make_form = get_image_form if model is CustomImage else get_document_form
    data = {"title": title, "collection": Collection.get_first_root_node().pk}
    form = make_form(model)(data, {"file": SimpleUploadedFile(name, content)})
    return form.errors.get("file", [])


def store(name, content):
    """Store a picture as a form does; return it."""
    data = {"title": "Een titel", "collection": Collection.get_first_root_node().pk}
    files = {"file": SimpleUploadedFile(name, content)}
    form = get_image_form(CustomImage)(data, files)
    assert form.is_valid(), form.errors
    return form.save()


def send(client, door, name, content, title="Een titel"):
    """Upload through one of the three doors; return the response."""
    file = SimpleUploadedFile(name, content)
    if "multiple" in door:
        return client.post(door, {"title": title, "files[]": file})
    prefix = "" if door.endswith("/add/") else "-"
    kind = "image" if "images" in door else "document"
    start = f"{kind}-chooser-upload{prefix}" if prefix else ""
    return client.post(door, {f"{start}title": title, f"{start}file": file})


def accepted(response):
    if response.status_code == 302:
        return True
    assert response.status_code == 200
    body = response.json() if "json" in response["Content-Type"] else {}
    return bool(body.get("success") or body.get("step") == "chosen")


def assert_accepted(response, model):
    assert accepted(response), response.content.decode()[:2000]
    return model.objects.latest("pk")


def assert_refused(response, model, *words):
    assert not accepted(response)
    assert model.objects.count() == 0
    for word in words:
        assert word in response.content.decode(), response.content.decode()


@pytest.mark.parametrize("door", IMAGE_DOORS)
def test_every_door_takes_a_picture_and_gives_a_message_for_another_file(editor, door):
    refused = send(editor, door, "a.jpg", b"gewone tekst")
    assert_refused(refused, CustomImage)
    image = assert_accepted(send(editor, door, "a.jpg", picture()), CustomImage)
    assert (image.width, image.height) == SIZE


@pytest.mark.parametrize(
    ("name", "format_name"),
    [
        ("a.JPEG", "JPEG"),
        ("a.png", "PNG"),
        ("a.webp", "WEBP"),
        ("a.avif", "AVIF"),
        ("a.gif", "GIF"),
    ],
)
def test_a_picture_of_an_allowed_kind_is_taken(db, name, format_name):
    assert problems_of(CustomImage, name, picture(format_name)) == []


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("leeg.jpg", b""),
        ("tekst.png", b"gewone tekst"),
        ("pagina.jpg", b"<!doctype html><script>alert(1)</script>"),
        ("tekening.svg", b'<svg xmlns="http://www.w3.org/2000/svg"/>'),
        ("tekening.png", b'<svg xmlns="http://www.w3.org/2000/svg"/>'),
        ("ander.png", picture("JPEG")),
        ("ander.jpg", picture("PNG")),
        ("bestand.bmp", picture("BMP")),
        ("bestand.tiff", picture("TIFF")),
        ("bestand.ico", picture("ICO")),
        ("bestand.jpg", picture("TIFF")),
        ("dubbel.jpg.html", picture("JPEG")),
        ("dubbel.jpg.php", picture("JPEG")),
        ("geen-extensie", picture("JPEG")),
        ("half.jpg", picture("JPEG", size=(400, 300))[:1500]),
        ("half.png", picture("PNG", size=(400, 300))[:200]),
        ("half.webp", picture("WEBP", size=(400, 300))[:60]),
        ("half.avif", picture("AVIF", size=(400, 300))[:200]),
        ("kop.jpg", picture("JPEG")[:20]),
        ("kop.png", b"\x89PNG\r\n\x1a\n"),
        ("kop.gif", b"GIF89a"),
        ("kapot.png", picture("PNG").replace(b"IDAT", b"IDAX")),
        ("pdf.jpg", b"%PDF-1.7"),
        ("zip.jpg", b"PK\x03\x04" + b"a" * 100),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_whole_picture_gets_a_message(db, name, content):
    assert len(problems_of(CustomImage, name, content)) == 1


@pytest.mark.parametrize("format_name", ["GIF", "WEBP"])
def test_a_moving_picture_gets_a_message(db, format_name):
    content = picture(
        format_name, save_all=True, append_images=[Image.new("RGB", SIZE)]
    )
    problems = problems_of(CustomImage, f"a.{format_name.lower()}", content)
    assert "stilstaat" in problems[0]


@pytest.mark.parametrize("door", IMAGE_DOORS)
@pytest.mark.parametrize(
    ("width", "height"), [(5000, 5000), (13_000, 13_000), (40_000, 40_000)]
)
def test_a_bomb_gets_a_message_in_dutch_at_once(editor, door, width, height):
    started = time.monotonic()
    response = send(editor, door, "bom.png", bomb(width, height))
    assert time.monotonic() - started < 5
    assert_refused(response, CustomImage, "te veel beeldpunten")


def test_a_picture_of_more_than_ten_megabytes_is_refused(db):
    content = picture("JPEG") + b"\0" * (10 * 1024 * 1024)
    assert "te groot" in problems_of(CustomImage, "groot.jpg", content)[0]


def test_a_text_in_a_png_that_unpacks_endlessly_is_refused(db):
    info = PngInfo()
    info.add(b"zTXt", b"Comment\0\0" + zlib.compress(b"\0" * 80_000_000, 9))
    content = picture("PNG", pnginfo=info)
    assert "kapot" in problems_of(CustomImage, "tekst.png", content)[0]


@pytest.mark.parametrize("door", IMAGE_DOORS)
def test_no_door_lets_in_where_a_picture_was_taken(editor, door):
    response = send(editor, door, "tuin.jpg", picture(exif=located()))
    image = assert_accepted(response, CustomImage)
    assert CANARY.encode() not in image.file.open().read()


@pytest.mark.parametrize("format_name", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_a_stored_picture_does_not_tell_where_it_was_taken(db, format_name):
    content = picture(format_name, exif=located())
    assert Image.open(io.BytesIO(content)).getexif().get_ifd(GPS_TAG)
    image = store(f"tuin.{format_name.lower()}", content)
    stored = image.file.open().read()
    assert CANARY.encode() not in stored
    assert not dict(Image.open(io.BytesIO(stored)).getexif())
    assert (image.width, image.height) == (SIZE[1], SIZE[0])
    assert image.file_size == len(stored)


def test_no_rendition_tells_where_a_picture_was_taken(db):
    image = store("a.jpg", picture(exif=located()))
    for spec in (
        "original",
        "width-30",
        "width-30|format-webp",
        "width-30|format-avif",
    ):
        content = image.get_rendition(spec).file.open().read()
        assert CANARY.encode() not in content
        assert not dict(Image.open(io.BytesIO(content)).getexif())


def test_a_picture_whose_title_is_mended_later_is_stored_clean_too(editor):
    """The uploader of many keeps the file apart until the rest of the form is right."""
    content = picture(exif=located())
    response = send(editor, IMAGE_DOORS[1], "a.jpg", content, title="a" * 300)
    upload = response.json()["uploaded_file_id"]
    address = f"/admin/images/multiple/create_from_uploaded_image/{upload}/"
    data = {f"uploaded-image-{upload}-title": "Een titel"}
    response = editor.post(address, data)
    assert response.json()["success"], response.content
    image = CustomImage.objects.get()
    stored = image.file.open().read()
    assert CANARY.encode() not in stored
    assert (image.width, image.height) == (SIZE[1], SIZE[0])
    assert image.file_size == len(stored)


def test_a_new_file_for_an_old_picture_is_stored_clean(editor):
    send(editor, IMAGE_DOORS[0], "a.jpg", picture())
    image = CustomImage.objects.get()
    file = SimpleUploadedFile("b.jpg", picture(size=(80, 30), exif=located()))
    editor.post(f"/admin/images/{image.pk}/", {"title": "Nieuw", "file": file})
    image.refresh_from_db()
    assert (image.title, image.width, image.height) == ("Nieuw", 30, 80)
    assert CANARY.encode() not in image.file.open().read()


@pytest.mark.parametrize("format_name", ["JPEG", "PNG", "WEBP", "AVIF", "GIF"])
@pytest.mark.parametrize("tail", [b"<script>alert(1)</script>", docx(), b"%PDF-1.7"])
def test_what_hides_behind_a_picture_is_gone(db, format_name, tail):
    image = store(f"a.{format_name.lower()}", picture(format_name) + tail)
    stored = image.file.open().read()
    assert tail[:20] not in stored
    assert tail[-20:] not in stored


def test_comments_and_texts_in_a_picture_are_gone():
    info = PngInfo()
    info.add_text("Author", CANARY)
    info.add_itxt("XML:com.adobe.xmp", f"<x>{CANARY}</x>")
    files = [
        picture("PNG", pnginfo=info),
        picture("JPEG", comment=CANARY.encode(), xmp=CANARY.encode()),
        picture("GIF", comment=CANARY.encode()),
        picture("WEBP", xmp=CANARY.encode()),
    ]
    for content in files:
        assert CANARY.encode() in content
        cleaned = without_metadata(SimpleUploadedFile("a", content)).read()
        assert CANARY.encode() not in cleaned


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_on_its_side_is_stored_upright(orientation):
    exif = Image.Exif()
    exif[ORIENTATION_TAG] = orientation
    content = picture("PNG", exif=exif.tobytes())
    cleaned = without_metadata(SimpleUploadedFile("a.png", content))
    upright = ImageOps.exif_transpose(Image.open(io.BytesIO(content)))
    assert Image.open(cleaned).tobytes() == upright.tobytes()


def test_a_second_picture_that_a_phone_hides_in_a_jpeg_is_gone(db):
    content = picture(
        "MPO", save_all=True, append_images=[Image.new("RGB", SIZE)], exif=located()
    )
    assert problems_of(CustomImage, "telefoon.jpg", content) == []
    stored = store("telefoon.jpg", content).file.open().read()
    assert Image.open(io.BytesIO(stored)).format == "JPEG"
    assert CANARY.encode() not in stored


@pytest.mark.parametrize(
    ("format_name", "mode"),
    [
        ("PNG", "P"),
        ("PNG", "1"),
        ("PNG", "LA"),
        ("PNG", "RGBA"),
        ("PNG", "I;16"),
        ("JPEG", "L"),
        ("JPEG", "CMYK"),
        ("WEBP", "RGBA"),
        ("GIF", "P"),
        ("AVIF", "RGBA"),
    ],
)
def test_every_way_to_store_colours_survives(format_name, mode):
    source = picture(format_name, mode="L" if mode == "I;16" else mode)
    if mode == "I;16":
        out = io.BytesIO()
        Image.new("I;16", SIZE, 40_000).save(out, "PNG")
        source = out.getvalue()
    cleaned = without_metadata(SimpleUploadedFile("a", source))
    before, after = Image.open(io.BytesIO(source)), Image.open(cleaned)
    assert (after.size, after.mode) == (before.size, before.mode)


def test_transparency_and_colour_profile_stay():
    image = Image.new("P", SIZE)
    out = io.BytesIO()
    image.save(out, "PNG", transparency=0, icc_profile=b"profiel")
    cleaned = Image.open(without_metadata(SimpleUploadedFile("a.png", out.getvalue())))
    assert cleaned.info["transparency"] == 0
    assert cleaned.info["icc_profile"] == b"profiel"


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
