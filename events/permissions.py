"""Who looks after an event."""


def may_organise(user, event):
    """Say whether somebody made this event and still takes part, or may edit it."""
    if not user.is_authenticated or not user.is_active:
        return False
    is_owner = event.owner_id == user.pk and user.is_member
    return is_owner or may_edit(user, event)


def may_edit(user, event):
    return event.permissions_for_user(user).can_edit()
