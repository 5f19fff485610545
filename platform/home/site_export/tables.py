"""Everything that is not a page or a file: vocabularies, settings and figures."""

from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from core.csv_cells import as_csv
from core.models import DiscouragedWord, SiteDetails, Theme
from home import measurements
from home.models import Ambition, Navigation
from profiles.organisations.models import (
    Municipality,
    OrganisationType,
    Region,
    Sector,
    Specialism,
    Subregion,
    TargetGroup,
)
from stories.models import BrochureDownloads, BrochureTopic

from . import records

ROWS = [
    Region,
    Subregion,
    Municipality,
    Sector,
    TargetGroup,
    Specialism,
    OrganisationType,
    BrochureTopic,
    BrochureDownloads,
    DiscouragedWord,
    Site,
    SiteDetails,
    Theme,
]
ROWS_WITH_LINES = [Navigation, Ambition]
REDIRECT_COLUMNS = ["from", "to", "permanent"]


def write(archive):
    """Write a file for each table and return {name: rows}."""
    totals = {}
    for models, shape in (
        (ROWS, records.of_row),
        (ROWS_WITH_LINES, records.of_row_with_lines),
    ):
        for model in models:
            name = f"tables/{model._meta.model_name}.jsonl"
            lines = [
                records.as_line(shape(row)) for row in model.objects.order_by("pk")
            ]
            archive.write(name, lines)
            totals[name] = len(lines)
    for name, columns, rows in (
        ("redirects.csv", REDIRECT_COLUMNS, _redirects()),
        ("measurements.csv", measurements.COLUMNS, measurements.rows()),
    ):
        archive.write(name, [as_csv([columns, *rows])])
        totals[name] = len(rows)
    return totals


def _redirects():
    return [
        [redirect.old_path, redirect.link, redirect.is_permanent]
        for redirect in Redirect.objects.select_related("redirect_page")
    ]
