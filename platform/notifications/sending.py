"""Telling members something."""

from datetime import datetime
from typing import NamedTuple

from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model, OuterRef, QuerySet, Subquery

from . import kinds, tasks
from .enums import Channel
from .models import Notification, Preference

TITLE_LENGTH = Notification._meta.get_field("title").max_length
MAX_URL = Notification._meta.get_field("url").max_length
AT_ONCE = 500


class Message(NamedTuple):
    """What one user is told: see ``notify``; ``since`` is when it begins to count."""

    recipient_id: int
    title: str
    url: str
    text: str = ""
    about: Model | None = None
    since: datetime | None = None


@transaction.atomic
def notify(recipients, kind_name, *, title, text="", url, about=None):
    """Tell these users something, once each; return how many of them were reached.

    ``recipients`` is a queryset or any iterable of users, ``url`` a path on this site.
    Mail goes out after the transaction, so it never breaks what caused it.
    """
    kind = kinds.get(kind_name)
    channels = _channels(_keys(recipients), kind)
    told = (Message(pk, title, url, text, about) for pk in channels)
    return _store(told, channels, kind)


@transaction.atomic
def notify_each(messages, kind_name):
    """Tell users something of their own; return how many messages reached somebody.

    It takes as many queries for a thousand messages as for one.
    """
    kind, messages = kinds.get(kind_name), list(messages)
    channels = _channels({message.recipient_id for message in messages}, kind)
    return _store(messages, channels, kind)


def _store(messages, channels, kind):
    notifications = [
        _notification(message, kind, channels[message.recipient_id])
        for message in messages
        if message.recipient_id in channels
    ]
    Notification.objects.bulk_create(notifications, batch_size=AT_ONCE)
    if Channel.MAIL in {notification.channel for notification in notifications}:
        transaction.on_commit(tasks.mail_waiting.enqueue, robust=True)
    return len(notifications)


def _notification(message, kind, channel):
    about = message.about
    return Notification(
        recipient_id=message.recipient_id,
        kind=kind.name,
        channel=channel,
        title=" ".join(message.title.split())[:TITLE_LENGTH],
        text=" ".join(message.text.split()),
        url=message.url,
        since=message.since,
        about_type=about and ContentType.objects.get_for_model(about),
        object_id=about and about.pk,
    )


def _channels(keys, kind):
    """Return {pk of the user: channel} for everybody who may be told."""
    chosen = Preference.objects.filter(user=OuterRef("pk"), kind=kind.name)
    users = kind.reached(get_user_model().objects.filter(pk__in=keys))
    rows = users.values_list("pk", Subquery(chosen.values("channel")))
    if kind.is_mandatory:
        return dict.fromkeys((pk for pk, _chosen in rows), Channel.MAIL)
    return {pk: chosen or kind.channel for pk, chosen in rows}


def _keys(recipients):
    if isinstance(recipients, QuerySet):
        return recipients.order_by().values("pk")
    return {user.pk for user in recipients}
