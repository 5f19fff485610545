"""All measurements of an ambition, as a file that a spreadsheet opens."""

from django.http import Http404, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from wagtail.models import Site

from core.csv_cells import as_csv
from core.page_store.public import public
from home.models import Measurement

COLUMNS = ["peildatum", "aantal", "eenheid", "totaal", "bron", "definitie", "site"]


def rows(site=None):
    """Return the measurements as lists of cells, newest first."""
    found = Measurement.objects.select_related("ambition__site")
    if site:
        found = found.filter(ambition__site=site)
    return [
        [
            measured.measured_on.isoformat(),
            measured.value,
            measured.ambition.unit,
            measured.ambition.total,
            measured.source,
            measured.definition,
            measured.ambition.site.hostname,
        ]
        for measured in found.order_by("ambition_id", "-measured_on", "-pk")
    ]


@public()
@require_safe
@cache_control(public=True, max_age=3600)
def measurements_csv(request):
    """Send the history of the counter of this site."""
    site = Site.find_for_request(request)
    found = rows(site) if site else []
    if not found:
        raise Http404
    response = HttpResponse(as_csv([COLUMNS, *found]), content_type="text/csv")
    response["Content-Disposition"] = 'attachment; filename="metingen.csv"'
    return response
