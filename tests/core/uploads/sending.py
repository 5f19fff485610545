"""Files to upload, and the doors that an editor has for them."""

import io
import struct
import zlib

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from wagtail.documents.forms import get_document_form
from wagtail.images.forms import get_image_form
from wagtail.models import Collection

from core.models import CustomImage

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
