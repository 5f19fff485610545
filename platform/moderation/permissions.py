"""Who may decide about what was reported."""

RIGHT = "moderation.change_case"


def may_moderate(user):
    return user.is_active and user.has_perm(RIGHT)


def may_decide(user, case):
    """Say whether this moderator may take the decision that a case waits for.

    Nobody decides about something of their own, nor twice about the same.
    """
    if not may_moderate(user) or case.step is None:
        return False
    return user.pk not in {case.author_id, case.decided_by_id}
