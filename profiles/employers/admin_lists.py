"""Employers for moderators: the facts alone, nothing of what members wrote."""

from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views.snippets import SnippetViewSet

from . import finding
from .models import Employer


class EmployerFilters(WagtailFilterSet):
    class Meta:
        model = Employer
        fields = ["municipality", "sector", "size"]


class EmployerPolicy(ModelPermissionPolicy):
    """Moderators mend the facts; adding is for members, and nobody throws away."""

    def user_has_permission(self, user, action):
        may_act = action in {"view", "change"}
        return may_act and super().user_has_permission(user, "change")

    def user_has_any_permission(self, user, actions):
        return any(self.user_has_permission(user, action) for action in actions)

    def user_has_permission_for_instance(self, user, action, instance):
        return self.user_has_permission(user, action)


class EmployerForm(WagtailAdminModelForm):
    """Also looks at the region, that nobody fills in: numbers are unique in it."""

    def _get_validation_exclusions(self):
        return super()._get_validation_exclusions() - {"region"}

    def save(self, commit=True):
        return finding.store(self.instance)


class EmployerViewSet(SnippetViewSet):
    """All employers, with search, filters and a history."""

    model = Employer
    icon = "group"
    menu_label = "Werkgevers"
    menu_order = 245
    add_to_admin_menu = True
    permission_policy = EmployerPolicy(Employer)
    filterset_class = EmployerFilters
    edit_handler = ObjectList(Employer.panels, base_form_class=EmployerForm)
    search_fields = ["name", "kvk_number"]
    search_backend_name = None
    ordering = ["name", "pk"]
    list_per_page = 50
    list_display = [
        "name",
        Column("municipality", label="Gemeente", accessor="municipality.name"),
        Column("sector", label="Sector", accessor="sector.name"),
        Column("kvk_number", label="KvK-nummer"),
    ]

    def get_queryset(self, request):
        return Employer.objects.select_related("municipality", "sector")
