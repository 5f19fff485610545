"""Reports in the admin: a table with filters that can be downloaded."""

from datetime import date, datetime

from django.urls import path, reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports.base import ReportView
from wagtail.admin.widgets.button import HeaderButton
from wagtail.permissions import page_permission_policy

from core.csv_cells import harmless

EDIT_PAGES = ["change", "publish"]


class Report(ReportView):
    """A report that exports what its columns show.

    A subclass gives a slug, page_title, header_icon, columns and a queryset.
    """

    slug = ""
    menu_order = 500
    permission_policy = page_permission_policy
    any_permission_required = EDIT_PAGES
    is_searchable = False

    def setup(self, *args, **kwargs):
        self.index_url_name = self.slug
        self.index_results_url_name = f"{self.slug}_results"
        self.export_filename = self.slug
        self.list_export = [c.name for c in self.columns if isinstance(c, Column)]
        super().setup(*args, **kwargs)

    def get_heading(self, queryset, field):
        return next(str(c.label) for c in self.columns if c.name == field)

    def to_row_dict(self, item):
        columns = [c for c in self.columns if isinstance(c, Column)]
        return {c.name: _as_text(c.get_value(item)) for c in columns}

    def preprocess_field_value(self, field, value, export_format):
        value = super().preprocess_field_value(field, value, export_format)
        return harmless(value) if export_format == self.FORMAT_CSV else value

    @classmethod
    def is_for(cls, user):
        return cls.permission_policy.user_has_any_permission(
            user, cls.any_permission_required
        )


class ReportMenuItem(MenuItem):
    """The way to a report, for who may read it."""

    def __init__(self, report):
        super().__init__(
            report.page_title,
            reverse(report.slug),
            name=report.slug,
            icon_name=report.header_icon,
            order=report.menu_order,
        )
        self._report = report

    def is_shown(self, request):
        return self._report.is_for(request.user)


def register(report):
    """Give a report its addresses and its place in the menu."""

    @hooks.register("register_admin_urls")
    def report_urls():
        folder, name = f"rapporten/{report.slug}/", report.slug
        results = report.as_view(results_only=True)
        return [
            path(folder, report.as_view(), name=name),
            path(f"{folder}results/", results, name=f"{name}_results"),
        ]

    @hooks.register("register_reports_menu_item")
    def report_menu_item():
        return ReportMenuItem(report)

    return report


class PostButton(HeaderButton):
    """A button above a report that does something."""

    def __init__(self, label, url, icon_name):
        attrs = {
            "data-controller": "w-action",
            "data-action": "w-action#post",
            "data-w-action-url-value": url,
        }
        super().__init__(label, icon_name=icon_name, attrs=attrs)


class PageColumn(TitleColumn):
    """The title of a page, that leads to its editor."""

    def __init__(self, name="title", label="Pagina", **kwargs):
        kwargs.setdefault("url_name", "wagtailadmin_pages:edit")
        super().__init__(name, label=label, **kwargs)


class TypeColumn(Column):
    """The kind of page in the words of the editors."""

    def __init__(self):
        super().__init__("type", label="Soort", accessor="page_type_display_name")


class MomentColumn(Column):
    """A day, or a day and a time in the Netherlands, written out."""

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        value = context["raw_value"]
        if isinstance(value, datetime):
            context["value"] = date_format(localtime(value), r"j F Y, H.i \u\u\r")
        elif value:
            context["value"] = date_format(value)
        return context | {"value": context["value"] if value else ""}


class OwnerColumn(Column):
    """Whose page it is, and whether that person still works here."""

    def __init__(self):
        super().__init__("owner", label="Eigenaar")

    def get_value(self, page):
        if page.owner is None:
            return "niemand"
        name = page.owner.get_full_name() or page.owner.email
        return name if page.owner.is_active else f"{name} (weg)"


def _as_text(value):
    if isinstance(value, datetime):
        return localtime(value).replace(tzinfo=None)
    return value if value is None or isinstance(value, date | int) else str(value)
