"""Lists of stories and of imported items in the admin."""

from django.middleware.csrf import get_token
from django_filters import ChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BaseColumn, Column, TitleColumn
from wagtail.admin.ui.tables.pages import (
    BulkActionsColumn,
    PageStatusColumn,
    PageTitleColumn,
)
from wagtail.admin.views.pages.listing import IndexView, PageFilterSet
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from core.admin_reports import MomentColumn

from .models import ImportedItem, StoryPage


class StoryFilters(PageFilterSet):
    class Meta:
        model = StoryPage
        fields = ["kind", "format", "municipality", "sector", "series", "live"]


class StoryIndexView(IndexView):
    def annotate_queryset(self, pages):
        return super().annotate_queryset(pages).prefetch_related("municipality")


class StoryListing(PageListingViewSet):
    """All stories in one list, whatever series they are in."""

    model = StoryPage
    index_view_class = StoryIndexView
    icon = "openquote"
    menu_label = "Verhalen"
    menu_order = 110
    add_to_admin_menu = True
    name = "story_listing"
    url_prefix = "alle-verhalen"
    filterset_class = StoryFilters
    columns = [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label="Titel", sort_key="title", classname="title"),
        Column("kind", label="Soort", accessor="get_kind_display", sort_key="kind"),
        Column("place", label="Gemeente", accessor="place_name"),
        MomentColumn(
            "first_published_at", label="Gepubliceerd", sort_key="first_published_at"
        ),
        PageStatusColumn("status", label="Status", sort_key="live"),
    ]


class LookOnlyPolicy(ModelPermissionPolicy):
    """An import makes these rows; nobody adds, changes or deletes one by hand."""

    def user_has_permission(self, user, action):
        return action == "view" and super().user_has_permission(user, action)


class ToDoColumn(Column):
    cell_template_name = "wagtailadmin/stories/to_do_cell.html"


class DoneColumn(BaseColumn):
    """A button that says that the work for an imported item is done."""

    cell_template_name = "wagtailadmin/stories/done_cell.html"

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        return context | {"csrf_token": get_token(context["request"])}


def _kinds():
    kinds = ImportedItem.objects.order_by("kind").values_list("kind", flat=True)
    return [(kind, kind) for kind in kinds.distinct()]


class ImportedItemFilters(WagtailFilterSet):
    to_do = ChoiceFilter(
        label="Nog te doen",
        choices=[("ja", "Ja"), ("nee", "Nee")],
        method="keep_open",
    )
    kind = ChoiceFilter(label="Soort", choices=_kinds)

    class Meta:
        model = ImportedItem
        fields = ["to_do", "kind"]

    def keep_open(self, items, name, value):
        return items.open() if value == "ja" else items.filter(to_do=[])


class ImportedItemViewSet(ModelViewSet):
    """What an import brought in, and what still has to be done by hand."""

    model = ImportedItem
    name = "imported_item"
    url_prefix = "ingelezen"
    icon = "download"
    menu_label = "Ingelezen"
    menu_order = 320
    add_to_admin_menu = True
    form_fields = ["title"]
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_fields = ["title", "source", "kind", "page", "to_do", "imported_at"]
    permission_policy = LookOnlyPolicy(ImportedItem)
    filterset_class = ImportedItemFilters
    list_display = [
        TitleColumn("title", label="Titel", accessor="name", get_url=lambda i: i.link),
        Column("kind", label="Soort", sort_key="kind"),
        ToDoColumn("to_do", label="Nog te doen"),
        MomentColumn("imported_at", label="Ingelezen", sort_key="imported_at"),
        DoneColumn("done", label=""),
    ]
