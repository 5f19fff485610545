"""Telling members something."""

from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import OuterRef, QuerySet, Subquery

from . import kinds, tasks
from .enums import Channel
from .models import Notification, Preference

TITLE_LENGTH = Notification._meta.get_field("title").max_length
AT_ONCE = 500


@transaction.atomic
def notify(recipients, kind_name, *, title, text="", url, about=None, since=None):
    """Tell these users something, once each; return how many of them were reached.

    ``recipients`` is a queryset or any iterable of users, ``url`` a path on this site,
    ``since`` the moment from which on it counts what happened.
    Mail goes out after the transaction, so it never breaks what caused it.
    """
    kind = kinds.get(kind_name)
    fields = {
        "kind": kind.name,
        "title": " ".join(title.split())[:TITLE_LENGTH],
        "text": " ".join(text.split()),
        "url": url,
        "since": since,
    }
    if about is not None:
        fields |= {
            "about_type": ContentType.objects.get_for_model(about),
            "object_id": about.pk,
        }
    notifications = [
        Notification(recipient_id=pk, channel=channel, **fields)
        for pk, channel in _channels(recipients, kind)
    ]
    Notification.objects.bulk_create(notifications, batch_size=AT_ONCE)
    if any(notification.channel == Channel.MAIL for notification in notifications):
        transaction.on_commit(tasks.mail_waiting.enqueue, robust=True)
    return len(notifications)


def _channels(recipients, kind):
    """Return (pk of the user, channel) for everybody who may be told."""
    chosen = Preference.objects.filter(user=OuterRef("pk"), kind=kind.name)
    users = kind.reached(get_user_model().objects.filter(pk__in=_keys(recipients)))
    rows = users.values_list("pk", Subquery(chosen.values("channel")))
    if kind.is_mandatory:
        return [(pk, Channel.MAIL) for pk, _chosen in rows]
    return [(pk, chosen or kind.channel) for pk, chosen in rows]


def _keys(recipients):
    if isinstance(recipients, QuerySet):
        return recipients.order_by().values("pk")
    return {user.pk for user in recipients}
