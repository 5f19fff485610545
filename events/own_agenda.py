"""Jouw agenda: where a member will be, and what waits for them."""

from django.utils import timezone

from core.dashboard import Part, Place, Task, register_part, register_tasks

from . import agenda
from .enums import SEATED
from .links import Purpose, path
from .models import EventPage

SHOWN = 5


def places(user):
    """Return what somebody signed up for and is not over yet, soonest first."""
    coming = user.registrations.taking_part().filter(event__ends_at__gt=timezone.now())
    rows = coming.select_related("event__municipality", "event__state")
    return [
        {
            "registration": place,
            "row": agenda.row(place.event),
            "path": path(place, Purpose.PLACE),
        }
        for place in rows.order_by("event__starts_at", "pk")
    ]


def part(request):
    """Return the part of the dashboard, or None for who signed up for nothing."""
    found = places(request.user)
    return {"places": found[:SHOWN], "total": len(found)} if found else None


def tasks(request):
    """Return what waits for this member: a seat, a report, an answer about a step."""
    return [
        *_offers(request.user),
        *_reports(request.user),
        *_steps(request.user),
    ]


def _offers(user):
    offered = user.registrations.on_offer()
    return [
        Task(
            f"Er is een plek vrij: {place.event.title}",
            path(place, Purpose.SEAT),
            "Bevestig je plek",
            f"Voor {timezone.localtime(place.offered_until):%H.%M} uur",
        )
        for place in offered.select_related("event")
    ]


def _reports(user):
    asked = EventPage.objects.live().filter(
        owner=user, state__report_asked_at__isnull=False
    )
    return [
        Task(
            f"Schrijf een verslag: {event.title}",
            f"{event.url}beheer/",
            "Schrijf",
            since=event.state.report_asked_at,
        )
        for event in asked.select_related("state")
        if not event.report
    ]


def _steps(user):
    due = user.registrations.filter(
        state__in=SEATED, step__outcome="", step__ask_on__lte=timezone.localdate()
    )
    return [
        Task(
            "Hoe ging het met je stapje?",
            path(place, Purpose.STEP),
            "Vertel het",
            place.step.text,
        )
        for place in due.select_related("step", "event")
    ]


def register():
    register_tasks("events", tasks)
    register_part(
        Part("own_agenda", "events/_dashboard.html", part, Place.ASIDE, order=15)
    )
