"""Turns an article that was pasted as plain text into an article of our blocks."""

import re
from itertools import groupby

from .article import Article, compose
from .findings import Findings
from .pieces import BulletList, Paragraph, Piece
from .runs import Run, Runs, storable, tidy

_BULLET = re.compile(r"(?:[-•*·‣▪–]|(?P<number>\d{1,2}[.)]))\s+(?P<text>\S.*)")
_EMPHASIS = re.compile(
    r"(?<![\w*])(\*{1,2})(?=\w)([^*\n]{1,80}?)(?<=[\w.?!:])\1(?![\w*])"
)
# Mail programs break lines at a fixed width; people break them where they think.
NARROWEST_WRAP, WIDEST_WRAP = 55, 85


def convert_text(text: str, *, title: str = "") -> Article:
    """An article of which the first line is the title, unless one is given."""
    lines = [" ".join(line.split()) for line in storable(text).splitlines()]
    if not title:
        title, lines = _take_first(lines)
    pieces: list[Piece] = []
    # An empty line is false: it parts the groups.
    for is_text, group in groupby(lines, key=bool):
        if is_text:
            pieces.extend(_read(list(group)))
    return compose(storable(title), _joined_lists(pieces), findings=Findings())


def _take_first(lines: list[str]) -> tuple[str, list[str]]:
    for index, line in enumerate(lines):
        if line.strip("\ufeff"):
            return line.strip("\ufeff"), lines[index + 1 :]
    return "", []


def _read(lines: list[str]) -> list[Piece]:
    pieces: list[Piece] = []
    for is_bullet, group in groupby(lines, key=lambda line: bool(_BULLET.match(line))):
        if is_bullet:
            pieces.append(_read_list(list(group)))
        else:
            pieces.append(Paragraph(_runs(_unwrapped(list(group)))))
    return [piece for piece in pieces if piece.text]


def _read_list(lines: list[str]) -> BulletList:
    bullets = [_BULLET.match(line) for line in lines]
    return BulletList(
        tuple(_runs(bullet["text"]) for bullet in bullets),
        is_numbered=bool(bullets[0]["number"]),
    )


def _joined_lists(pieces: list[Piece]) -> list[Piece]:
    """One list where empty lines stood between the items; a lone dash is no list."""
    joined: list[Piece] = []
    for piece in pieces:
        before = joined[-1] if joined else None
        if (
            isinstance(piece, BulletList)
            and isinstance(before, BulletList)
            and piece.is_numbered == before.is_numbered
        ):
            joined[-1] = BulletList(before.items + piece.items, before.is_numbered)
        else:
            joined.append(piece)
    return [_as_line(piece) for piece in joined]


def _as_line(piece: Piece) -> Piece:
    if not isinstance(piece, BulletList) or len(piece.items) > 1:
        return piece
    mark = Run("1. " if piece.is_numbered else "– ")
    return Paragraph((mark, *piece.items[0]))


def _unwrapped(lines: list[str]) -> str:
    """The lines as one when a mail program cut them, else with their breaks."""
    body = lines[:-1]
    is_wrapped = len(lines) > 2 and all(
        NARROWEST_WRAP <= len(line) <= WIDEST_WRAP for line in body
    )
    return (" " if is_wrapped else "\n").join(lines)


def _runs(text: str) -> Runs:
    """The text with *such* emphasis, which pasting leaves behind, as italics."""
    runs, done = [], 0
    for match in _EMPHASIS.finditer(text):
        is_bold = len(match[1]) == 2
        runs.append(Run(text[done : match.start()]))
        runs.append(Run(match[2], bold=is_bold, italic=not is_bold))
        done = match.end()
    return tidy([*runs, Run(text[done:])])
