"""What every process hears when a row of a long list changes."""

from datetime import timedelta

from django.utils import timezone

from core.models import ListChange

KEPT_FOR = timedelta(days=7)


def note_change(name, row=None):
    """Say that this row of a list, or all of it, is no longer what it was.

    It is part of the transaction of the change: one cannot be without the other.
    """
    ListChange.objects.create(list=name, row=row)


def forget_old():
    """Delete changes that every process has long heard of."""
    ListChange.objects.filter(changed_at__lt=timezone.now() - KEPT_FOR).delete()
