"""The address in a mail that switches off one kind of mail, for one member.

The digest counts as a kind here; among the preferences it has a rhythm instead.
"""

from django.contrib.auth import get_user_model
from django.core import signing
from django.urls import reverse
from wagtail.models import Site

from . import kinds
from .enums import Channel, Rhythm
from .models import DigestPreference, Preference

SALT = "notifications.unsubscribe"
DIGEST = kinds.Kind("digest", "Je overzicht")


def path(user, kind):
    """Return the path that needs no login, because only its owner knows it."""
    token = signing.Signer(salt=SALT).sign_object([user.pk, kind.name])
    return reverse("notifications:unsubscribe", args=[token])


def headers(path):
    """Return what lets a mail program offer the same address with one click."""
    root = Site.objects.get(is_default_site=True).root_url
    return {
        "List-Unsubscribe": f"<{root}{path}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def read(token):
    """Return (user, kind) of a token that we made, or None."""
    try:
        user_pk, kind_name = signing.Signer(salt=SALT).unsign_object(token)
    except signing.BadSignature:
        return None
    user = get_user_model().objects.filter(pk=user_pk).first()
    kind = DIGEST if kind_name == DIGEST.name else kinds.find(kind_name)
    if user is None or kind is None or kind.is_mandatory:
        return None
    return user, kind


def stop_mail(user, kind):
    """Let this user hear of this kind on the site only."""
    if kind is DIGEST:
        DigestPreference.objects.update_or_create(
            user=user, defaults={"rhythm": Rhythm.NEVER}
        )
        return
    Preference.objects.update_or_create(
        user=user, kind=kind.name, defaults={"channel": Channel.SITE}
    )
