"""How long what was asked, shown and brought around a vacature is kept.

A vacature itself stays: without people it is the memory of the region.
"""

from django.utils import timezone

from accounts.retention import TWO_YEARS, Rule, register
from profiles.employers.models import EmployerContact, EmployerEntry

from .models import Absence, HandOverRequest, Nomination, Share, ShareAnswer, Vacature


def _answered_requests(now):
    """Return what was answered long ago; what waits is still a question."""
    return HandOverRequest.objects.filter(answered_at__lt=now - TWO_YEARS)


def _past_absences(now):
    return Absence.objects.filter(ends_on__lt=timezone.localdate(now - TWO_YEARS))


def _old_shares(now):
    return Share.objects.filter(shared_at__lt=now - TWO_YEARS)


def _old_answers(now):
    return ShareAnswer.objects.filter(answered_at__lt=now - TWO_YEARS)


def _nominations(now):
    return Nomination.objects.filter(vacature__closed_at__lt=now - TWO_YEARS)


def _contacts(now):
    """Return people at employers where nothing happened since."""
    since = now - TWO_YEARS
    # What is open or a concept has no moment at which it was closed.
    lately = Vacature.objects.exclude(closed_at__lt=since)
    spoken = EmployerEntry.objects.filter(happened_on__gte=timezone.localdate(since))
    old = EmployerContact.objects.filter(employer__created_at__lt=since)
    return old.exclude(employer__in=lately.values("employer")).exclude(
        employer__in=spoken.values("employer")
    )


RULES = [
    Rule(
        "vacatures.requests",
        "Vragen over vacatures, 24 maanden na het antwoord",
        _answered_requests,
    ),
    Rule("vacatures.absences", "Afwezigheid, na 24 maanden", _past_absences),
    Rule("vacatures.shares", "Doorgestuurde vacatures, na 24 maanden", _old_shares),
    Rule(
        "vacatures.share_answers",
        "Antwoorden op doorgestuurde vacatures, na 24 maanden",
        _old_answers,
    ),
    Rule(
        "vacatures.nominations",
        "Voordrachten, 24 maanden na het sluiten van de vacature",
        _nominations,
    ),
    Rule(
        "vacatures.contacts",
        "Contacten bij werkgevers, 24 maanden na de laatste vacature of notitie",
        _contacts,
    ),
]


def connect():
    for rule in RULES:
        register(rule)
