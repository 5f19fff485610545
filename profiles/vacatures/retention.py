"""How long what was asked, shown and brought around a vacature is kept.

A vacature itself stays: without people it is the memory of the region.
"""

from django.utils import timezone

from accounts.retention import TWO_YEARS, Rule, register
from profiles.employers.models import Employer, EmployerContact

from .models import Absence, HandOverRequest, Nomination, Share, ShareAnswer


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
    in_touch = Employer.objects.in_touch_since(now - TWO_YEARS)
    return EmployerContact.objects.exclude(employer__in=in_touch.values("pk"))


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
        "Contacten bij werkgevers, 24 maanden na het laatste contact",
        _contacts,
    ),
]


def connect():
    for rule in RULES:
        register(rule)
