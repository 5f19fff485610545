"""Beginning and ending somebody's place in an organisation.

Every change locks the user first and the membership after that, in this order, so that
two decisions about one person wait for each other.
"""

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from accounts import staff_sessions

from . import messages
from .enums import MembershipRole, MembershipState
from .errors import OrganisationError
from .models import Membership
from .signals import membership_changed


def lock(user):
    """Return the user as stored; nobody else changes their memberships meanwhile.

    Rows that merely point to the user may be added: they would wait for each other.
    """
    return get_user_model().objects.select_for_update(no_key=True).get(pk=user.pk)


@transaction.atomic
def begin(user, organisation, *, by=None, role=MembershipRole.MEMBER, answer=""):
    """Make somebody a member here and nowhere else; an open request is answered.

    ``by`` is who decided, or None when an address did.
    """
    locked = lock(user)
    now = timezone.now()
    for membership in _open(locked):
        if membership.organisation_id != organisation.pk:
            _close(membership, now)
    membership = _open(locked).filter(organisation=organisation).first()
    if membership and membership.state == MembershipState.ACTIVE:
        return membership
    membership = membership or Membership(user=locked, organisation=organisation)
    membership.state = MembershipState.ACTIVE
    membership.role, membership.answer = role, answer
    membership.decided_at, membership.decided_by = now, by
    membership.save()
    _let_in(user, locked, now)
    _note(membership, "organisations.admit", by)
    membership_changed.send(Membership, user=locked, organisation=organisation)
    return membership


@transaction.atomic
def end(membership, *, by):
    """End a membership; who has no other is no longer a member of the platform."""
    user = lock(membership.user)
    membership = Membership.objects.select_for_update().get(pk=membership.pk)
    if membership.state != MembershipState.ACTIVE:
        raise OrganisationError("Dit lidmaatschap is al gestopt.")
    membership.decided_by = by
    _close(membership, timezone.now())
    if not staff_sessions.is_staff(user):
        user.approved_at = None
        user.save(update_fields=["approved_at"])
    _note(membership, "organisations.leave", by)
    membership_changed.send(Membership, user=user, organisation=None)
    if by != user:
        messages.tell(user, "removed", membership.organisation)
    return membership


@transaction.atomic
def give_role(membership, role, *, by):
    """Make a member a coordinator, or the other way round."""
    membership = Membership.objects.select_for_update().get(pk=membership.pk)
    if membership.state != MembershipState.ACTIVE:
        raise OrganisationError("Dit lidmaatschap is al gestopt.")
    if membership.role == role:
        return membership
    membership.role = MembershipRole(role)
    membership.save(update_fields=["role"])
    _note(membership, "organisations.role", by)
    messages.tell(
        membership.user, "role", membership.organisation, membership=membership
    )
    return membership


def _open(user):
    return Membership.objects.filter(
        user=user, state__in=[MembershipState.REQUESTED, MembershipState.ACTIVE]
    )


def _close(membership, now):
    membership.state = MembershipState.ENDED
    membership.ended_at = now
    membership.save(update_fields=["state", "ended_at", "decided_by"])


def _let_in(user, locked, now):
    locked.approved_at = locked.approved_at or now
    locked.save(update_fields=["approved_at"])
    # The object that the caller holds answers the rest of the request.
    user.approved_at = locked.approved_at
    vars(user).pop("_active_membership", None)


def _note(membership, action, by):
    """Log it with the organisation; the person is a number, that erasing forgets."""
    data = {"member": membership.user_id, "role": membership.role}
    log(membership.organisation, action, user=by, data=data)
