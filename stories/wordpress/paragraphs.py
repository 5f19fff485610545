"""Mends paragraphs: breaks that should part them, and breaks that should not."""

import re

from .findings import Findings, shorten
from .lines import (
    could_be_heading,
    is_broken_date,
    is_footer_line,
    is_question,
    read_credits,
    read_publication_date,
)
from .pieces import Heading, Paragraph, Piece
from .runs import Runs, join, plain, split_at, split_on

SENTENCE_END = ".?!…:;”’\"')]»"
# From this length on a line is a paragraph, below it may be part of an address.
LONG_LINE = 60
LONGEST_ADDRESS_LINE = 80

_NEWLINE = re.compile(r"\n")
_SPEAKER_MARK = re.compile(r"(?:q|v|a|vraag|antwoord)\s?:\s", re.IGNORECASE)


def mend_paragraphs(pieces: list[Piece], findings: Findings) -> list[Piece]:
    """The pieces with one paragraph for each paragraph that the writer meant."""
    parted: list[Piece] = []
    for piece in pieces:
        parted.extend(_part(piece) if isinstance(piece, Paragraph) else [piece])
    mended: list[Piece] = []
    for piece in parted:
        if mended and _continues(mended[-1], piece):
            findings.note(f"Gebroken zin hersteld: “{shorten(piece.text, 40)}”")
            mended[-1] = Paragraph(join([mended[-1].runs, piece.runs], " "))
        else:
            mended.append(piece)
    return mended


def _part(paragraph: Paragraph) -> list[Piece]:
    groups: list[list[Runs]] = []
    for line in split_on(paragraph.runs, _NEWLINE):
        if groups and not _parts_after(groups[-1][-1], line):
            groups[-1].append(line)
        else:
            groups.append([line])
    lines = [Paragraph(join(group, "\n")) for group in groups]
    if len(lines) > 1 and _is_heading_above(lines[0], lines[1]):
        return [Heading(lines[0].text, is_guess=True), *lines[1:]]
    return [part for line in lines for part in _part_bold_question(line)]


def _parts_after(line: Runs, following: Runs) -> bool:
    first, second = plain(line), plain(following)
    if _stands_alone(first) or _stands_alone(second):
        return True
    if _SPEAKER_MARK.match(second):
        return True
    if all(run.bold for run in line) and not all(run.bold for run in following):
        return could_be_heading(first) or is_question(first)
    if could_be_heading(first) and len(second) > LONGEST_ADDRESS_LINE:
        return True
    return len(first) >= LONG_LINE and first[-1] in SENTENCE_END


def _stands_alone(line: str) -> bool:
    return bool(
        is_footer_line(line)
        or is_broken_date(line)
        or read_publication_date(line)
        or read_credits(line)
    )


def _is_heading_above(first: Paragraph, second: Paragraph) -> bool:
    return (
        could_be_heading(first.text)
        and len(first.text) <= LONGEST_ADDRESS_LINE
        and not _stands_alone(first.text)
        and len(second.text) > LONGEST_ADDRESS_LINE
    )


def _part_bold_question(paragraph: Paragraph) -> list[Piece]:
    """“**Hoe begon het?** Met een telefoontje” as a question and its answer."""
    runs = paragraph.runs
    lead = 0
    for run in runs:
        if not run.bold:
            break
        lead += len(run.text)
    question, answer = split_at(runs, lead)
    if not question or not answer or not is_question(plain(question)):
        return [paragraph]
    return [Paragraph(question), Paragraph(answer)]


def _continues(before: Piece, piece: Piece) -> bool:
    """Whether a page break of the source cut one sentence in two."""
    if not isinstance(before, Paragraph) or not isinstance(piece, Paragraph):
        return False
    return (
        len(before.text) >= LONG_LINE
        and before.text[-1] not in SENTENCE_END
        and "\n" not in before.text
        and piece.text[0].islower()
        and not _SPEAKER_MARK.match(piece.text)
    )
