"""Captions as WebVTT, from what editors have: WebVTT or the older SubRip."""

import codecs
import re
from typing import NamedTuple

MAX_CHARACTERS = 500_000
TIMING = re.compile(
    r"(?:(\d{1,3}):)?([0-5]?\d):([0-5]?\d)[.,](\d{3})"
    r"[ \t]+-->[ \t]+"
    r"(?:(\d{1,3}):)?([0-5]?\d):([0-5]?\d)[.,](\d{3})"
    r"(?:[ \t]+(.*))?"
)
# Where on the screen a cue stands; SubRip's own coordinates mean nothing here.
SETTING = re.compile(r"(align|line|position|size|vertical):[\w%.,-]+")
# Slanted, bold and who speaks; every other tag is left out, its text stays.
KEPT_TAG = re.compile(r"</?[biu]>|</v>|<v(?:\.[\w-]+)* [^<>\n]+>")
ANY_TAG = re.compile(r"<[^<>\n]*>|\{\\[^{}\n]*\}")
NO_CUES = ("NOTE", "REGION", "STYLE")


class CaptionsError(Exception):
    """A text that holds no captions, with words for the editor."""


class Cue(NamedTuple):
    """What is in view from one moment to another, in milliseconds."""

    start: int
    end: int
    settings: str
    text: str


def decode(raw):
    """Return the text of a file with captions, from whatever program it came."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise CaptionsError("Dit bestand met ondertitels kunnen we niet lezen.")


def to_webvtt(text):
    """Return captions as tidy WebVTT; raises CaptionsError with the line at fault."""
    if len(text) > MAX_CHARACTERS:
        raise CaptionsError("Dit zijn te veel ondertitels voor één film.")
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    cues = sorted(_cues(lines.split("\n")))
    if not cues:
        raise CaptionsError(
            "Hier staan geen ondertitels in. Kies een bestand met .vtt of .srt."
        )
    return "WEBVTT\n\n" + "\n\n".join(_written(cue) for cue in cues) + "\n"


def _cues(lines):
    number = 0
    while number < len(lines):
        first = number
        while number < len(lines) and lines[number].strip():
            number += 1
        if block := lines[first:number]:
            yield from _cue(block, first + 1)
        number += 1


def _cue(block, line_number):
    """Yield the cue in a block of lines: a number or name, a timing, the words."""
    if block[0].startswith(("WEBVTT", *NO_CUES)):
        return
    at = next((i for i, line in enumerate(block[:2]) if "-->" in line), None)
    if at is None:
        raise CaptionsError(f"Regel {line_number}: hier hoort een tijd te staan.")
    match = TIMING.fullmatch(block[at].strip())
    if not match:
        raise CaptionsError(f"Regel {line_number + at}: deze tijd klopt niet.")
    start, end = _milliseconds(match.groups()[:4]), _milliseconds(match.groups()[4:8])
    if end <= start:
        raise CaptionsError(f"Regel {line_number + at}: het einde is voor het begin.")
    text = "\n".join(filter(None, (_tidy(line) for line in block[at + 1 :])))
    if text:
        settings = " ".join(m[0] for m in SETTING.finditer(match[9] or ""))
        yield Cue(start, end, settings, text)


def _milliseconds(parts):
    hours, minutes, seconds, thousandths = (int(part or 0) for part in parts)
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + thousandths


def _tidy(line):
    def replace(match):
        return match[0] if KEPT_TAG.fullmatch(match[0]) else ""

    return ANY_TAG.sub(replace, line).replace("-->", "→").strip()


def _written(cue):
    timing = f"{_clock(cue.start)} --> {_clock(cue.end)} {cue.settings}".rstrip()
    return f"{timing}\n{cue.text}"


def _clock(milliseconds):
    seconds, thousandths = divmod(milliseconds, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}.{thousandths:03}"
