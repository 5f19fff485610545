from datetime import timedelta

from django.contrib.auth import get_user_model
from django.db.models import Q
from django.middleware.csrf import get_token
from django.utils import timezone
from django_filters import ChoiceFilter
from wagtail.admin.filters import ContentTypeFilter, WagtailFilterSet
from wagtail.admin.ui.tables import BaseColumn
from wagtail.models import Page, get_page_content_types
from wagtail.permissions import page_permission_policy

from core import editorial, reviews
from core.admin_reports import (
    EDIT_PAGES,
    MomentColumn,
    OwnerColumn,
    PageColumn,
    Report,
    TypeColumn,
    register,
)

SOON = timedelta(days=31)
NOBODY = "niemand"


def _owner_choices():
    owners = get_user_model().objects.filter(owned_pages__isnull=False).distinct()
    names = [(user.pk, user.get_full_name() or user.email) for user in owners]
    return [(NOBODY, "Niemand, of iemand die weg is"), *names]


class ReviewFilters(WagtailFilterSet):
    due_on = ChoiceFilter(
        label="Wanneer",
        choices=[("te-laat", "Te laat"), ("binnenkort", "Komende maand")],
        method="keep_when",
    )
    owner = ChoiceFilter(label="Eigenaar", choices=_owner_choices, method="keep_owner")
    content_type = ContentTypeFilter(
        label="Soort",
        queryset=lambda request: get_page_content_types(include_base_page_type=False),
    )

    class Meta:
        model = Page
        fields = ["due_on", "owner", "content_type"]

    def keep_when(self, pages, name, value):
        today = timezone.localdate()
        is_late = Q(due_on__lte=today)
        return pages.filter(is_late if value == "te-laat" else ~is_late)

    def keep_owner(self, pages, name, value):
        if value == NOBODY:
            return without_owner(pages)
        return pages.filter(owner=value)


def without_owner(pages):
    """Keep the pages of nobody, or of somebody who can no longer look after them."""
    return pages.exclude(owner__in=editorial.editors().values("pk"))


class ReadColumn(BaseColumn):
    """A button that says: I read this page today and it is still right."""

    cell_template_name = "wagtailadmin/reports/read_cell.html"

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        return context | {"csrf_token": get_token(context["request"])}


@register
class ReviewReport(Report):
    """The pages that somebody should read again, the longest overdue first."""

    slug = "na-te-kijken"
    page_title = "Na te kijken"
    header_icon = "history"
    menu_order = 110
    filterset_class = ReviewFilters
    no_results_message = "Er is niets na te kijken. Alles is op tijd gelezen."
    columns = [
        PageColumn(),
        TypeColumn(),
        OwnerColumn(),
        MomentColumn("due_on", label="Nakijken op"),
        MomentColumn("last_published_at", label="Laatst gepubliceerd"),
        ReadColumn("read", label=""),
    ]

    def get_base_queryset(self):
        own = page_permission_policy.instances_user_has_any_permission_for(
            self.request.user, EDIT_PAGES
        )
        pages = reviews.overdue(on=timezone.localdate() + SOON)
        return pages.filter(pk__in=own.values("pk")).select_related(
            "owner", "content_type"
        )
