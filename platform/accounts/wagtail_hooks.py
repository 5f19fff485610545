"""What else must happen when administrators manage users in the admin."""

from django.core.exceptions import PermissionDenied
from wagtail import hooks
from wagtail.log_actions import log

from . import invitations, personal_data, sessions
from .models import User


@hooks.register("before_edit_user")
@hooks.register("before_delete_user")
def only_superusers_touch_superusers(request, user):
    # Whoever changes the address of an account can log in to it.
    if user.is_superuser and not request.user.is_superuser:
        raise PermissionDenied


@hooks.register("register_log_actions")
def register_actions(actions):
    actions.register_action(
        "accounts.roles", "Rollen gewijzigd", "Gaf of nam rollen in het beheer"
    )


@hooks.register("before_edit_user")
def remember_roles(request, user):
    request.roles_before = _roles(user)


@hooks.register("after_edit_user")
def log_change_of_roles(request, user):
    _log_roles(user, request.roles_before, by=request.user)


@hooks.register("after_create_user")
def mail_how_to_log_in(request, user):
    invitations.invite(user, request)
    _log_roles(user, set(), by=request.user)


@hooks.register("after_edit_user")
def log_in_anew(request, user):
    invitations.follow_changes(user, by=request.user, request=request)


@hooks.register("before_bulk_action")
def only_superusers_touch_superusers_in_bulk(request, action_type, objects, action):
    for user in _users(action, objects):
        only_superusers_touch_superusers(request, user)
    request.roles_before = {user.pk: _roles(user) for user in _users(action, objects)}
    if action_type == "delete":
        for user in _users(action, objects):
            # A copy: the hook after this one still asks for the key.
            personal_data.erase(User.objects.get(pk=user.pk))


@hooks.register("after_bulk_action")
def log_in_anew_after_bulk(request, action_type, objects, action):
    for user in _users(action, objects):
        if user != request.user:
            sessions.end_all(user)
        if action_type != "delete":
            _log_roles(user, request.roles_before[user.pk], by=request.user)


def _users(action, objects):
    return objects if action.model is User else []


def _roles(user):
    return set(user.groups.values_list("name", flat=True))


def _log_roles(user, before, *, by):
    """Keep who gave or took which roles; nothing when they stayed the same."""
    now = _roles(user)
    if now != before:
        data = {"given": sorted(now - before), "taken": sorted(before - now)}
        log(user, "accounts.roles", user=by, data=data)
