from django.contrib import messages
from django.shortcuts import redirect
from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from core import due
from core.publishing import problems_of

from .models import Ambition


@hooks.register("insert_global_admin_css")
def colours_of_the_platform():
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))


@hooks.register("before_bulk_action")
def refuse_unready_pages(request, action_type, objects, action_class_instance):
    """Publish several pages at once only when none of them lacks something."""
    if action_type != "publish" or request.method != "POST":
        return None
    unready = [(page, problems_of(page)) for page in objects]
    unready = [(page, problems) for page, problems in unready if problems]
    for page, problems in unready:
        messages.error(request, f"‘{page}’ is nog niet klaar. {' '.join(problems)}")
    if unready:
        return redirect(action_class_instance.next_url or "wagtailadmin_explore_root")
    return None


class SchedulerPanel(Component):
    """Says when the scheduler last ran, because without it nothing goes online."""

    name = "scheduler"
    order = 50
    template_name = "wagtailadmin/home/scheduler_panel.html"

    def get_context_data(self, parent_context):
        return {"last_run": due.last_run(), "is_late": due.is_late()}


@hooks.register("construct_homepage_panels")
def add_scheduler_panel(request, panels):
    panels.append(SchedulerPanel())


@register_snippet
class AmbitionViewSet(SnippetViewSet):
    model = Ambition
    icon = "order"
    menu_label = "Teller"
    add_to_admin_menu = True
    menu_order = 310
    list_display = ["__str__", "site"]
