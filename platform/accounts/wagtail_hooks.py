"""What else must happen when administrators manage users in the admin."""

from django.core.exceptions import PermissionDenied
from wagtail import hooks

from . import invitations, sessions
from .models import User


@hooks.register("before_edit_user")
@hooks.register("before_delete_user")
def only_superusers_touch_superusers(request, user):
    # Whoever changes the address of an account can log in to it.
    if user.is_superuser and not request.user.is_superuser:
        raise PermissionDenied


@hooks.register("after_create_user")
def mail_how_to_log_in(request, user):
    invitations.invite(user, request)


@hooks.register("after_edit_user")
def log_in_anew(request, user):
    invitations.follow_changes(user, by=request.user, request=request)


@hooks.register("before_bulk_action")
def only_superusers_touch_superusers_in_bulk(request, action_type, objects, action):
    for user in _users(action, objects):
        only_superusers_touch_superusers(request, user)


@hooks.register("after_bulk_action")
def log_in_anew_after_bulk(request, action_type, objects, action):
    for user in _users(action, objects):
        if user != request.user:
            sessions.end_all(user)


def _users(action, objects):
    return objects if action.model is User else []
