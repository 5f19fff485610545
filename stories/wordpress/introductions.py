"""Proposes an introduction, and takes it out of the body."""

import re

from bs4 import BeautifulSoup

from .findings import Findings, shorten
from .lines import is_question, letters
from .pieces import Heading, Paragraph, Photo, Piece, Quote
from .runs import Runs, plain, split_at

LONGEST_INTRO = 300
# A first sentence shorter than this says too little to stand on its own.
SHORTEST_INTRO = 60

_SENTENCE_END = re.compile(r"[.?!…][”’\"')]*(?=\s+[A-ZÀ-Þ0-9‘“\"'])")
_CUT_OFF = re.compile(r"\s*\[?(?:…|\.\.\.|&hellip;)\]?\s*$")


def take_intro(
    pieces: list[Piece],
    *,
    excerpt: str = "",
    is_press_release: bool = False,
    findings: Findings,
) -> tuple[str, list[Piece]]:
    """An introduction of at most 300 characters, and the pieces without it."""
    written = " ".join(BeautifulSoup(excerpt, "lxml").get_text(" ").split())
    # WordPress made it itself when it ends in […]: then the text is the better one.
    if written and not _CUT_OFF.search(written):
        return _shorten_written(written, findings), _without(written, pieces)
    if is_press_release and _has_deck(pieces):
        return pieces[0].text, pieces[1:]
    index = _find_first_paragraph(pieces)
    if index is None:
        return "", pieces
    intro, rest = _cut(pieces[index].runs)
    if (
        any(run.href for run in pieces[index].runs)
        and plain(rest) != pieces[index].text
    ):
        findings.todo("In de inleiding stond een link; zet hem zo nodig in de tekst.")
    remainder = [Paragraph(rest)] if rest else []
    return intro, _rejoin(pieces[:index], remainder, pieces[index + 1 :], findings)


def _cut(runs: Runs) -> tuple[str, Runs]:
    text = plain(runs).replace("\n", " ")
    if len(text) <= LONGEST_INTRO:
        return text, ()
    ends = (match.end() for match in _SENTENCE_END.finditer(text[: LONGEST_INTRO + 3]))
    whole = [
        end
        for end in ends
        # A cut between “ and ” would leave a quotation open.
        if SHORTEST_INTRO <= end <= LONGEST_INTRO
        and text[:end].count("“") == text[:end].count("”")
    ]
    if not whole:
        return "", runs
    return text[: whole[-1]], split_at(runs, whole[-1])[1]


def _find_first_paragraph(pieces: list[Piece]) -> int | None:
    """Where the text begins, unless it begins with a question or a list."""
    for index, piece in enumerate(pieces):
        if isinstance(piece, Paragraph):
            return index
        if not isinstance(piece, Heading | Photo | Quote) or is_question(piece.text):
            return None
    return None


def _rejoin(
    lead: list[Piece], remainder: list[Piece], body: list[Piece], findings: Findings
) -> list[Piece]:
    """The body with the line above the introduction where it cuts nothing in two."""
    headings = [piece for piece in lead if isinstance(piece, Heading)]
    others = [piece for piece in lead if not isinstance(piece, Heading)]
    if headings and body and isinstance(body[0], Heading):
        for heading in headings:
            findings.todo(f"Ondertitel staat niet meer in de tekst: “{heading.text}”")
        headings = []
    return [*others, *remainder, *headings, *body]


def _has_deck(pieces: list[Piece]) -> bool:
    """Whether a line under the headline sums up a press release."""
    return (
        len(pieces) > 1
        and isinstance(pieces[0], Heading | Paragraph)
        and SHORTEST_INTRO <= len(pieces[0].text) <= LONGEST_INTRO
        and isinstance(pieces[1], Paragraph)
        and len(pieces[1].text) > len(pieces[0].text)
    )


def _shorten_written(text: str, findings: Findings) -> str:
    if len(text) <= LONGEST_INTRO:
        return text
    findings.todo(
        f"De samenvatting was langer dan {LONGEST_INTRO} tekens en is ingekort."
    )
    return shorten(text, LONGEST_INTRO)


def _without(written: str, pieces: list[Piece]) -> list[Piece]:
    """The pieces without a first paragraph that only repeats the summary."""
    index = _find_first_paragraph(pieces)
    if index is None:
        return pieces
    first = pieces[index]
    if letters(first.text) == letters(written):
        return [*pieces[:index], *pieces[index + 1 :]]
    if not first.text.startswith(f"{written} "):
        return pieces
    rest = Paragraph(split_at(first.runs, len(written))[1])
    return [*pieces[:index], rest, *pieces[index + 1 :]]
