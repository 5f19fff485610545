"""The board for moderators, and the results: neither knows who did what."""

from django import forms
from django.shortcuts import get_list_or_404, get_object_or_404
from django.utils import timezone
from django_filters import ChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction
from wagtail.snippets.views.snippets import InspectView, SnippetViewSet

from core.admin_reports import MomentColumn, Report, register

from . import closing
from .enums import VacatureState
from .errors import VacatureError
from .models import Placement, Vacature
from .permissions import may_moderate


class ModeratorPolicy(ModelPermissionPolicy):
    """Moderators read and close; the text belongs to who handles the vacature."""

    def user_has_permission(self, user, action):
        return action == "view" and may_moderate(user)

    def user_has_any_permission(self, user, actions):
        return any(self.user_has_permission(user, action) for action in actions)

    def user_has_permission_for_instance(self, user, action, instance):
        return self.user_has_permission(user, action)


def shared():
    """Return what moderators look after; a concept is only its writer's."""
    return Vacature.objects.exclude(state=VacatureState.CONCEPT)


class SharedView(InspectView):
    def get_object(self, queryset=None):
        return get_object_or_404(shared(), pk=super().get_object().pk)


class VacatureFilters(WagtailFilterSet):
    class Meta:
        model = Vacature
        fields = [
            *("state", "close_reason", "is_open_for_pickup", "visibility"),
            *("form", "municipality", "organisation"),
        ]


class VacatureViewSet(SnippetViewSet):
    """All vacatures that were shared, with a history and the way to the page itself."""

    model = Vacature
    icon = "group"
    menu_label = "Vacatures"
    menu_order = 240
    add_to_admin_menu = True
    permission_policy = ModeratorPolicy(Vacature)
    inspect_view_enabled = True
    inspect_view_class = SharedView
    inspect_view_fields = [
        *("title", "employer", "municipality", "form", "places", "places_filled"),
        *("description", "really_needed", "guidance", "state", "close_reason"),
        *("opened_at", "closes_on", "closed_at", "hidden_at", "organisation"),
    ]
    filterset_class = VacatureFilters
    ordering = ["-active_at"]
    list_per_page = 50
    list_display = [
        TitleColumn("title", label="Vacature", get_url=Vacature.get_absolute_url),
        Column("employer", label="Werkgever", accessor="employer.name"),
        Column("municipality", label="Gemeente", accessor="municipality.name"),
        Column("state", label="Stand", accessor="get_state_display"),
        MomentColumn("active_at", label="Laatste activiteit", sort_key="active_at"),
    ]

    def get_queryset(self, request):
        return shared().select_related("employer", "municipality")

    def register_chooser_viewset(self):
        """Do nothing: no text names a vacature, and a chooser shows all to anybody."""


class CloseAction(SnippetBulkAction):
    """Close several vacatures at once; what is closed already stays as it is."""

    display_name = "Sluiten"
    aria_label = "Sluit de gekozen vacatures"
    action_type = "close"
    template_name = "wagtailadmin/vacatures/confirm_close.html"
    form_class = forms.Form
    models = [Vacature]

    @classmethod
    def get_queryset(cls, model, object_ids):
        return get_list_or_404(shared(), pk__in=object_ids)

    def check_perm(self, vacature):
        return may_moderate(self.request.user)

    @classmethod
    def execute_action(cls, objects, user=None, **kwargs):
        closed = 0
        for vacature in objects:
            try:
                closing.withdraw(vacature, by=user, text="Gesloten door een moderator.")
            except VacatureError:
                continue
            closed += 1
        return closed, 0

    def get_execution_context(self):
        return {**super().get_execution_context(), "user": self.request.user}

    def get_success_message(self, num_parent_objects, num_child_objects):
        word = "vacature is" if num_parent_objects == 1 else "vacatures zijn"
        return f"{num_parent_objects} {word} gesloten."


def _years():
    years = Placement.objects.dates("placed_on", "year", order="DESC")
    return [(str(day.year), str(day.year)) for day in years]


class PlacementFilters(WagtailFilterSet):
    year = ChoiceFilter(
        label="Jaar", choices=_years, field_name="placed_on", lookup_expr="year"
    )

    class Meta:
        model = Placement
        fields = ["year", "municipality", "form"]


def _organisations(placement):
    return ", ".join(sorted(o.name for o in placement.organisations.all()))


@register
class PlacementsReport(Report):
    """Every place that was filled is one row, however many helped."""

    slug = "plaatsingen"
    page_title = "Plaatsingen"
    header_icon = "success"
    menu_order = 150
    permission_policy = ModelPermissionPolicy(Vacature)
    any_permission_required = ["change"]
    filterset_class = PlacementFilters
    no_results_message = "Er is nog niemand geplaatst."
    columns = [
        Column("placed_on", label="Sinds"),
        Column("municipality", label="Gemeente", accessor="municipality.name"),
        Column("form", label="Plaatsingsvorm", accessor="get_form_display"),
        Column("organisations", label="Samen gedaan door", accessor=_organisations),
    ]

    def get_base_queryset(self):
        until = timezone.localdate()
        rows = Placement.objects.filter(placed_on__lte=until)
        return rows.select_related("municipality").prefetch_related("organisations")
