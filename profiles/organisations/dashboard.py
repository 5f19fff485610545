"""What of organisations waits for a member."""

from django.urls import reverse

from core import dashboard
from core.dashboard import Task

from .models import HandOver, Membership
from .permissions import may_run_platform, membership_of


def _requests(request):
    """Return who asks to be let in, for who decides about it."""
    rows = Membership.objects.requested().select_related("organisation", "user")
    if not may_run_platform(request.user):
        own = membership_of(request.user)
        if own is None or not own.is_coordinator:
            return []
        rows = rows.filter(organisation=own.organisation_id)
    return [
        Task(
            title=f"{row.user.get_full_name() or row.user.email} wil erbij",
            text=row.organisation.name,
            url=reverse("organisations:members", args=[row.organisation.slug]),
            button="Beslis",
            since=row.requested_at,
        )
        for row in rows
    ]


def _hand_overs(request):
    """Return what colleagues ask this member to take over."""
    rows = HandOver.objects.proposed().filter(to_user=request.user)
    return [
        Task(
            title=f"Neem jij dit over: {row.title}?",
            text=row.note,
            url=reverse("organisations:hand_overs"),
            button="Bekijk",
            since=row.created_at,
        )
        for row in rows
    ]


def register():
    dashboard.register_tasks("organisations.requests", _requests)
    dashboard.register_tasks("organisations.hand_overs", _hand_overs)
