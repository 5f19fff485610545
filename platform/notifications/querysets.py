from datetime import timedelta

from django.db import models
from django.db.models import Exists, OuterRef
from django.utils import timezone

from .enums import Channel

ONE_MAIL_EVERY = timedelta(minutes=10)
DIGEST_LOOKS_BACK = timedelta(days=45)  # the longest rhythm, with time to spare


class NotificationQuerySet(models.QuerySet):
    def for_user(self, user):
        """Keep what was told to this user; nobody reads what others were told."""
        return self.filter(recipient_id=user.pk)

    def unread(self):
        return self.filter(read_at=None)

    def newest_first(self):
        return self.order_by("-created_at", "-pk")

    def mark_read(self):
        return self.unread().update(read_at=timezone.now())

    def due_for_mail(self, *, now):
        """Keep what waits for mail, unless that kind was mailed to them just now."""
        just_mailed = self.model.objects.filter(
            recipient=OuterRef("recipient"),
            kind=OuterRef("kind"),
            mailed_at__gt=now - ONE_MAIL_EVERY,
        )
        waiting = self.unread().filter(channel=Channel.MAIL, mailed_at=None)
        return waiting.exclude(Exists(just_mailed))

    def waiting_for_digest(self, *, until):
        """Keep what is for the digest, was told until then and went in no mail."""
        return self.unread().filter(
            channel=Channel.DIGEST,
            mailed_at=None,
            digested_at=None,
            created_at__gt=until - DIGEST_LOOKS_BACK,
            created_at__lte=until,
        )
