"""Taking back a sign-up: the seat goes to who waits."""

from django.db import transaction
from django.utils import timezone

from . import seats, telling, waiting_list
from .enums import RegistrationState
from .models import Registration


@transaction.atomic
def cancel(registration):
    """Cancel a sign-up and offer the seat to one other; twice is once.

    Return whether it was still there to cancel.
    """
    event = seats.lock(registration.event)
    registration = Registration.objects.get(pk=registration.pk)
    if registration.is_cancelled:
        return False
    registration.state = RegistrationState.CANCELLED
    registration.cancelled_at = timezone.now()
    registration.position = registration.offered_until = None
    registration.save()
    registration.choices.all().delete()
    telling.tell_cancelled(registration)
    waiting_list.promote(event)
    return True


@transaction.atomic
def forget(registrations):
    """Remove registrations altogether; whoever waits gets their seats."""
    events = {
        registration.event_id: registration.event for registration in registrations
    }
    locked = [seats.lock(events[pk]) for pk in sorted(events)]
    Registration.objects.filter(pk__in=[r.pk for r in registrations]).delete()
    for event in locked:
        waiting_list.promote(event)
