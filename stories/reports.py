"""What is read: downloads of brochures, month by month."""

from django.urls import reverse
from django.utils.formats import date_format
from django_filters import ChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn

from core.admin_reports import Report, register

from .models import BrochureDownloads, BrochurePage


def month_name(day):
    return date_format(day, "F Y")


def _months():
    months = BrochureDownloads.objects.order_by("-month").values_list(
        "month", flat=True
    )
    return [(month.isoformat(), month_name(month)) for month in months.distinct()]


def _brochures():
    pages = BrochurePage.objects.order_by("title")
    return pages.values_list("pk", "title")


class DownloadFilters(WagtailFilterSet):
    month = ChoiceFilter(label="Maand", choices=_months)
    page = ChoiceFilter(label="Brochure", choices=_brochures)

    class Meta:
        model = BrochureDownloads
        fields = ["month", "page"]


@register
class DownloadsReport(Report):
    """How often each brochure was downloaded, newest month first."""

    slug = "downloads"
    page_title = "Downloads van brochures"
    header_icon = "download"
    menu_order = 140
    filterset_class = DownloadFilters
    no_results_message = "Er is nog geen brochure gedownload."
    columns = [
        Column("month", label="Maand", accessor=lambda row: month_name(row.month)),
        TitleColumn(
            "page",
            label="Brochure",
            accessor="page.title",
            get_url=lambda row: reverse("wagtailadmin_pages:edit", args=[row.page_id]),
        ),
        Column("total", label="Aantal"),
    ]

    def get_base_queryset(self):
        rows = BrochureDownloads.objects.select_related("page")
        return rows.order_by("-month", "-total", "page__title")
