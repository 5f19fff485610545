"""The waiting list: in order, and a seat that comes free is offered to one person."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from . import seats, sessions, telling
from .enums import RegistrationState
from .errors import RegistrationError
from .models import EventPage, Registration

TIME_TO_ANSWER = timedelta(hours=24)
TOO_LATE = "De tijd is voorbij. Je plek ging naar wie na jou kwam."


def promote(event, *, now=None):
    """Offer every free seat to the next who waits; ask this with the lock in hand."""
    now = now or timezone.now()
    if event.is_called_off or event.starts_at <= now:
        return
    room = seats.free(event)
    waiting = event.registrations.waiting()
    for registration in waiting if room is None else waiting[:room]:
        registration.state = RegistrationState.OFFERED
        registration.offered_until = min(now + TIME_TO_ANSWER, event.starts_at)
        registration.position = None
        registration.save()
        telling.tell_offered(registration)


@transaction.atomic
def accept(registration):
    """Confirm the seat that was offered; who did so before keeps it."""
    event = seats.lock(registration.event)
    registration = Registration.objects.get(pk=registration.pk)
    if registration.is_confirmed:
        return registration
    if event.is_called_off:
        raise RegistrationError("Deze bijeenkomst gaat niet door.")
    if event.starts_at <= timezone.now():
        raise RegistrationError("Deze bijeenkomst is al begonnen.")
    is_in_time = registration.is_offered and registration.offered_until > timezone.now()
    if not is_in_time:
        raise RegistrationError(TOO_LATE)
    seats.give(registration)
    telling.tell_confirmed(registration, lost=sessions.drop_full(registration))
    return registration


@transaction.atomic
def fill(event):
    """Offer the seats that an event has free: after a larger room, or a lost offer."""
    promote(seats.lock(event))


def expire_offers(*, now=None):
    """Pass on the seats that nobody confirmed in time; a due job."""
    now = now or timezone.now()
    late = Registration.objects.filter(
        state=RegistrationState.OFFERED, offered_until__lte=now
    )
    events = EventPage.objects.filter(pk__in=late.values("event")).going_on()
    for event in events:
        _expire(event, now)


@transaction.atomic
def _expire(event, now):
    event = seats.lock(event)
    late = event.registrations.filter(
        state=RegistrationState.OFFERED, offered_until__lte=now
    )
    for registration in late:
        registration.state = RegistrationState.CANCELLED
        registration.cancelled_at = now
        registration.save(update_fields=["state", "cancelled_at"])
        telling.tell_too_late(registration)
    promote(event, now=now)
