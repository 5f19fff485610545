import gzip

import pytest

from tests.factories import create_brochure

pytestmark = pytest.mark.django_db


def test_a_page_travels_compressed(client, site):
    plain = client.get("/")
    packed = client.get("/", headers={"accept-encoding": "gzip"})
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    assert len(packed.content) < len(plain.content) / 2


def test_a_file_keeps_its_length(client, site):
    create_brochure(slug="starten")
    response = client.get(
        "/brochures/starten/download", headers={"accept-encoding": "gzip"}
    )
    assert "Content-Encoding" not in response
    assert int(response["Content-Length"]) > 0
