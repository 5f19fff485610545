"""What Mijn platform shows of vacatures, and what waits for a member there."""

from datetime import timedelta

from django.utils import timezone

from core import dashboard
from core.dashboard import MemberLink, Part, Task

from . import counting, handover, sharing
from .enums import OPEN_STATES, HandOverKind
from .models import Absence, AftercareMoment, HandOverRequest, Vacature
from .querysets import DAYS_BEFORE
from .strips import cards, with_offers

SHOWN = 3


def _answered_by(request):
    """Return the keys of this member and of whom it stands in for."""
    away = Absence.objects.on(timezone.localdate()).filter(deputy=request.user)
    return [request.user.pk, *away.values_list("user", flat=True)]


def _visible(request):
    return Vacature.objects.visible_to(request.user)


def _questions(request):
    """Return what colleagues ask this member, or who it stands in for."""
    rows = HandOverRequest.objects.waiting().filter(
        receiver__in=_answered_by(request), vacature__in=_visible(request)
    )
    return [
        Task(
            title=handover.QUESTIONS[asked.kind].title.format(asked.vacature.title),
            text=asked.note,
            url=asked.vacature.get_absolute_url(),
            button="Geef antwoord",
            since=asked.asked_at,
        )
        for asked in rows.select_related("vacature")
    ]


def _unanswered(request):
    """Return what may be taken over, because nobody answered for three days."""
    rows = HandOverRequest.objects.waiting().filter(
        asker=request.user, kind=HandOverKind.TAKE, vacature__in=_visible(request)
    )
    return [
        Task(
            title=f"Geen antwoord over ‘{asked.vacature.title}’",
            text="Je mag het nu overnemen.",
            url=asked.vacature.get_absolute_url(),
            button="Neem over",
            since=asked.asked_at,
        )
        for asked in rows.select_related("vacature")
        if handover.may_take(asked)
    ]


def _shown(request):
    return [
        Task(
            title=f"Iets voor jou? ‘{share.vacature.title}’",
            text=share.note,
            url=share.vacature.get_absolute_url(),
            button="Bekijk",
            since=share.shared_at,
        )
        for share in sharing.waiting_for(request.user).select_related("vacature")
    ]


def _closing(request):
    soon = timezone.localdate() + timedelta(days=DAYS_BEFORE)
    rows = Vacature.objects.open().filter(holder=request.user, closes_on__lte=soon)
    return [
        Task(
            title=f"‘{vacature.title}’ sluit op {vacature.closes_on:%d-%m}",
            url=vacature.get_absolute_url(),
            button="Kies wat je doet",
        )
        for vacature in rows
    ]


def _aftercare(request):
    """Return whom this member, as the regiehouder, asks how it goes."""
    due = AftercareMoment.objects.filter(
        done_at=None,
        due_on__lte=timezone.localdate(),
        placement__vacature__holder=request.user,
    )
    return [
        Task(
            title=f"Vraag hoe het gaat bij {moment.placement.vacature.employer.name}",
            text=moment.placement.vacature.title,
            url=moment.placement.vacature.get_absolute_url(),
            button="Bekijk",
        )
        for moment in due.select_related("placement__vacature__employer")
    ]


def _placed(request):
    """Return who was placed on a place that this member can count."""
    waiting = counting.of_holders(_answered_by(request)).filter(
        vacature__in=_visible(request)
    )
    return [
        Task(
            title=f"Is er een plek vervuld bij ‘{nomination.vacature.title}’?",
            text=f"{nomination.label.capitalize()} is geplaatst.",
            url=nomination.vacature.get_absolute_url(),
            button="Bekijk",
            since=nomination.changed_at,
        )
        for nomination in waiting.select_related("vacature")
    ]


def _tasks(request):
    kinds = (_questions, _unanswered, _shown, _placed, _closing, _aftercare)
    return [task for tasks_of in kinds for task in tasks_of(request)]


def _mine(request):
    mine = _visible(request).handled_by(request.user).filter(state__in=OPEN_STATES)
    rows = (
        with_offers(mine)
        .select_related("employer", "municipality")
        .order_by("-active_at")
    )
    found = list(rows[:SHOWN])
    return {"cards": cards(found, request.user)} if found else None


def register():
    dashboard.register_link(MemberLink("Vacatures", "vacatures:list", 20))
    dashboard.register_tasks("vacatures", _tasks)
    dashboard.register_part(
        Part("vacatures", "vacatures/_dashboard_mine.html", _mine, order=50)
    )
