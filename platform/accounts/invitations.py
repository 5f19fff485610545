"""Accounts that somebody else made; their owner proves the address at first login."""

from allauth.account.models import EmailAddress
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from . import mail, sessions


@transaction.atomic
def invite(user, request=None):
    """Let a new user in, and mail how to log in for the first time, with a code."""
    user.approved_at = user.approved_at or timezone.now()
    user.save(update_fields=["approved_at"])
    _set_address(user)
    _on_commit("account/email/invitation", user.email, request, user)


@transaction.atomic
def follow_changes(user, *, by, request):
    """After an administrator changed a user: log in anew, and prove a new address."""
    address = EmailAddress.objects.get_primary(user)
    if not address or address.email != user.email:
        _set_address(user)
        if address:
            context = {"from_email": address.email, "to_email": user.email}
            _on_commit(
                "account/email/email_changed", address.email, request, user, **context
            )
        _on_commit("account/email/invitation", user.email, request, user)
    if user != by:
        sessions.end_all(user)


def _set_address(user):
    EmailAddress.objects.filter(user=user).delete()
    EmailAddress.objects.create(user=user, email=user.email, primary=True)


def _on_commit(name, to, request, user, **context):
    context |= {"user": user, "login_path": reverse("account_request_login_code")}
    transaction.on_commit(lambda: mail.send(name, to, request, context))
