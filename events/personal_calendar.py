"""The calendar of one member, at an address that only they know."""

import hashlib
import secrets

from django.db import transaction

from .enums import TAKING_PART, RegistrationState
from .models import CalendarFeed, EventPage

SECRET_BYTES = 24


@transaction.atomic
def renew(user):
    """Return a new secret; the address before it stops working at once."""
    secret = secrets.token_urlsafe(SECRET_BYTES)
    CalendarFeed.objects.update_or_create(
        user=user, defaults={"digest": digest_of(secret)}
    )
    return secret


def revoke(user):
    CalendarFeed.objects.filter(user=user).delete()


def owner_of(secret):
    """Return the member whose calendar this is, or None."""
    found = CalendarFeed.objects.select_related("user")
    feed = found.filter(digest=digest_of(secret), user__is_active=True).first()
    return feed and feed.user


def events_of(user):
    """Return the events somebody signed up for, and the keys of those they wait for."""
    places = user.registrations.filter(state__in=TAKING_PART)
    waiting = places.exclude(state=RegistrationState.CONFIRMED)
    events = EventPage.objects.visible_to(user).filter(pk__in=places.values("event"))
    ordered = events.select_related("municipality", "state").order_by("starts_at", "pk")
    return ordered, set(waiting.values_list("event", flat=True))


def digest_of(secret):
    return hashlib.sha256(secret.encode()).hexdigest()
