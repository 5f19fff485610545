"""Signing up: never more people than seats, and nobody on the list twice.

Everything that gives or takes a seat holds the lock of the event, and stores its mail
in the same transaction: both are there, or neither.
"""

from dataclasses import dataclass, field
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from accounts.addresses import one_spelling

from . import seats, sessions, telling, waiting_list
from .addresses import one_mailbox
from .enums import TAKING_PART, NameAudience, RegistrationState
from .errors import ClosedError
from .models import Registration

BETWEEN_MAILS = timedelta(minutes=10)


@dataclass
class Details:
    """What somebody fills in; ``choices`` is {session: answer}."""

    name: str
    email: str
    organisation: str = ""
    needs: str = ""
    name_audience: str = NameAudience.NOBODY
    choices: dict = field(default_factory=dict)

    def copy_to(self, registration):
        registration.name = self.name
        registration.organisation = self.organisation
        registration.needs = self.needs
        registration.name_audience = self.name_audience


@transaction.atomic
def sign_up_member(event, user, details):
    """Give a member a seat at once, or a place in the queue; return the registration.

    Who signed up before, also as a guest with the same address, keeps what they have.
    """
    event = _open(event)
    registration = _find(event, user.email, user=user)
    is_new = registration.state not in TAKING_PART
    registration.user = user
    if is_new:
        details.copy_to(registration)
        _admit(event, registration, details)
    else:
        registration.save(update_fields=["user"])
    return registration


@transaction.atomic
def sign_up_guest(event, details):
    """Keep what a guest filled in and mail a link; no seat is held before that.

    Whatever is known of the address, the guest sees the same.
    """
    event = _open(event)
    registration = _find(event, details.email)
    if registration.state in TAKING_PART:
        _once_in_a_while(registration, telling.tell_signed_up_before)
        return registration
    details.copy_to(registration)
    registration.state = RegistrationState.UNCONFIRMED
    is_new = registration.pk is None
    registration.save()
    sessions.keep(registration, details.choices)
    if is_new:
        telling.ask_to_confirm(registration)
    else:
        _once_in_a_while(registration, telling.ask_to_confirm)
    return registration


@transaction.atomic
def confirm(registration):
    """Give a guest who proved an address a seat or a place in the queue.

    Return the registration; one that was confirmed before stays as it is.
    """
    event = seats.lock(registration.event)
    registration = Registration.objects.get(pk=registration.pk)
    if registration.state != RegistrationState.UNCONFIRMED:
        return registration
    if not event.is_open_for_registration:
        raise ClosedError("Aanmelden kan niet meer.")
    _settle(event, registration)
    return registration


@transaction.atomic
def change(registration, *, name_audience, choices):
    """Store who sees somebody's name and where they sit."""
    seats.lock(registration.event)
    registration = Registration.objects.get(pk=registration.pk)
    registration.name_audience = name_audience
    registration.save(update_fields=["name_audience"])
    sessions.choose(registration, choices)
    return registration


def _open(event):
    event = seats.lock(event)
    if not event.is_open_for_registration:
        raise ClosedError("Aanmelden kan niet meer.")
    return event


def _find(event, email, *, user=None):
    """Return the registration of a mailbox, or a new one that is not stored yet."""
    if user and (own := event.registrations.filter(user=user).first()):
        return own
    fields = {"event": event, "email_key": one_mailbox(email)}
    found = Registration.objects.filter(**fields).first()
    return found or Registration(email=one_spelling(email), **fields)


def _admit(event, registration, details):
    """Store a registration that needs no further proof, with its place."""
    registration.state = RegistrationState.UNCONFIRMED
    registration.save()
    sessions.keep(registration, details.choices)
    _settle(event, registration)


def _settle(event, registration):
    """Give the next seat, unless others were first or there is none."""
    waiting_list.promote(event)
    is_seated = seats.has_room(event)
    (seats.give if is_seated else seats.queue)(registration)
    if is_seated:
        lost = sessions.drop_full(registration)
        telling.tell_confirmed(registration, lost=lost)
    else:
        telling.tell_waiting(registration)


def _once_in_a_while(registration, tell):
    """Mail again, but nobody can fill the mailbox of somebody else with it."""
    now = timezone.now()
    if registration.asked_at <= now - BETWEEN_MAILS:
        registration.asked_at = now
        registration.save(update_fields=["asked_at"])
        tell(registration)
