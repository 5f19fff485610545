"""The address in a mail that switches off one kind of mail, for one member."""

from django.contrib.auth import get_user_model
from django.core import signing
from django.urls import reverse

from . import kinds
from .enums import Channel
from .models import Preference

SALT = "notifications.unsubscribe"


def path(user, kind):
    """Return the path that needs no login, because only its owner knows it."""
    token = signing.Signer(salt=SALT).sign_object([user.pk, kind.name])
    return reverse("notifications:unsubscribe", args=[token])


def read(token):
    """Return (user, kind) of a token that we made, or None."""
    try:
        user_pk, kind_name = signing.Signer(salt=SALT).unsign_object(token)
    except signing.BadSignature:
        return None
    user = get_user_model().objects.filter(pk=user_pk).first()
    kind = kinds.find(kind_name)
    if user is None or kind is None or kind.is_mandatory:
        return None
    return user, kind


def stop_mail(user, kind):
    """Let this user hear of this kind on the site only."""
    Preference.objects.update_or_create(
        user=user, kind=kind.name, defaults={"channel": Channel.SITE}
    )
