"""What this app holds of people, and how long."""

from datetime import timedelta

from django.db.models import Q

from accounts import personal_data, retention
from accounts.personal_data import PersonalData
from accounts.retention import Rule

from . import cancelling
from .addresses import one_mailbox
from .enums import RegistrationState
from .models import CalendarFeed, Registration

GUESTS = timedelta(days=90)
UNCONFIRMED = timedelta(days=3)
MEMBERS = timedelta(days=2 * 365)


def registrations_of(user):
    """Return what somebody signed up for, also as a guest with the same address."""
    as_guest = Q(user=None, email_key=one_mailbox(user.email))
    found = Registration.objects.filter(Q(user=user) | as_guest)
    return found.select_related("event").order_by("created_at", "pk")


def registrations(user):
    return [
        {
            "Bijeenkomst": place.event.title,
            "Begint op": place.event.starts_at,
            "Naam": place.name,
            "E-mailadres": place.email,
            "Organisatie": place.organisation,
            "Nodig om mee te doen": place.needs,
            "Stand": place.get_state_display(),
            "Wie ziet mijn naam": place.get_name_audience_display(),
            "Aangemeld op": place.created_at,
            "Binnengekomen op": place.checked_in_at,
            "Tafels": [
                f"{choice.session.title} {choice.answer}".strip()
                for choice in place.choices.select_related("session")
            ],
        }
        for place in registrations_of(user)
    ]


def steps(user):
    places = registrations_of(user).exclude(step=None).select_related("step")
    return [
        {
            "Bijeenkomst": place.event.title,
            "Mijn stapje": place.step.text,
            "Soort": place.step.get_kind_display(),
            "Wie ziet het": place.step.get_audience_display(),
            "Hoe ging het": place.step.get_outcome_display(),
            "Wat het opleverde": place.step.effect,
            "Geschreven op": place.step.written_at,
        }
        for place in places
    ]


def calendar(user):
    feeds = CalendarFeed.objects.filter(user=user)
    return [{"Agenda te volgen sinds": feed.created_at} for feed in feeds]


def erase(user):
    """Forget every place of somebody; who waits gets the seats that come free."""
    cancelling.forget(list(registrations_of(user)))


def of_guests(now):
    return Registration.objects.filter(user=None, event__ends_at__lt=now - GUESTS)


def never_confirmed(now):
    return Registration.objects.filter(
        state=RegistrationState.UNCONFIRMED, asked_at__lt=now - UNCONFIRMED
    )


def of_members(now):
    return Registration.objects.filter(
        user__isnull=False, event__ends_at__lt=now - MEMBERS
    )


def register_all():
    for part in (
        PersonalData("events", "Bijeenkomsten", registrations, erase),
        PersonalData("steps", "Je stapjes", steps),
        PersonalData("calendar", "Je agenda om te volgen", calendar),
    ):
        personal_data.register(part)
    for rule in (
        Rule("events.guests", "Gasten van bijeenkomsten, na 90 dagen", of_guests),
        Rule(
            "events.unconfirmed",
            "Aanmeldingen die niet bevestigd zijn, na 3 dagen",
            never_confirmed,
        ),
        Rule("events.members", "Aanmeldingen van leden, na 2 jaar", of_members),
    ):
        retention.register(rule)
