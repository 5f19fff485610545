"""Inviting colleagues: the code in the mail is the only copy, we keep its digest."""

import hashlib
import secrets
from datetime import timedelta

from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import log

from accounts.addresses import one_spelling

from . import membership as memberships
from . import messages, moving
from .enums import MembershipRole
from .errors import AlreadyDecidedError, OrganisationError
from .models import Invitation, Membership
from .names import name_of

CODE_BYTES = 24
# A second click, or a second coordinator, sends nothing twice.
RESEND_AFTER = timedelta(hours=1)
KEEP = timedelta(days=30)
SESSION_KEY = "organisations.invitation"


@transaction.atomic
def invite(organisation, addresses, *, by, role=MembershipRole.MEMBER, note=""):
    """Mail everybody a code; return the invitations. Members get none."""
    addresses = [one_spelling(address) for address in addresses]
    here = Membership.objects.active().filter(organisation=organisation)
    members = get_user_model().objects.filter(pk__in=here.values("user"))
    known = set(members.filter(email__in=addresses).values_list("email", flat=True))
    invitations = []
    for address in dict.fromkeys(addresses):
        if address in known:
            continue
        code, digest = _new_code()
        invitation, _created = Invitation.objects.update_or_create(
            organisation=organisation,
            email=address,
            defaults={
                "role": role,
                "note": note,
                "digest": digest,
                "invited_by": by,
                "sent_at": timezone.now(),
                "accepted_at": None,
            },
        )
        _mail(invitation, code)
        invitations.append(invitation)
    data = {"total": len(invitations), "role": role}
    log(organisation, "organisations.invite", user=by, data=data)
    return invitations


@transaction.atomic
def resend(organisation, *, by):
    """Send every invitation that nobody accepted once more; return how many."""
    before = timezone.now() - RESEND_AFTER
    waiting = Invitation.objects.select_for_update(of=("self",)).filter(
        organisation=organisation, accepted_at=None, sent_at__lt=before
    )
    invitations = list(waiting.select_related("organisation__region__site"))
    for invitation in invitations:
        code, invitation.digest = _new_code()
        invitation.sent_at = timezone.now()
        invitation.save(update_fields=["digest", "sent_at"])
        _mail(invitation, code)
    if invitations:
        data = {"total": len(invitations)}
        log(organisation, "organisations.invite", user=by, data=data)
    return len(invitations)


def withdraw(invitation, *, by):
    """Forget an invitation, and with it the address that was invited."""
    log(invitation.organisation, "organisations.withdraw", user=by)
    invitation.delete()


def find(code):
    """Return the invitation that this code belongs to, or None."""
    invitations = Invitation.objects.select_related("organisation__region__site")
    return invitations.filter(digest=digest_of(code)).first()


@transaction.atomic
def accept(code, user):
    """Let in whoever has the code and proved the very address it was sent to."""
    memberships.lock(user)
    invitation = (
        Invitation.objects.select_for_update(of=("self",))
        .select_related("organisation__region__site", "invited_by")
        .filter(digest=digest_of(code))
        .first()
    )
    if invitation is None:
        raise OrganisationError("Deze uitnodiging is er niet meer.")
    if invitation.accepted_at:
        raise AlreadyDecidedError("Deze uitnodiging is al gebruikt.")
    if not Invitation.objects.open().filter(pk=invitation.pk).exists():
        raise OrganisationError("Deze uitnodiging is verlopen. Vraag om een nieuwe.")
    if not has_proved(user, invitation.email):
        raise OrganisationError("Deze uitnodiging is voor een ander e-mailadres.")
    _let_go_of_other(user, invitation.organisation)
    invitation.accepted_at = timezone.now()
    invitation.save(update_fields=["accepted_at"])
    return memberships.begin(
        user, invitation.organisation, by=invitation.invited_by, role=invitation.role
    )


def has_proved(user, address):
    """Say whether this account is used by whoever reads the mail to this address."""
    proved = EmailAddress.objects.filter(user=user, verified=True, email=address)
    return user.is_active and proved.exists()


def _let_go_of_other(user, organisation):
    current = Membership.objects.active().filter(user=user)
    if current.exclude(organisation=organisation).exists():
        moving.leave(user)


def _new_code():
    code = secrets.token_urlsafe(CODE_BYTES)
    return code, digest_of(code)


def digest_of(code):
    return hashlib.sha256(code.encode()).hexdigest()


def _mail(invitation, code):
    inviter = invitation.invited_by
    messages.send(
        "invitation",
        invitation.email,
        invitation.organisation,
        note=invitation.note,
        inviter=name_of(inviter) if inviter else "",
        path=reverse("organisations:invitation", args=[code]),
    )


def overdue(now):
    """Return the invitations that were accepted or last sent a month ago."""
    return Invitation.objects.filter(sent_at__lt=now - KEEP)


def remember(request, code):
    """Keep the code while somebody makes an account or logs in."""
    request.session[SESSION_KEY] = code


def accept_remembered(request, user):
    """Accept the invitation with which somebody came to make an account."""
    session = getattr(request, "session", {})
    code = session.pop(SESSION_KEY, None)
    if code is None:
        return None
    try:
        return accept(code, user)
    except OrganisationError:
        # Not theirs or too late: their address may still open the door.
        return None
