from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from .models import (
    Municipality,
    OrganisationType,
    Region,
    Sector,
    Specialism,
    Subregion,
    TargetGroup,
)

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


class RegionViewSet(SnippetViewSet):
    model = Region
    icon = "globe"
    list_display = ["name", "site"]


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
        RegionViewSet,
        SubregionViewSet,
        MunicipalityViewSet,
        SectorViewSet,
        TargetGroupViewSet,
        SpecialismViewSet,
        OrganisationTypeViewSet,
    )
