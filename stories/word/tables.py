"""Turns the tables of a Word file into lines that can be read aloud."""

import html
from collections import deque
from itertools import groupby

from bs4 import BeautifulSoup, Tag

from stories.wordpress.findings import Findings
from stories.wordpress.html_structures import LONGEST_CELL

# A table wider than this is a mistake, or made to exhaust the reader.
MOST_COLUMNS = 30
STRUCTURES = ["ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "img"]

Row = list[Tag]
# The cells that hang down into a row, by column, with how many rows they have left.
Hanging = dict[int, tuple[Tag, int]]


def replace_tables(soup: BeautifulSoup, findings: Findings) -> None:
    """A list in the place of each table, or loose text where it only served layout."""
    # The inner ones first: they come after the table that holds them.
    for table in reversed(soup.find_all("table")):
        rows = _rows(table)
        if _is_layout(rows):
            findings.todo("Een tabel is gewone tekst geworden; klopt de volgorde nog?")
            cells = table.find_all(["td", "th"])
            table.replace_with(*(part for cell in cells for part in [*cell.children]))
        else:
            findings.todo("Een tabel is een lijst geworden; kijk of hij nog klopt.")
            items = "".join(f"<li>{line}</li>" for line in _lines(rows))
            table.replace_with(BeautifulSoup(f"<ul>{items}</ul>", "lxml").ul)


def _rows(table: Tag) -> list[Row]:
    """The cells by row and column; one that spans several stands in each of them."""
    rows, hanging = [], {}
    for row in table.find_all("tr"):
        cells, hanging = _fill(row, hanging)
        rows.append(cells)
    return [row for row in rows if any(map(_text, row))]


def _fill(row: Tag, hanging: Hanging) -> tuple[Row, Hanging]:
    cells: Row = []
    following: Hanging = {}
    own = deque(row.find_all(["td", "th"], recursive=False))
    while (own or len(cells) in hanging) and len(cells) < MOST_COLUMNS:
        if len(cells) in hanging:
            cell, rows_left = hanging[len(cells)]
            columns = 1
        else:
            cell = own.popleft()
            rows_left = int(cell.get("rowspan", 1)) - 1
            columns = min(int(cell.get("colspan", 1)), MOST_COLUMNS)
        for _column in range(columns):
            if rows_left:
                following[len(cells)] = cell, rows_left - 1
            cells.append(cell)
    return cells, following


def _is_layout(rows: list[Row]) -> bool:
    cells = [cell for row in rows for cell in row]
    return max(map(len, rows), default=0) < 2 or any(
        cell.find(STRUCTURES) or len(_text(cell)) > LONGEST_CELL for cell in cells
    )


def _lines(rows: list[Row]) -> list[str]:
    """`kop: waarde` in two columns; in more, each value behind the head above it."""
    if max(map(len, rows)) == 2:
        return [": ".join(_values(row)) for row in rows]
    heads = [html.escape(_text(cell)) for cell in rows[0]]
    if len(rows) < 2 or not all(heads) or _holds_figures(rows[0]):
        return [" – ".join(_values(row)) for row in rows]
    return [_with_heads(heads, row) for row in rows[1:]]


def _with_heads(heads: list[str], row: Row) -> str:
    pairs = zip(heads, row, strict=False)
    return "; ".join(f"{head}: {_markup(cell)}" for head, cell in pairs if _text(cell))


def _holds_figures(row: Row) -> bool:
    """Whether this row tells amounts or times, and so does not head the others."""
    return any(_text(cell)[0].isdigit() for cell in row)


def _values(row: Row) -> list[str]:
    """What each cell says; one that spans two columns says it once."""
    cells = [next(group) for _, group in groupby(row, key=id)]
    return [_markup(cell) for cell in cells if _text(cell)]


def _markup(cell: Tag) -> str:
    """The text of a cell with its links and emphasis."""
    paragraphs = cell.find_all("p") or [cell]
    return " ".join(part.decode_contents() for part in paragraphs).strip()


def _text(cell: Tag) -> str:
    return " ".join(cell.get_text(" ").split())
