"""Finds the questions and answers of an interview."""

import re

from .lines import LONGEST_QUESTION, is_question
from .pieces import BulletList, Heading, Paragraph, Piece, Question
from .quotes import OPENING
from .runs import Runs, split_at

# Two questions may be rhetorical headings; with quoted answers they are asked.
FEWEST_QUESTIONS = 3
FEWEST_QUOTED_ANSWERS = 2

_ASKED = re.compile(r"(?:q|v|vraag)\s?:\s+", re.IGNORECASE)
_ANSWERED = re.compile(r"(?:a|antwoord)\s?:\s+", re.IGNORECASE)


def find_questions(pieces: list[Piece]) -> list[Piece]:
    """The pieces with questions and their answers together, if this is an interview."""
    asked = [index for index in range(len(pieces)) if _is_asked(pieces, index)]
    if not _is_interview(pieces, asked):
        return pieces
    found: list[Piece] = []
    index = 0
    while index < len(pieces):
        if index not in asked:
            found.append(pieces[index])
            index += 1
            continue
        end = index + 1
        while end < len(pieces) and end not in asked and _is_answer(pieces[end]):
            end += 1
        answer = tuple(_without_mark(piece) for piece in pieces[index + 1 : end])
        found.append(Question(_ASKED.sub("", pieces[index].text, count=1), answer))
        index = end
    return found


def _is_interview(pieces: list[Piece], asked: list[int]) -> bool:
    marked = sum(bool(_ASKED.match(pieces[index].text)) for index in asked)
    quoted = sum(pieces[index + 1].text.startswith(tuple(OPENING)) for index in asked)
    return (
        marked > 0 or quoted >= FEWEST_QUOTED_ANSWERS or len(asked) >= FEWEST_QUESTIONS
    )


def _is_asked(pieces: list[Piece], index: int) -> bool:
    """Whether here stands a question of which the answer follows."""
    piece = pieces[index]
    following = pieces[index + 1] if index + 1 < len(pieces) else None
    if following is None or not _is_answer(following):
        return False
    if isinstance(piece, Paragraph) and _ASKED.match(piece.text):
        fits = len(piece.text) <= LONGEST_QUESTION
        return fits and bool(_ANSWERED.match(following.text))
    if not is_question(piece.text) or is_question(following.text):
        return False
    if isinstance(piece, Heading):
        return True
    if not isinstance(piece, Paragraph) or "\n" in piece.text:
        return False
    # An unmarked line is asked only when somebody speaks right after it.
    is_spoken = following.text.startswith(tuple(OPENING))
    return piece.is_bold or (is_spoken and not piece.text.startswith(tuple(OPENING)))


def _is_answer(piece: Piece) -> bool:
    return isinstance(piece, Paragraph | BulletList)


def _without_mark(piece: Piece) -> Piece:
    if not isinstance(piece, Paragraph):
        return piece
    mark = _ANSWERED.match(piece.text)
    return Paragraph(_cut(piece.runs, mark.end())) if mark else piece


def _cut(runs: Runs, length: int) -> Runs:
    return split_at(runs, length)[1] or runs
