"""What follows when somebody has just proved an address."""

from allauth.account.models import EmailAddress
from allauth.account.signals import email_confirmed, user_signed_up

from . import admission, invitations


def follow_address(sender, request, email_address, **kwargs):
    _welcome(request, email_address.user)


def follow_sign_up(sender, request, user, **kwargs):
    """Another provider may vouch for an address: then no confirmation follows."""
    if EmailAddress.objects.filter(user=user, verified=True).exists():
        _welcome(request, user)


def _welcome(request, user):
    """Let somebody in who was invited, or whose address is of a member organisation."""
    if not invitations.accept_remembered(request, user):
        admission.admit_by_address(user)


def connect():
    email_confirmed.connect(follow_address)
    user_signed_up.connect(follow_sign_up)
