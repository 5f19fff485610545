from django.urls import path, reverse, reverse_lazy
from wagtail import hooks
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.widgets.button import Button
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from .admin_forms import OrganisationForm, RegionForm
from .admin_views import MergeView, RequestsView
from .import_views import KINDS, ImportView
from .models import (
    Municipality,
    Organisation,
    OrganisationType,
    Region,
    Sector,
    Specialism,
    Subregion,
    TargetGroup,
)
from .permissions import may_run_platform

LOG_ACTIONS = {
    "admit": ("Lid geworden", "Iemand is lid geworden"),
    "deny": ("Afgewezen", "Een aanvraag is afgewezen"),
    "hand_over": ("Overgedragen", "Iets is aan iemand anders overgedragen"),
    "invite": ("Uitgenodigd", "Er zijn uitnodigingen verstuurd"),
    "leave": ("Lidmaatschap gestopt", "Iemand is geen lid meer"),
    "merge": ("Samengevoegd", "Een andere organisatie ging hierin op"),
    "role": ("Rol veranderd", "Een lid kreeg een andere rol"),
    "withdraw": ("Ingetrokken", "Een uitnodiging is ingetrokken"),
}


@hooks.register("register_log_actions")
def log_membership(actions):
    for name, (label, message) in LOG_ACTIONS.items():
        actions.register_action(f"organisations.{name}", label, message)


class AdministratorMenuItem(MenuItem):
    """A way to something that only administrators do."""

    def is_shown(self, request):
        return may_run_platform(request.user)


@hooks.register("register_admin_menu_item")
def requests_menu_item():
    return AdministratorMenuItem(
        "Aanvragen",
        reverse_lazy("organisations_requests"),
        name="aanvragen",
        icon_name="user",
        order=260,
    )


@hooks.register("register_admin_menu_item")
def import_menu_item():
    items = [
        AdministratorMenuItem(
            label,
            reverse_lazy("organisations_import", args=[kind]),
            name=f"inlezen-{kind}",
            icon_name="upload",
        )
        for kind, (label, _resource) in KINDS.items()
    ]
    return SubmenuMenuItem(
        "Inlezen", Menu(items=items), name="inlezen", icon_name="upload", order=330
    )


@hooks.register("register_admin_urls")
def organisation_urls():
    return [
        path("inlezen/<slug:kind>/", ImportView.as_view(), name="organisations_import"),
        path("aanvragen/", RequestsView.as_view(), name="organisations_requests"),
        path(
            "organisaties/<int:pk>/samenvoegen/",
            MergeView.as_view(),
            name="organisations_merge",
        ),
    ]


@hooks.register("register_snippet_listing_buttons")
def merge_button(snippet, user, next_url=None):
    if isinstance(snippet, Organisation) and may_run_platform(user):
        url = reverse("organisations_merge", args=[snippet.pk])
        yield Button("Samenvoegen", url, icon_name="group", priority=50)


class OrganisationFilters(WagtailFilterSet):
    class Meta:
        model = Organisation
        fields = ["type", "region", "municipalities"]


class OrganisationViewSet(SnippetViewSet):
    """Organisations with their desk, municipalities and trusted domains."""

    model = Organisation
    icon = "group"
    list_display = ["name", "type", "region", "desk_phone"]
    filterset_class = OrganisationFilters
    copy_view_enabled = False
    edit_handler = ObjectList(Organisation.panels, base_form_class=OrganisationForm)

    def get_queryset(self, request):
        return Organisation.objects.select_related("type", "region")


class RegionViewSet(SnippetViewSet):
    model = Region
    icon = "globe"
    list_display = ["name", "site"]
    edit_handler = ObjectList(
        [*Region.panels, FieldPanel("hostname")], base_form_class=RegionForm
    )


class SubregionViewSet(SnippetViewSet):
    model = Subregion
    icon = "globe"
    list_display = ["name", "region"]


class MunicipalityViewSet(SnippetViewSet):
    model = Municipality
    icon = "home"
    list_display = ["name", "region", "desk_phone", "desk_hours"]
    list_filter = ["region", "province"]


class TermViewSet(SnippetViewSet):
    """The list of one vocabulary."""

    icon = "tag"
    list_display = ["name", "order"]
    ordering = ["order", "name"]


class SectorViewSet(TermViewSet):
    model = Sector


class TargetGroupViewSet(TermViewSet):
    model = TargetGroup


class SpecialismViewSet(TermViewSet):
    model = Specialism


class OrganisationTypeViewSet(TermViewSet):
    model = OrganisationType


@register_snippet
class RegionGroup(SnippetViewSetGroup):
    """Everything about the region in one place of the menu."""

    menu_label = "Regio"
    menu_icon = "globe"
    menu_order = 300
    items = (
        OrganisationViewSet,
        RegionViewSet,
        SubregionViewSet,
        MunicipalityViewSet,
        SectorViewSet,
        TargetGroupViewSet,
        SpecialismViewSet,
        OrganisationTypeViewSet,
    )
