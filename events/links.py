"""The addresses in mail: signed, each for one purpose, and only for a while."""

from datetime import timedelta
from enum import StrEnum

from django.core import signing
from django.urls import reverse

from .models import Registration

SALT = "events.link"


class Purpose(StrEnum):
    """What a link is for; each is an address of its own."""

    CONFIRM = "bevestigen"
    SEAT = "aanbod"
    PLACE = "plek"
    STEP = "stapje"


LIFETIMES = {
    Purpose.CONFIRM: timedelta(days=2),
    Purpose.SEAT: timedelta(days=2),
    Purpose.PLACE: timedelta(days=365),
    Purpose.STEP: timedelta(days=180),
}


def path(registration, purpose):
    """Return the path that needs no login, because only its owner knows it."""
    signer = signing.TimestampSigner(salt=f"{SALT}.{purpose}")
    token = signer.sign_object([registration.pk, registration.email_key])
    return reverse("events:link", args=[purpose.value, token])


def read(purpose, token):
    """Return (registration, whether the link is too old); None when it is not ours."""
    signer = signing.TimestampSigner(salt=f"{SALT}.{purpose}")
    try:
        key, mailbox = signer.unsign_object(token, max_age=LIFETIMES[purpose])
        is_old = False
    except signing.SignatureExpired:
        return None, True
    except (signing.BadSignature, ValueError):
        return None, False
    found = Registration.objects.filter(pk=key, email_key=mailbox)
    return found.select_related("event", "user").first(), is_old
