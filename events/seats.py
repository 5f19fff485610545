"""The seats of one event: everybody who wants one waits for the same lock."""

from django.db.models import Max
from django.utils import timezone

from . import states
from .enums import RegistrationState
from .models import EventPage, EventState


def lock(event):
    """Return the event as stored; nobody else gives out its seats meanwhile."""
    states.of(event)
    EventState.objects.select_for_update().get(event_id=event.pk)
    return EventPage.objects.select_related("state").get(pk=event.pk)


def free(event):
    """Return how many seats are left, or None when there is no end to them."""
    if event.capacity is None:
        return None
    return max(0, event.capacity - event.registrations.seated().count())


def has_room(event):
    return free(event) != 0


def give(registration):
    """Confirm a seat that is known to be free."""
    registration.state = RegistrationState.CONFIRMED
    registration.confirmed_at = timezone.now()
    registration.position = registration.offered_until = None
    registration.cancelled_at = None
    registration.save()


def queue(registration):
    """Put somebody at the end of the waiting list."""
    taken = registration.event.registrations.aggregate(last=Max("position"))
    registration.state = RegistrationState.WAITING
    registration.position = (taken["last"] or 0) + 1
    registration.offered_until = registration.cancelled_at = None
    registration.save()
