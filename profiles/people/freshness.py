"""Asking every half year whether a profile still holds, and what silence leads to."""

from datetime import timedelta

from django.core import signing
from django.db import transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from accounts import mail
from core.lists import note_change
from core.page_store import changes

from .models import Profile
from .querysets import ASKS, BETWEEN_ASKS
from .visibility import ANY_MEMBER, seen_by

HALF_A_YEAR = timedelta(days=182)
A_YEAR = timedelta(days=365)
SALT = "people.freshness"
LINK_LIFETIME = timedelta(days=90)


def confirm(profile):
    """Keep that somebody said today that this profile holds; it is listed again."""
    was_retired = profile.retired_at is not None
    Profile.objects.filter(pk=profile.pk).update(
        confirmed_at=timezone.now(), asks=0, asked_at=None, retired_at=None
    )
    if was_retired:
        note_change("people", profile.pk)
        changes.announce()


def token_for(profile):
    """Return what proves that somebody read the mail; a later answer ends it."""
    value = [profile.pk, profile.confirmed_at.timestamp()]
    return signing.dumps(value, salt=SALT)


def profile_for(token):
    """Return the profile that a link is about, or None when it no longer counts."""
    try:
        key, confirmed = signing.loads(token, salt=SALT, max_age=LINK_LIFETIME)
    except signing.BadSignature:
        return None
    profile = Profile.objects.present().filter(pk=key).first()
    is_open = profile and profile.confirmed_at.timestamp() == confirmed
    return profile if is_open else None


def ask(*, now=None):
    """Mail who was not asked for half a year, and again who did not answer."""
    now = now or timezone.now()
    first = Q(asks=0, confirmed_at__lte=now - HALF_A_YEAR)
    again = Q(asks__gt=0, asks__lt=ASKS, asked_at__lte=now - BETWEEN_ASKS)
    due = Profile.objects.present().filter(first | again, bounced_at=None)
    for profile in due.select_related("user").iterator():
        with transaction.atomic():
            unasked = Profile.objects.filter(pk=profile.pk, asks=profile.asks)
            if unasked.update(asks=F("asks") + 1, asked_at=now):
                _mail(profile)
    retire(now=now)


def retire(*, now=None):
    """Take who did not answer for a year out of the directory; the account stays."""
    now = now or timezone.now()
    silent = Profile.objects.filter(
        asks__gte=ASKS,
        asked_at__lte=now - BETWEEN_ASKS,
        confirmed_at__lte=now - A_YEAR,
        retired_at=None,
    )
    for key in list(silent.values_list("pk", flat=True)):
        with transaction.atomic():
            Profile.objects.filter(pk=key).update(retired_at=now)
            note_change("people", key)
            changes.announce(withdrawn=True)


def _mail(profile):
    context = {
        "profile": profile,
        "view": seen_by(profile, ANY_MEMBER._replace(user_id=profile.user_id)),
        "confirm_path": reverse("people:confirm_mail", args=[token_for(profile)]),
        "edit_path": reverse("people:edit"),
        "is_second": profile.asks > 0,
    }
    mail.send("emails/still_right", profile.user.email, context=context)
