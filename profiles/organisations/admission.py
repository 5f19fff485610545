"""How somebody comes in: by a trusted address, or because a colleague says yes."""

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from . import membership as memberships
from . import messages, telling
from .enums import MembershipState
from .errors import AlreadyDecidedError, OrganisationError
from .models import Membership, Organisation
from .names import name_of
from .permissions import approvers_of


def admit_by_address(user):
    """Let in whoever proved an address of a trusted domain; return the membership.

    Returns None when no organisation trusts an address of this user, when they already
    are a member, or when a colleague said no before: then a colleague decides again.
    """
    with transaction.atomic():
        locked = memberships.lock(user)
        if not locked.is_active or Membership.objects.active().filter(user=locked):
            return None
        organisation = organisation_trusting(locked)
        if organisation is None or _was_refused(locked, organisation):
            return None
        admitted = memberships.begin(user, organisation)
        messages.tell(locked, "welcome", organisation)
        return admitted


def organisation_trusting(user):
    """Return the organisation that vouches for a proven address of this user."""
    addresses = EmailAddress.objects.filter(user=user, verified=True)
    domains = {
        address.email.rpartition("@")[2].casefold()
        for address in addresses.order_by("-primary")
    }
    return Organisation.objects.filter(trusted_domains__domain__in=domains).first()


def _was_refused(user, organisation):
    """Say whether somebody else sent this person away here, or said no."""
    decided = Membership.objects.filter(
        user=user,
        organisation=organisation,
        state__in=[MembershipState.DENIED, MembershipState.ENDED],
        decided_by__isnull=False,
    )
    return decided.exclude(decided_by=user).exists()


@transaction.atomic
def request_membership(user, organisation, *, reason):
    """Ask to be let in; a trusted address is enough, else colleagues get a mail.

    Somebody has one request at a time: a new one takes the place of an older one.
    """
    locked = memberships.lock(user)
    if not locked.is_active:
        raise OrganisationError("Dit account staat uit.")
    if Membership.objects.active().filter(user=locked).exists():
        raise OrganisationError("Je hoort al bij een organisatie.")
    is_trusted = organisation_trusting(locked) == organisation
    if is_trusted and (admitted := admit_by_address(user)):
        return admitted
    existing = Membership.objects.requested().filter(user=locked).first()
    if existing and existing.organisation_id == organisation.pk:
        return existing
    if existing:
        existing.state, existing.ended_at = MembershipState.ENDED, timezone.now()
        existing.save(update_fields=["state", "ended_at"])
    asked = Membership.objects.create(
        user=locked, organisation=organisation, reason=reason
    )
    telling.tell_of_request(approvers_of(organisation), asked)
    return asked


@transaction.atomic
def approve(membership, *, by, message=""):
    """Let an applicant in, and say so by mail."""
    membership = _waiting(membership)
    admitted = memberships.begin(
        membership.user, membership.organisation, by=by, answer=message
    )
    messages.tell(membership.user, "approved", membership.organisation, answer=message)
    return admitted


@transaction.atomic
def deny(membership, *, by, message):
    """Refuse an applicant, and say why by mail."""
    membership = _waiting(membership)
    membership.state = MembershipState.DENIED
    membership.decided_at, membership.decided_by = timezone.now(), by
    membership.answer = message
    membership.save()
    data = {"member": membership.user_id}
    log(membership.organisation, "organisations.deny", user=by, data=data)
    messages.tell(membership.user, "denied", membership.organisation, answer=message)
    return membership


def _waiting(membership):
    """Return a request that still waits, locked; whoever comes second hears who won."""
    memberships.lock(membership.user)
    membership = (
        Membership.objects.select_for_update(of=("self",))
        .select_related("user", "organisation__region__site", "decided_by")
        .get(pk=membership.pk)
    )
    if membership.state == MembershipState.REQUESTED:
        return membership
    who = name_of(membership.decided_by) if membership.decided_by else "Iemand"
    outcome = {
        MembershipState.ACTIVE: f"{who} heeft deze aanvraag al goedgekeurd.",
        MembershipState.DENIED: f"{who} heeft deze aanvraag al afgewezen.",
    }
    gone = "Deze aanvraag is ingetrokken."
    raise AlreadyDecidedError(outcome.get(membership.state, gone))
