"""Requests in the one queue of everything that waits."""

from django.urls import reverse

from moderation import queue

from .models import Membership
from .names import name_of
from .permissions import may_run_platform


def register():
    queue.register(
        queue.QueueSource("organisations.request", "Aanvragen", _rows, _count)
    )


def _rows(user):
    if not may_run_platform(user):
        return []
    requests = Membership.objects.requested().select_related("user", "organisation")
    return [
        queue.Row(
            f"{name_of(asked.user)} bij {asked.organisation.name}",
            reverse("organisations_requests"),
            asked.requested_at,
        )
        for asked in requests
    ]


def _count(user):
    return Membership.objects.requested().count() if may_run_platform(user) else 0
