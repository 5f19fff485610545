"""CSV that a Dutch spreadsheet opens well, without a cell that it calculates."""

import csv
import io

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def harmless(value):
    """Return a text with a quote before it when a spreadsheet would calculate it."""
    is_formula = isinstance(value, str) and value.startswith(FORMULA_STARTS)
    return f"'{value}" if is_formula else value


def as_csv(rows):
    """Return rows as bytes: semicolons between cells, UTF-8 with its mark."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";")
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")
