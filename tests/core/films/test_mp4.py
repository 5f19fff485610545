import struct

import pytest
from django.conf import settings

from core.films import mp4
from tests.core.films import mp4_files as files

DEMO = settings.BASE_DIR / "stories" / "demo" / "content" / "films"
PLACE = b"+52.5168+006.0830/"


def facts(content):
    return mp4.facts(files.opened(content))


def test_a_film_says_how_large_and_long_it_is():
    assert facts(files.film()) == (640, 360, 12)


def test_a_film_that_a_phone_made_upright_is_tall():
    upright = files.trak(size=(1920, 1080), matrix=files.UPRIGHT)
    assert facts(files.film(tracks=[upright]))[:2] == (1080, 1920)


def test_a_long_header_and_a_large_box_are_read_too():
    content = files.film(
        header=files.long_mvhd(seconds=7200), data=files.long_box(b"mdat", b"beeld")
    )
    assert facts(content).seconds == 7200


def test_a_film_without_a_length_has_none():
    assert facts(files.film(header=files.mvhd(seconds=0))).seconds is None
    assert facts(files.film(header=files.mvhd(scale=0))).seconds is None


def test_the_last_box_may_leave_its_length_open():
    content = files.film(data=struct.pack(">I4s", 0, b"mdat") + b"beeld")
    assert facts(content).width == 640


@pytest.mark.parametrize("path", sorted(DEMO.glob("*.mp4")), ids=lambda path: path.stem)
def test_the_films_of_the_demo_are_small_and_sound(path):
    assert path.stat().st_size <= 60_000
    assert facts(path.read_bytes())[:2] == (640, 360)
    assert path.with_suffix(".vtt").exists()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html><script>alert(1)</script></html>",
        b"PK\x03\x04" + bytes(200),
        b"\xff\xd8\xff\xe0" + bytes(200),
        b"\x00\x00\x00\x01",
        files.box(b"moov", files.mvhd(), files.trak()),
        files.film(brands=(b"qt  ",)),
        files.film(brands=(b"heic", b"mif1")),
    ],
    ids=["empty", "html", "zip", "jpeg", "short", "no brand", "quicktime", "picture"],
)
def test_what_is_no_mp4_is_refused(content):
    with pytest.raises(mp4.FilmError, match=r"geen MP4|kapot"):
        facts(content)


@pytest.mark.parametrize(
    "content",
    [
        files.film()[:-40],
        files.film()[:100],
        files.ftyp(b"isom") + files.box(b"moov", files.trak()),
        files.ftyp(b"isom") + files.box(b"moov", files.mvhd(), files.box(b"trak")),
        files.film(tracks=[files.trak(size=(0, 360))]),
        files.film(tracks=[files.trak(size=(20_000, 360))]),
        files.film(tracks=[files.trak().replace(b"tkhd", b"free")]),
        files.film() + struct.pack(">I4s", 4, b"free"),
        files.film() + struct.pack(">I4sQ", 1, b"mdat", 2**63),
        files.film(header=files.box(b"mvhd", bytes(4))),
        files.film(extra=files.box(b"free") * mp4.MAX_BOXES),
    ],
    ids=[
        "cut off",
        "cut off early",
        "no header",
        "empty track",
        "no width",
        "too wide",
        "no size",
        "box of nothing",
        "box without end",
        "short header",
        "many boxes",
    ],
)
def test_what_is_broken_or_made_to_break_is_refused(content):
    with pytest.raises(mp4.FilmError, match="kapot"):
        facts(content)


def test_boxes_in_boxes_have_an_end():
    content = b""
    for _ in range(5_000):
        content = files.box(b"moov", content)
    with pytest.raises(mp4.FilmError, match="geen beeld"):
        facts(files.ftyp(b"isom") + content)


def test_a_film_has_few_tracks():
    with pytest.raises(mp4.FilmError, match="kapot"):
        facts(files.film(tracks=[files.trak()] * (mp4.MAX_TRACKS + 1)))


@pytest.mark.parametrize(
    ("tracks", "message"),
    [
        ([files.trak(b"soun", b"mp4a")], "geen beeld"),
        ([files.trak(codec=b"hvc1")], "H.264"),
        ([files.trak(codec=b"mp4v")], "H.264"),
        ([files.trak(), files.trak(b"soun", b"ac-3")], "AAC"),
        ([files.trak(), files.trak(b"meta", b"gpmd")], "een plaats"),
    ],
)
def test_what_a_browser_cannot_play_is_refused_with_the_way_out(tracks, message):
    with pytest.raises(mp4.FilmError, match=message):
        facts(files.film(tracks=tracks))


def test_a_film_with_sound_is_fine():
    sound = files.trak(b"soun", b"mp4a", size=(0, 0))
    assert facts(files.film(tracks=[sound, files.trak()])).width == 640


def test_names_and_places_are_taken_out_and_nothing_moves():
    private = files.box(b"udta", files.box(b"\xa9xyz", PLACE))
    content = (
        files.film(
            tracks=[files.trak(extra=private)],
            extra=private + files.box(b"meta", bytes(4), PLACE),
        )
        + files.box(b"uuid", PLACE)
        + files.box(b"free", PLACE)
        + files.long_box(b"meta", PLACE)
    )
    assert content.count(PLACE) == 6
    cleaned = mp4.without_metadata(files.file_of(content)).read()
    assert PLACE not in cleaned
    assert len(cleaned) == len(content)
    assert cleaned.index(b"mdat") == content.index(b"mdat")
    assert facts(cleaned) == facts(content)


def test_a_film_without_metadata_stays_as_it_is():
    content = files.film()
    assert mp4.without_metadata(files.file_of(content)).read() == content
