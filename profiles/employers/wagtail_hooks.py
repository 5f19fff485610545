from wagtail import hooks
from wagtail.snippets.models import register_snippet

from .admin_lists import EmployerViewSet

LOG_ACTIONS = {
    "copy": ("Kopie gemaakt", "Er is een kopie gemaakt voor de werkgever"),
    "look": ("Meer bekeken", "Een beheerder zag wat alleen voor het team is"),
    "take_over": ("Overgenomen", "De werkgever heeft een andere vaste contactpersoon"),
}

register_snippet(EmployerViewSet)


@hooks.register("register_log_actions")
def log_relation(actions):
    for name, (label, message) in LOG_ACTIONS.items():
        actions.register_action(f"employers.{name}", label, message)
