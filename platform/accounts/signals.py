"""What must happen when somebody logs in or changes how they do."""

from allauth.account.internal.flows.login import record_authentication
from allauth.account.signals import email_changed
from allauth.mfa.signals import authenticator_added
from allauth.usersessions.models import UserSession
from django.contrib.auth import update_session_auth_hash, user_logged_in

from . import staff_sessions
from .middleware import FACTORS


def begin_staff_session(sender, request, user, **kwargs):
    if staff_sessions.is_staff(user):
        staff_sessions.begin(request)


def keep_only_this_session(sender, request, user, **kwargs):
    """A new address ends every session; the one in which it was changed goes on."""
    if request.user == user:
        update_session_auth_hash(request, user)
        UserSession.objects.create_from_request(request)


def count_as_second_step(sender, request, user, authenticator, **kwargs):
    """Who has just set up a second step has just passed it."""
    if authenticator.type in FACTORS:
        record_authentication(
            request, user, "mfa", id=authenticator.pk, type=authenticator.type
        )


def connect():
    user_logged_in.connect(begin_staff_session)
    email_changed.connect(keep_only_this_session)
    authenticator_added.connect(count_as_second_step)
