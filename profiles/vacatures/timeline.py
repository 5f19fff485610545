"""Writing down what happened, at the moment that it does."""

from django.utils import timezone

from profiles.organisations.names import name_of

from .models import TimelineEntry

FORMER_MEMBER = "Voormalig lid"
CALENDAR = "De kalender"


def write(vacature, kind, *, by, other=None, text="", key=None):
    """Add an entry to the timeline of a locked vacature, that is active by it."""
    now = timezone.now()
    entry = TimelineEntry.objects.create(
        vacature=vacature,
        kind=kind,
        actor=by,
        actor_name=name_of(by) if by else CALENDAR,
        other=other,
        other_name=name_of(other) if other else "",
        text=text,
        key=key,
        happened_at=now,
    )
    vacature.active_at = now
    vacature.save(update_fields=["active_at"])
    return entry


def has_happened(key):
    """Say whether a form with this key was dealt with before."""
    return key is not None and TimelineEntry.objects.filter(key=key).exists()
