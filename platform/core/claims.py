"""One at a time, over all processes and nodes: a claim is a row in the database."""

from contextlib import contextmanager
from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from core.models import JobRun

EXPIRES = timedelta(hours=1)


def take(name, *conditions, now=None):
    """Claim a name and return whether it is ours; a dead owner's claim expires.

    ``conditions`` are further ``Q`` objects that the row of this name must meet.
    """
    moment = now or timezone.now()
    JobRun.objects.get_or_create(name=name)
    is_free = Q(claimed_at=None) | Q(claimed_at__lt=moment - EXPIRES)
    with transaction.atomic():
        taken = JobRun.objects.filter(is_free, *conditions, name=name).update(
            claimed_at=moment, started_at=moment
        )
    return taken == 1


def release(name, **results):
    """Give a claim back and keep how it went."""
    JobRun.objects.filter(name=name).update(claimed_at=None, **results)


@contextmanager
def claimed(name):
    """Hold a claim for the length of a block; yields whether it is ours."""
    is_ours = take(name)
    try:
        yield is_ours
    finally:
        if is_ours:
            release(name)
