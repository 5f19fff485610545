"""Logging in as allauth does: the session remembers how somebody proved it."""

import time

from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP

TOTP_SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def log_in(client, user, *, second_factor=True):
    """Log a test client in; with a second factor its session may enter the admin."""
    client.force_login(user)
    records = [_record("password", email=user.email)]
    if second_factor:
        factor = add_second_factor(user)
        records.append(_record("mfa", id=factor.pk, type=factor.type))
    session = client.session
    session[AUTHENTICATION_METHODS_SESSION_KEY] = records
    session[f"{AUTHENTICATION_METHODS_SESSION_KEY}_user"] = str(user.pk)
    session.save()


def add_second_factor(user):
    """Return the user's app for codes, set up with TOTP_SECRET when there was none."""
    factor = Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP)
    return factor.first() or TOTP.activate(user, TOTP_SECRET).instance


def _record(method, **details):
    return {"method": method, "at": time.time(), **details}
