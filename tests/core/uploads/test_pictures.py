"""Which pictures are taken, and which get a message."""

import zlib

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngImageFile, PngInfo

from core.models import CustomImage
from tests.core.uploads.sending import (
    IMAGE_DOORS,
    SIZE,
    assert_accepted,
    assert_refused,
    bomb,
    picture,
    problems_of,
    send,
)


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
def test_a_bomb_gets_a_message_and_is_never_opened(
    editor, door, width, height, monkeypatch
):
    monkeypatch.setattr(PngImageFile, "load", lambda self: pytest.fail("opened"))
    response = send(editor, door, "bom.png", bomb(width, height))
    assert_refused(response, CustomImage, "te veel beeldpunten")


def test_a_picture_of_more_than_ten_megabytes_is_refused(db):
    content = picture("JPEG") + b"\0" * (10 * 1024 * 1024)
    assert "te groot" in problems_of(CustomImage, "groot.jpg", content)[0]


def test_a_text_in_a_png_that_unpacks_endlessly_is_refused(db):
    info = PngInfo()
    info.add(b"zTXt", b"Comment\0\0" + zlib.compress(b"\0" * 80_000_000, 9))
    content = picture("PNG", pnginfo=info)
    assert "kapot" in problems_of(CustomImage, "tekst.png", content)[0]
