"""How long notifications are kept: half a year once read, a year at most.

When somebody got a digest is of use for as long as its period lasts.
"""

from datetime import timedelta

from django.db.models import Q

from .models import Notification, SentDigest

KEEP_READ = timedelta(days=183)
KEEP = timedelta(days=365)
KEEP_SENT_DIGESTS = timedelta(days=183)


def overdue(now):
    """Return the notifications that may go at this moment."""
    is_read_long_ago = Q(read_at__lt=now - KEEP_READ)
    return Notification.objects.filter(is_read_long_ago | Q(created_at__lt=now - KEEP))


def old_digests(now):
    """Return the marks of digests that may go at this moment."""
    return SentDigest.objects.filter(sent_at__lt=now - KEEP_SENT_DIGESTS)
