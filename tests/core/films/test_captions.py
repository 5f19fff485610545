import codecs

import pytest

from core.films.captions import CaptionsError, decode, to_webvtt

SUBRIP = """1
00:00:01,000 --> 00:00:03,500
Half acht. Dilan legt vandaag
zelf de eerste rij.

2
00:00:04,000 --> 00:00:06,000
Ik kijk mee.
"""
WEBVTT = """WEBVTT

00:00:01.000 --> 00:00:03.500
Half acht. Dilan legt vandaag
zelf de eerste rij.

00:00:04.000 --> 00:00:06.000
Ik kijk mee.
"""


def cue(text, timing="00:01.000 --> 00:02.000"):
    return f"WEBVTT\n\n{timing}\n{text}\n"


def words(text, **options):
    return to_webvtt(cue(text, **options)).split("\n", 3)[3].rstrip("\n")


def test_subrip_becomes_webvtt():
    assert to_webvtt(SUBRIP) == WEBVTT


def test_webvtt_stays_and_comes_back_the_same():
    assert to_webvtt(WEBVTT) == WEBVTT


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_lines_may_end_in_any_way(ending):
    assert to_webvtt("\ufeff" + SUBRIP.replace("\n", ending)) == WEBVTT


def test_remarks_styles_and_names_of_cues_are_left_out():
    text = (
        "WEBVTT - Karim\nKind: captions\n\nNOTE\nvoor de redactie\n\n"
        "STYLE\n::cue { color: url(https://kwaad.example) }\n\n"
        "REGION\nid:fred\n\nopening\n00:01.000 --> 00:02.000\nHallo\n"
    )
    assert to_webvtt(text) == "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nHallo\n"


def test_cues_come_in_the_order_of_the_film():
    text = "WEBVTT\n\n00:05.000 --> 00:06.000\nTwee\n\n00:01.000 --> 00:02.000\nEen"
    assert to_webvtt(text).index("Een") < to_webvtt(text).index("Twee")


def test_where_a_cue_stands_is_kept_and_what_else_is_behind_it_is_not():
    written = to_webvtt(
        cue("Hallo", timing="00:01.000 --> 00:02.000 align:start X1:20 line:10%")
    )
    assert "00:00:01.000 --> 00:00:02.000 align:start line:10%\n" in written


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("<i>Zacht</i>", "<i>Zacht</i>"),
        ("<v Karim>Hoi</v>", "<v Karim>Hoi</v>"),
        ('<font color="red">Rood</font>', "Rood"),
        ("{\\an8}Boven", "Boven"),
        ("<img src=x onerror=alert(1)>Oeps", "Oeps"),
        ("een --> twee", "een → twee"),
        ("2 < 3", "2 < 3"),
    ],
)
def test_only_simple_markup_stays(given, kept):
    assert words(given) == kept


def test_a_cue_without_words_is_left_out():
    text = cue("<font></font>") + "\n00:03.000 --> 00:04.000\nWel\n"
    assert to_webvtt(text).count("-->") == 1


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "geen ondertitels"),
        ("WEBVTT\n", "geen ondertitels"),
        ("Zomaar een tekst.\nMet twee regels.", "Regel 1: hier hoort een tijd"),
        ("WEBVTT\n\n00:01 --> 00:02\nHallo", "Regel 3: deze tijd klopt niet"),
        ("1\n00:00:99,000 --> 00:02:00,000\nHallo", "Regel 2: deze tijd"),
        ("1\n00:00:05,000 --> 00:00:04,000\nHallo", "Regel 2: het einde"),
        ("WEBVTT" + "\n" * 600_000, "te veel"),
    ],
    ids=["empty", "no cue", "prose", "no thousandths", "99 seconds", "back", "long"],
)
def test_what_is_wrong_is_said_with_its_line(text, message):
    with pytest.raises(CaptionsError, match=message):
        to_webvtt(text)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_accents_of_any_program_are_read(encoding):
    assert decode("coördinator".encode(encoding)) == "coördinator"


def test_a_file_of_notepad_is_read():
    assert decode(codecs.BOM_UTF16_LE + "Één".encode("utf-16-le")) == "Één"


@pytest.mark.parametrize(
    "raw", [b"a\x00b", b"\x81\x8d\x00", codecs.BOM_UTF16_LE + b"a"]
)
def test_what_is_no_text_is_refused(raw):
    with pytest.raises(CaptionsError, match="niet lezen"):
        decode(raw)
