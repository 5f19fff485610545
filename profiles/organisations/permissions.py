"""Who may act for whom."""

from django.contrib.auth import get_user_model

from .models import Membership


def may_run_platform(user):
    """Say whether this user looks after all organisations: a beheerder."""
    return user.is_active and user.has_perm("organisations.change_organisation")


def membership_of(user):
    """Return the active membership of a user, or None; asked once per user object."""
    if not user.is_authenticated:
        return None
    if not hasattr(user, "_active_membership"):
        user._active_membership = (
            Membership.objects.active()
            .filter(user=user)
            .select_related("organisation")
            .first()
        )
    return user._active_membership


def organisation_of(user):
    """Return the organisation that a member works for, or None."""
    membership = membership_of(user) if getattr(user, "is_member", False) else None
    return membership and membership.organisation


def may_manage_members(user, organisation):
    """Say whether this user decides who belongs to this organisation."""
    if may_run_platform(user):
        return True
    membership = membership_of(user) if getattr(user, "is_member", False) else None
    return bool(
        membership
        and membership.is_coordinator
        and membership.organisation_id == organisation.pk
    )


def approvers_of(organisation):
    """Return the users who decide on requests: the coordinators, else the beheerders.

    A request never waits for nobody.
    """
    coordinators = Membership.objects.coordinators().filter(
        organisation=organisation, user__is_active=True
    )
    users = [membership.user for membership in coordinators.select_related("user")]
    return users or list(get_user_model().objects.administrators())
