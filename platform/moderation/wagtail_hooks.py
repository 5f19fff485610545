from django.contrib.auth.models import Permission
from django.urls import path, reverse_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from . import permissions, queue
from .admin_views import CaseView, QueueView
from .decisions import DECIDE_ACTION, OBJECT_ACTION
from .reporting import HIDE_ACTION


class QueueMenuItem(MenuItem):
    """The way to the queue, with how much waits there."""

    def is_shown(self, request):
        return permissions.may_moderate(request.user)

    def render_component(self, request):
        component = super().render_component(request)
        total = queue.total(request.user)
        if total:
            component.label = f"{self.label} ({total})"
        return component


@hooks.register("register_admin_menu_item")
def queue_menu_item():
    return QueueMenuItem(
        "Moderatie",
        reverse_lazy("moderation_queue"),
        name="moderatie",
        icon_name="glasses",
        order=250,
    )


@hooks.register("register_admin_urls")
def moderation_urls():
    return [
        path("moderatie/", QueueView.as_view(), name="moderation_queue"),
        path("moderatie/<int:pk>/", CaseView.as_view(), name="moderation_case"),
    ]


@hooks.register("register_permissions")
def moderation_permissions():
    return Permission.objects.filter(
        content_type__app_label="moderation", codename="change_case"
    )


@hooks.register("register_log_actions")
def log_moderation(actions):
    actions.register_action(
        HIDE_ACTION, "Verborgen", "Verborgen na drie meldingen, tot het besluit"
    )
    actions.register_action(DECIDE_ACTION, "Besloten", "Besloten over wat gemeld was")
    actions.register_action(OBJECT_ACTION, "Bezwaar", "De maker maakte bezwaar")
