"""How long notifications are kept: half a year once read, a year at most."""

from datetime import timedelta

from django.db.models import Q

from .models import Notification

KEEP_READ = timedelta(days=183)
KEEP = timedelta(days=365)


def overdue(now):
    """Return the notifications that may go at this moment."""
    is_read_long_ago = Q(read_at__lt=now - KEEP_READ)
    return Notification.objects.filter(is_read_long_ago | Q(created_at__lt=now - KEEP))
