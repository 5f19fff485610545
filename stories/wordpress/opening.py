"""The begin of an article: its real title and who it is about."""

import re
from dataclasses import dataclass
from datetime import date

from .dates import find_day
from .findings import Findings, shorten
from .lines import could_be_heading, letters, read_name_and_role
from .pieces import Heading, Paragraph, Piece, Quote
from .quotes import is_quoted
from .runs import Run

LONGEST_LEAD_LINE = 120
MOST_LEAD_LINES = 4

_PRESS = re.compile(r"\s*persbericht\b[\s:–—-]*", re.IGNORECASE)
_DATE_ONLY = re.compile(r"[\d\W]*(?:[a-z]{3,9})?[\d\W]*", re.IGNORECASE)


@dataclass
class Opening:
    """What an article says before its text begins."""

    title: str
    person: str = ""
    role: str = ""
    is_press_release: bool = False
    announced_on: date | None = None


def take_opening(
    title: str, pieces: list[Piece], findings: Findings
) -> tuple[Opening, list[Piece]]:
    """The opening, and the pieces that remain."""
    opening = Opening(title=" ".join(title.split()))
    pieces = _read_press_title(opening, pieces)
    count = 0
    while count < min(len(pieces), MOST_LEAD_LINES) and _is_lead_line(pieces[count]):
        count += 1
    lead, body = pieces[:count], pieces[count:]
    lead = _part_double_title(opening, lead, findings)
    return opening, [*_without_repeats(opening, lead, body), *body]


def _read_press_title(opening: Opening, pieces: list[Piece]) -> list[Piece]:
    """“PERSBERICHT 1 mei 2015” is no title: the headline stands below it."""
    match = _PRESS.match(opening.title)
    if not match:
        return pieces
    opening.is_press_release = True
    opening.announced_on = find_day(opening.title)
    rest = opening.title[match.end() :]
    if not _DATE_ONLY.fullmatch(rest):
        opening.title = rest
    elif pieces and _is_lead_line(pieces[0]):
        opening.title = pieces[0].text
        return pieces[1:]
    return pieces


def _part_double_title(
    opening: Opening, lead: list[Piece], findings: Findings
) -> list[Piece]:
    """Takes the headline out of a title that holds the line above it as well."""
    whole = letters(opening.title)
    for first in lead:
        for second in lead:
            if f"{letters(first.text)} {letters(second.text)}" == whole:
                findings.note(f"Titel was dubbel: “{shorten(opening.title, 60)}”")
                headline = second if _is_title_like(second) else first
                opening.title = _as_title(headline)
                return [piece for piece in lead if piece is not headline]
    return lead


def _without_repeats(
    opening: Opening, lead: list[Piece], body: list[Piece]
) -> list[Piece]:
    """The lead without what the title or the text says already."""
    title = letters(opening.title)
    kept: list[Piece] = []
    for piece in lead:
        about = read_name_and_role(piece.text)
        if about and not opening.person:
            opening.person, opening.role = about
            if any(about[0] in later.text for later in body):
                continue
            kept.append(Paragraph((Run(piece.text),)))
        elif letters(piece.text) != title:
            kept.append(_as_heading(piece, body))
    return kept


def _as_heading(piece: Piece, body: list[Piece]) -> Piece:
    """A line between title and text, which is a heading however it was marked."""
    is_above_text = body and isinstance(body[0], Paragraph)
    if isinstance(piece, Paragraph) and is_above_text and could_be_heading(piece.text):
        return Heading(piece.text, is_guess=True)
    return piece


def _is_title_like(piece: Piece) -> bool:
    return isinstance(piece, Quote) or is_quoted(piece.text)


def _as_title(piece: Piece) -> str:
    return f"‘{piece.text}’" if isinstance(piece, Quote) else piece.text


def _is_lead_line(piece: Piece) -> bool:
    if isinstance(piece, Paragraph) and piece.text.endswith((".", "!", "…")):
        return False
    is_line = isinstance(piece, Heading | Quote | Paragraph)
    return is_line and len(piece.text) <= LONGEST_LEAD_LINE
