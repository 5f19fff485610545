"""Mail about what members were told: one mail per kind every ten minutes.

The first one goes at once; what follows within ten minutes waits and goes as one.
"""

import logging

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone

from accounts import mail

from . import kinds, unsubscribing
from .enums import Channel
from .models import Notification

SHOWN = 20
logger = logging.getLogger(__name__)


def mail_waiting(*, now=None):
    """Mail all that is due; run it as often and as many at once as you like."""
    now = now or timezone.now()
    due = Notification.objects.due_for_mail(now=now).order_by()
    for recipient_pk, kind_name in due.values_list("recipient", "kind").distinct():
        try:
            _mail(recipient_pk, kind_name, now)
        except Exception:
            # What is wrong with one kind or member does not keep the others waiting.
            logger.exception("No mail about %s for user %s", kind_name, recipient_pk)


@transaction.atomic
def _mail(recipient_pk, kind_name, now):
    # The lock lets a second worker wait, and then find that nothing is due any more.
    users = get_user_model().objects.filter(pk=recipient_pk)
    user = users.select_for_update(no_key=True).first()
    due = Notification.objects.filter(recipient_id=recipient_pk, kind=kind_name)
    # Settle which ones: what is stored from here on waits for the next mail.
    keys = list(due.due_for_mail(now=now).values_list("pk", flat=True))
    waiting = Notification.objects.filter(pk__in=keys).order_by("created_at", "pk")
    told = _to_tell(waiting, users, kinds.find(kind_name))
    # What is not mailed now never will be; it stays in the inbox.
    waiting.order_by().update(channel=Channel.SITE)
    if told:
        _set(told, channel=Channel.MAIL, mailed_at=now)
        _send(told, user, kinds.get(kind_name))


def _to_tell(waiting, users, kind):
    """Return the notifications that this user may be mailed about."""
    user = kind and kind.mailed(users).first()
    return kind.visible(list(waiting), user) if user else []


def _set(notifications, **values):
    keys = [notification.pk for notification in notifications]
    Notification.objects.filter(pk__in=keys).update(**values)


def _send(notifications, user, kind):
    path = "" if kind.is_mandatory else unsubscribing.path(user, kind)
    context = {
        "user": user,
        "kind": kind,
        "items": notifications[:SHOWN],
        "total": len(notifications),
        "others": max(0, len(notifications) - SHOWN),
        "unsubscribe_path": path,
    }
    headers = unsubscribing.headers(path) if path else {}
    mail.send("emails/notification", user.email, context=context, headers=headers)
