from wagtail import hooks
from wagtail.snippets.models import register_snippet

from .admin_lists import CloseAction, VacatureViewSet
from .api import admin  # noqa: F401 - its hooks are registered by importing it

register_snippet(VacatureViewSet)
hooks.register("register_bulk_action", CloseAction)


@hooks.register("register_log_actions")
def log_hand_over(actions):
    actions.register_action(
        "vacatures.hand_over",
        "Overgedragen",
        "De vacature heeft een andere regiehouder",
    )
    actions.register_action(
        "vacatures.look", "Contact bekeken", "Een beheerder zag het contact"
    )
