"""Requests that wait too long, and refused ones that were kept long enough."""

from datetime import timedelta

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone

from . import telling
from .enums import MembershipState
from .models import Membership
from .permissions import approvers_of

REMIND_AFTER = 3  # working days
KEEP_DENIED = timedelta(days=30)
SATURDAY = 5


def remind_approvers(*, now=None):
    """Mail once about each request that waits for three working days; a due job."""
    since = working_days_before(now or timezone.now(), REMIND_AFTER)
    waiting = Membership.objects.requested().filter(
        reminded_at=None, requested_at__lte=since, user__is_active=True
    )
    for key in list(waiting.values_list("pk", flat=True)):
        _remind(key)


@transaction.atomic
def _remind(key):
    """Claim one reminder in the database, so that two workers send it once."""
    claimed = Membership.objects.requested().filter(pk=key, reminded_at=None)
    if not claimed.update(reminded_at=timezone.now()):
        return
    membership = Membership.objects.select_related(
        "user", "organisation__region__site"
    ).get(pk=key)
    approvers = approvers_of(membership.organisation)
    telling.tell_of_request(approvers, membership, is_reminder=True)


def working_days_before(moment, days):
    """Return the moment that lies this many days from Monday to Friday earlier."""
    moment = timezone.localtime(moment)
    while days:
        moment -= timedelta(days=1)
        days -= moment.weekday() < SATURDAY
    return moment


def refused_long_ago(now):
    """Return the users who were refused a month ago and belong to nothing since.

    What retention erases: their account has no other purpose.
    """
    until = now - KEEP_DENIED
    refused = Membership.objects.filter(
        state=MembershipState.DENIED, decided_at__lte=until
    )
    other = Membership.objects.exclude(pk__in=refused.values("pk"))
    without_task = get_user_model().objects.filter(
        approved_at=None, is_staff=False, is_superuser=False, groups=None
    )
    return without_task.filter(pk__in=refused.values("user")).exclude(
        pk__in=other.values("user")
    )
