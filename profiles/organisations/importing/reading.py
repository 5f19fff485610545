"""Reading a CSV or Excel file of strangers into rows that know their line."""

import csv
import io
import zipfile
from typing import NamedTuple

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from tablib import Dataset

MOST_BYTES = 5 * 1024 * 1024
MOST_UNPACKED = 50 * 1024 * 1024
MOST_ROWS = 500
LINE = "regel"
ZIP_START = b"PK\x03\x04"
DELIMITERS = ";,\t"
NOT_UTF8 = (
    "Dit bestand is niet opgeslagen als UTF-8. "
    "Kies in Excel bij opslaan voor ‘CSV UTF-8’, of voor xlsx."
)
TOO_MANY = f"Een bestand mag {MOST_ROWS} regels hebben. Knip het in stukken."
NO_EXCEL = "Dit Excel-bestand is niet te lezen. Sla het opnieuw op als xlsx."
# What a reader of Excel files raises on a file that is made to break it.
BROKEN = (
    InvalidFileException,
    KeyError,
    OSError,
    RecursionError,
    SyntaxError,
    TypeError,
    ValueError,
    zipfile.BadZipFile,
)


class UnreadableError(Exception):
    """A file that cannot be read, and the line at which that showed."""

    def __init__(self, line, message):
        super().__init__(message)
        self.line = line


class Line(NamedTuple):
    number: int
    cells: list[str]


def read(content, *, columns, required):
    """Return a Dataset with these columns and the line that each row stood on.

    ``columns`` is {heading as people write it: name}.
    """
    if len(content) > MOST_BYTES:
        raise UnreadableError(1, "Dit bestand is te groot. Knip het in stukken.")
    lines = _excel(content) if content.startswith(ZIP_START) else _csv(content)
    filled = (line for line in lines if any(line.cells))
    heading = next(filled, None)
    if heading is None:
        raise UnreadableError(1, "Dit bestand is leeg.")
    names = _names(heading, columns, required)
    dataset = Dataset(headers=[LINE, *names])
    for number, cells in filled:
        if any(cells[len(names) :]):
            raise UnreadableError(number, "Op deze regel staan te veel cellen.")
        if len(dataset) == MOST_ROWS:
            raise UnreadableError(number, TOO_MANY)
        padded = [*cells, *[""] * len(names)]
        dataset.append([number, *padded[: len(names)]])
    return dataset


def _names(heading, columns, required):
    names = []
    while heading.cells and not heading.cells[-1]:
        heading.cells.pop()
    for cell in heading.cells:
        name = columns.get(cell.casefold())
        if name is None:
            raise UnreadableError(
                heading.number,
                f"De kolom ‘{cell[:40]}’ kennen we niet. "
                f"Deze wel: {', '.join(columns)}.",
            )
        if name in names:
            raise UnreadableError(
                heading.number, f"De kolom ‘{cell[:40]}’ staat er twee keer."
            )
        names.append(name)
    labels = {name: label for label, name in columns.items()}
    for name in required:
        if name not in names:
            raise UnreadableError(
                heading.number, f"De kolom ‘{labels[name]}’ ontbreekt."
            )
    return names


def _csv(content):
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise UnreadableError(line, NOT_UTF8) from error
    if "\x00" in text:
        line = text.count("\n", 0, text.index("\x00")) + 1
        raise UnreadableError(line, NOT_UTF8)
    first = text.lstrip().partition("\n")[0]
    delimiter = max(DELIMITERS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    started = 1
    try:
        for cells in reader:
            yield Line(started, [cell.strip() for cell in cells])
            started = reader.line_num + 1
    except csv.Error as error:
        raise UnreadableError(started, "Deze regel is niet te lezen.") from error


def _excel(content):
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            unpacked = sum(part.file_size for part in package.infolist())
        if unpacked > MOST_UNPACKED:
            raise UnreadableError(1, "Dit bestand is te groot. Knip het in stukken.")
        # Formulas are read as they are written, so that they can be refused.
        book = load_workbook(io.BytesIO(content), read_only=True)
        rows = book.worksheets[0].iter_rows(values_only=True)
        for number, cells in enumerate(rows, start=1):
            yield Line(number, [_text(cell) for cell in cells])
    except BROKEN as error:
        raise UnreadableError(1, NO_EXCEL) from error


def _text(cell):
    return "" if cell is None else str(cell).strip()
