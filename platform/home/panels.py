"""What the admin's front page shows first."""

from wagtail.admin.ui.components import Component

from core import due
from core.models import JobRun
from home import waiting
from home.reports.schedule import scheduled_pages


class SchedulerPanel(Component):
    """Says when the scheduler last ran, because without it nothing goes online."""

    name = "scheduler"
    order = 50
    template_name = "wagtailadmin/home/scheduler_panel.html"

    def get_context_data(self, parent_context):
        return {
            "last_run": due.last_run(),
            "is_late": due.is_late(),
            "failing": JobRun.objects.failing(),
            "scheduled_total": scheduled_pages().count(),
        }


class WaitingPanel(Component):
    """Says what waits for this editor, so that nobody has to remember it."""

    name = "waiting"
    order = 60
    template_name = "wagtailadmin/home/waiting_panel.html"

    def get_context_data(self, parent_context):
        return {"kinds": waiting.for_user(parent_context["request"].user)}
