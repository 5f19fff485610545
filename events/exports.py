"""The list of an event to take along: as CSV and as Excel, without living formulas."""

import io

from django.utils.timezone import localtime
from openpyxl import Workbook
from openpyxl.styles import Font

from core.csv_cells import as_csv

from .ical import one_line

HEADINGS = (
    "Naam",
    "Organisatie",
    "E-mailadres",
    "Stand",
    "Plaats in de rij",
    "Aangemeld op",
    "Binnen om",
    "Nodig om mee te doen",
    "Tafels",
)
WIDTH = 24


def to_csv(people):
    """Return the bytes of a CSV file that a Dutch spreadsheet opens well."""
    return as_csv([HEADINGS, *(_row(person) for person in people)])


def to_excel(people):
    """Return the bytes of an Excel file in which every cell is plain text."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Aanmeldingen"
    for row in (HEADINGS, *(_row(person) for person in people)):
        sheet.append([""] * len(row))
        for cell, value in zip(sheet[sheet.max_row], row, strict=True):
            # A text that begins with = would be calculated without this.
            cell.value, cell.data_type = value, "s"
    for cell in sheet[1]:
        cell.font = Font(bold=True)
        sheet.column_dimensions[cell.column_letter].width = WIDTH
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _row(person):
    tables = [
        " - ".join(part for part in (choice.session.title, choice.answer) if part)
        for choice in person.choices.all()
    ]
    cells = (
        person.name,
        person.organisation,
        person.email,
        person.get_state_display(),
        str(person.position or ""),
        _moment(person.created_at),
        _moment(person.checked_in_at),
        person.needs,
        "; ".join(tables),
    )
    return [one_line(cell) for cell in cells]


def _moment(moment):
    return f"{localtime(moment):%d-%m-%Y %H:%M}" if moment else ""
