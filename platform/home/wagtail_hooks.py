from django.contrib import messages
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import path
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from core.models import DiscouragedWord
from core.publishing import problems_of
from core.reviews import READ_ACTION

from . import editing, views
from .bulk_actions import FillCreditAction, GiveToAction, MarkReadAction
from .models import Ambition
from .panels import SchedulerPanel, WaitingPanel


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


@hooks.register("construct_homepage_panels")
def add_our_panels(request, panels):
    panels += [SchedulerPanel(), WaitingPanel()]


hooks.register("after_create_page", editing.tell_warnings)
hooks.register("after_edit_page", editing.tell_warnings)
hooks.register("after_publish_page", editing.tell_schedule)

for action in (MarkReadAction, GiveToAction, FillCreditAction):
    hooks.register("register_bulk_action", action)


@hooks.register("register_admin_urls")
def report_actions():
    return [
        path("rapporten/<int:page_pk>/nagekeken/", views.mark_read, name="mark_read"),
        path(
            "rapporten/links-opnieuw/",
            views.check_links_again,
            name="check_links_again",
        ),
    ]


@hooks.register("register_log_actions")
def log_reading(actions):
    actions.register_action(
        READ_ACTION, "Nagekeken", "Nagekeken: alles op deze pagina klopt nog"
    )


@register_snippet
class DiscouragedWordViewSet(SnippetViewSet):
    model = DiscouragedWord
    icon = "warning"
    menu_label = "Liever niet"
    list_display = ["word", "advice", BooleanColumn("allowed_in_quotes")]
    search_fields = ["word", "advice"]


@register_snippet
class AmbitionViewSet(SnippetViewSet):
    model = Ambition
    icon = "order"
    menu_label = "Teller"
    add_to_admin_menu = True
    menu_order = 310
    list_display = ["__str__", "site"]
