"""What a stored picture no longer tells, and what it keeps."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageOps
from PIL.PngImagePlugin import PngInfo

from core.models import CustomImage
from core.uploads import without_metadata
from tests.core.office_files import docx
from tests.core.uploads.sending import (
    CANARY,
    GPS_TAG,
    IMAGE_DOORS,
    ORIENTATION_TAG,
    SIZE,
    assert_accepted,
    located,
    picture,
    problems_of,
    send,
    store,
)


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
