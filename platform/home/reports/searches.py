from django.utils.dates import MONTHS
from django_filters import ChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column

from core.admin_reports import MomentColumn, Report, register
from core.search.models import MissedSearch


def _in_words(month):
    return f"{MONTHS[month.month]} {month.year}"


def _months():
    months = MissedSearch.objects.order_by("-month").values_list("month", flat=True)
    return [(month.isoformat(), _in_words(month)) for month in months.distinct()]


class MissedSearchFilters(WagtailFilterSet):
    month = ChoiceFilter(label="Maand", choices=_months)

    class Meta:
        model = MissedSearch
        fields = ["month"]


@register
class MissedSearchReport(Report):
    """What readers searched for and did not find, to write it or give it that name."""

    slug = "gezocht-en-niet-gevonden"
    page_title = "Gezocht en niet gevonden"
    header_icon = "search"
    menu_order = 140
    filterset_class = MissedSearchFilters
    no_results_message = "Alles wat lezers zochten, was er. Of er is nog niet gezocht."
    columns = [
        Column("term", label="Zoekwoorden"),
        Column("total", label="Keer gezocht"),
        Column("month", label="Maand", accessor=lambda row: _in_words(row.month)),
        MomentColumn("last_seen", label="Laatst gezocht"),
    ]

    def get_base_queryset(self):
        return MissedSearch.objects.all()
