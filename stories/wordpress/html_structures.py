"""The elements of a post that are more than a paragraph: lists, tables, figures."""

from collections.abc import Callable

from bs4 import Tag

from .findings import Findings, shorten
from .photos import with_caption
from .pieces import BulletList, Heading, Paragraph, Photo, Piece
from .quotes import LONGEST_QUOTE, make_quote
from .runs import Run, Runs, join

Inside = Callable[[Tag], list[Piece]]

TOP_LEVELS = {"h1", "h2", "summary"}
# A longer cell means that the table was there for the layout, not for figures.
LONGEST_CELL = 120


def read_heading(tag: Tag, inside: Inside, findings: Findings) -> list[Piece]:
    """The heading, after the pictures that somebody put in it."""
    pieces = inside(tag)
    if any(run.href for piece in pieces for run in getattr(piece, "runs", ())):
        findings.drop("link in een tussenkop")
    text = _text_of(pieces)
    heading = [Heading(text, 2 if tag.name in TOP_LEVELS else 3)] if text else []
    return [*_photos(pieces), *heading]


def read_list(tag: Tag, inside: Inside, findings: Findings) -> list[Piece]:
    """One flat list; the items of a list within it follow their own item."""
    photos, items = [], []
    for child in tag.find_all(True, recursive=False):
        own: list[Runs] = []
        nested: list[Runs] = []
        for piece in inside(child):
            if isinstance(piece, Photo):
                photos.append(piece)
            elif isinstance(piece, BulletList):
                nested.extend(piece.items)
            else:
                own.append(getattr(piece, "runs", (Run(piece.text),)))
        items.extend(runs for runs in (join(own, "\n"), *nested) if runs)
    found = BulletList(tuple(items), is_numbered=tag.name == "ol")
    return [*photos, found] if items else photos


def read_blockquote(tag: Tag, inside: Inside, findings: Findings) -> list[Piece]:
    """A quotation when it is short, else its paragraphs as ordinary text."""
    attribution = " ".join(
        cite.extract().get_text(" ", strip=True)
        for cite in tag.find_all(["cite", "footer"])
    )
    pieces = inside(tag)
    if not pieces:
        return []
    if all(isinstance(piece, Paragraph) for piece in pieces):
        quote = make_quote(_text_of(pieces), attribution)
        if 0 < len(quote.text) <= LONGEST_QUOTE:
            return [quote]
    findings.note(
        f"Lang citaat (meer dan {LONGEST_QUOTE} tekens) is gewone tekst geworden: "
        f"“{shorten(_text_of(pieces))}”"
    )
    return [*pieces, Paragraph((Run(f"– {attribution}"),))] if attribution else pieces


def read_figure(tag: Tag, inside: Inside, findings: Findings) -> list[Piece]:
    """The pictures of a figure, the last of them with the caption."""
    pieces = inside(tag)
    photos = _photos(pieces)
    if not photos:
        return pieces
    others = [
        piece for piece in pieces if not isinstance(piece, Photo | Paragraph | Heading)
    ]
    if photos[-1].caption:
        return [*photos, *others]
    return [*photos[:-1], with_caption(photos[-1], _text_of(pieces)), *others]


def read_table(tag: Tag, inside: Inside, findings: Findings) -> list[Piece]:
    """A line per row; a table that only served the layout falls apart in its cells."""
    rows = [
        [inside(cell) for cell in row.find_all(["td", "th"], recursive=False)]
        for row in _rows(tag)
    ]
    cells = [cell for row in rows for cell in row]
    if any(len(_text_of(cell)) > LONGEST_CELL or _photos(cell) for cell in cells):
        return [piece for cell in cells for piece in cell]
    lines = [[text for cell in row if (text := _text_of(cell))] for row in rows]
    items = tuple((Run(_join_cells(line)),) for line in lines if line)
    if not items:
        return []
    findings.todo("Een tabel is een lijst geworden; kijk of hij nog klopt.")
    return [BulletList(items)]


def _rows(table: Tag) -> list[Tag]:
    """The rows of this table and not of those within it."""
    parts = table.find_all(["thead", "tbody", "tfoot"], recursive=False)
    return [
        row for part in (table, *parts) for row in part.find_all("tr", recursive=False)
    ]


def _join_cells(texts: list[str]) -> str:
    return ": ".join(texts) if len(texts) == 2 else " – ".join(texts)


def _photos(pieces: list[Piece]) -> list[Photo]:
    return [piece for piece in pieces if isinstance(piece, Photo)]


def _text_of(pieces: list[Piece]) -> str:
    texts = (piece.text for piece in pieces if not isinstance(piece, Photo))
    return " ".join(" ".join(texts).split())
