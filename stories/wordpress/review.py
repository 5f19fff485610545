"""What only an editor can finish: looked for in the pieces of a converted article."""

import re

from .findings import Findings, shorten
from .photos import file_name
from .pieces import BulletList, Heading, Paragraph, Photo, Piece, Question, Quote

_MOBILE = re.compile(r"(?:\b06|\+31 ?\(?0?\)? ?6)[ -]?(?:\d[ -]?){8}")
_LOST_LINK = re.compile(
    r"\b(?:vindt? (?:u|je)|klik|lees|bekijk|download|kijk)\b[^.?!]{0,120}\bhier\b"
    r"(?=[\s.!)]*$)",
    re.IGNORECASE,
)
# A Dutch sentence has no capital in a small word, unless a new one begins there.
_GLUED_HEADING = re.compile(
    r"(?P<heading>[A-ZÀ-Þ][\w’-]+(?: [a-zà-ÿ][\w’-]*){0,4}) "
    r"(?:De|Het|Een|Om|Er|In|We|Wij|Vanaf|Voor|Met|Bij|Op|Dat|Dit|Als|Wat) [a-zà-ÿ]"
)


def review(pieces: list[Piece], findings: Findings) -> None:
    """Adds a to-do for everything that the old site left unfinished."""
    for piece in pieces:
        if isinstance(piece, Photo):
            _review_photo(piece, findings)
        elif isinstance(piece, Quote):
            _review_quote(piece, findings)
        elif isinstance(piece, Question):
            review(list(piece.answer), findings)
        elif isinstance(piece, Paragraph):
            _review_paragraph(piece, findings)
        if isinstance(piece, Heading | BulletList | Paragraph):
            _review_privacy(piece.text, findings)


def _review_photo(photo: Photo, findings: Findings) -> None:
    missing = [
        what
        for what, value in (
            ("alt-tekst", photo.alt),
            ("naam van de maker", photo.credit),
        )
        if not value
    ]
    if missing:
        name = file_name(photo.source)
        findings.todo(f"Foto {name}: vul nog in: {' en '.join(missing)}.")


def _review_quote(quote: Quote, findings: Findings) -> None:
    if not quote.person:
        findings.todo(f"Wie zei dit? “{shorten(quote.text)}”")


def _review_paragraph(paragraph: Paragraph, findings: Findings) -> None:
    text = paragraph.text
    if _LOST_LINK.search(text) and not any(run.href for run in paragraph.runs):
        findings.todo(f"Hier hoorde een link te staan: “…{text[-40:].lstrip()}”")
    if match := _GLUED_HEADING.match(text):
        findings.todo(f"Begint hier een tussenkop? “{match['heading']}”")


def _review_privacy(text: str, findings: Findings) -> None:
    if _MOBILE.search(text):
        findings.todo("Er staat een mobiel nummer in de tekst; mag dat?")
