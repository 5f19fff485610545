"""What this app holds of people: to take along, to pass on and to forget."""

from django.db.models import Q

from accounts.personal_data import PersonalData, register
from profiles.organisations import holdings
from profiles.organisations.names import name_of

from . import handover, retention
from .enums import OPEN_STATES, VacatureState
from .models import (
    Absence,
    AftercareMoment,
    ApiToken,
    HandOverRequest,
    Nomination,
    Participation,
    SavedSearch,
    Share,
    ShareAnswer,
    TimelineEntry,
    Vacature,
)
from .timeline import FORMER_MEMBER


def held_by(user):
    """Return what this user is the regiehouder of and still goes on."""
    return Vacature.objects.filter(
        holder=user, state__in=[VacatureState.CONCEPT, *OPEN_STATES]
    ).order_by("pk")


def vacatures(user):
    taking_part = Participation.objects.filter(user=user).select_related("vacature")
    return [
        {
            "Vacature": part.vacature.title,
            "Sinds": part.joined_at,
            "Je bent het aanspreekpunt": part.vacature.holder_id == user.pk,
            "Je hebt hem gedeeld": part.vacature.entered_by_id == user.pk,
            "Je bijdrage": [c.get_kind_display() for c in part.contributions.all()],
        }
        for part in taking_part.prefetch_related("contributions")
    ]


def written(user):
    entries = TimelineEntry.objects.filter(actor=user).select_related("vacature")
    return [
        {
            "Vacature": entry.vacature.title,
            "Wat": entry.get_kind_display(),
            "Tekst": entry.text,
            "Wanneer": entry.happened_at,
        }
        for entry in entries.order_by("happened_at")
    ]


def questions(user):
    asked = HandOverRequest.objects.filter(Q(asker=user) | Q(receiver=user))
    return [
        {
            "Vacature": request.vacature.title,
            "Van of aan jou": "van" if request.asker_id == user.pk else "aan",
            "Vraag": request.get_kind_display(),
            "Bericht": request.note,
            "Antwoord": request.get_state_display(),
            "Gevraagd op": request.asked_at,
        }
        for request in asked.select_related("vacature")
    ]


def searches(user):
    return [
        {
            "Naam": search.name,
            "Keuze": search.query,
            "Bericht": search.get_frequency_display(),
            "Bewaard op": search.created_at,
        }
        for search in SavedSearch.objects.filter(user=user)
    ]


def absences(user):
    return [
        {
            "Van": absence.starts_on,
            "Tot en met": absence.ends_on,
            "Vervanger": name_of(absence.deputy),
        }
        for absence in Absence.objects.filter(user=user).select_related("deputy")
    ]


def shares(user):
    shown = Share.objects.filter(Q(by=user) | Q(user=user)).select_related("vacature")
    return [
        {
            "Vacature": share.vacature.title,
            "Van of aan jou": "van" if share.by_id == user.pk else "aan",
            "Bericht": share.note,
            "Gedeeld op": share.shared_at,
        }
        for share in shown
    ]


def nominated(user):
    own = Nomination.objects.filter(nominated_by=user).select_related("vacature")
    return [
        {
            "Vacature": nomination.vacature.title,
            "Wie": nomination.label,
            "Stand": nomination.get_stage_display(),
            "Voorgedragen op": nomination.created_at,
        }
        for nomination in own
    ]


def aftercare(user):
    done = AftercareMoment.objects.filter(done_by=user)
    return [
        {"Vacature": moment.placement.vacature.title, "Gedaan op": moment.done_at}
        for moment in done.select_related("placement__vacature")
    ]


def keys(user):
    return [
        {"Waarvoor": key.name, "Gemaakt op": key.created_at}
        for key in ApiToken.objects.filter(created_by=user)
    ]


def answers(user):
    found = ShareAnswer.objects.filter(user=user).select_related("vacature")
    return [
        {"Vacature": answer.vacature.title, "Antwoord": answer.get_reply_display()}
        for answer in found
    ]


def forget(user):
    """Take the name out of every timeline; what was held is passed on before.

    That something was shown or asked stays, without what was written to colleagues.
    Notes about the work stay as well.
    """
    Share.objects.filter(by=user).update(note="")
    own = TimelineEntry.objects.filter(actor=user)
    asked = {question.entry for question in handover.QUESTIONS.values()}
    own.filter(kind__in=asked).update(text="")
    own.update(actor_name=FORMER_MEMBER)
    TimelineEntry.objects.filter(other=user).update(other_name=FORMER_MEMBER)


def connect():
    holdings.register(
        holdings.Holding("vacatures", "Regie over vacatures", held_by, handover.pass_on)
    )
    for data in (
        PersonalData("vacatures", "Vacatures", vacatures, forget, order=50),
        PersonalData("vacatures.timeline", "Wat je deed bij vacatures", written),
        PersonalData("vacatures.questions", "Vragen aan collega’s", questions),
        PersonalData("vacatures.searches", "Bewaarde zoekopdrachten", searches),
        PersonalData("vacatures.absences", "Afwezigheid", absences),
        PersonalData("vacatures.answers", "Antwoorden aan collega’s", answers),
        PersonalData("vacatures.shares", "Doorgestuurde vacatures", shares),
        PersonalData("vacatures.nominations", "Kandidaten die je voordroeg", nominated),
        PersonalData("vacatures.aftercare", "Nazorg die je deed", aftercare),
        PersonalData("vacatures.keys", "API-sleutels die je maakte", keys),
    ):
        register(data)
    retention.connect()
