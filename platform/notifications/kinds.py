"""The kinds of notifications; every app registers its own in ``AppConfig.ready``."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType

from .enums import Channel, Urgency

_kinds = {}


def still_visible(notifications, user):
    """Keep what is about nothing, or about something that this user may see now.

    A model that everybody who was told may see has no ``visible_to``: then it is
    enough that the object was not deleted.
    """
    keys = defaultdict(set)
    for notification in notifications:
        if notification.about_type_id is not None:
            keys[notification.about_type_id].add(notification.object_id)
    seen = {(None, None)}
    for type_pk, object_pks in keys.items():
        objects = _visible(ContentType.objects.get_for_id(type_pk), object_pks, user)
        seen |= {(type_pk, pk) for pk in objects}
    return [
        notification
        for notification in notifications
        if (notification.about_type_id, notification.object_id) in seen
    ]


def _visible(content_type, keys, user):
    model = content_type.model_class()
    if model is None:
        return []
    objects = model._default_manager.filter(pk__in=keys)
    if hasattr(objects, "visible_to"):
        objects = objects.visible_to(user)
    return objects.values_list("pk", flat=True)


@dataclass(frozen=True)
class Kind:
    """What members are told about, and how unless they choose otherwise.

    A mandatory kind is always mailed and cannot be switched off. A kind about the
    account also reaches who is not a member yet, or no longer. ``urgency`` is its place
    in the digest. ``visible`` takes notifications of this kind and who they are for,
    right before a mail, and returns those that may still be told; it may give them
    other words.
    """

    name: str
    label: str
    description: str = ""
    channel: Channel = Channel.MAIL
    is_mandatory: bool = False
    is_about_account: bool = False
    urgency: Urgency = Urgency.OWN
    visible: Callable = still_visible

    def reached(self, users):
        """Keep the users who may get a notification of this kind."""
        return (
            users.filter(is_active=True) if self.is_about_account else users.members()
        )

    def mailed(self, users):
        """Keep the users who may also get a mail about it."""
        reached = self.reached(users)
        return reached if self.is_about_account else reached.confirmed()


def register(kind):
    """Add a kind; call this from an app's ``ready``."""
    _kinds[kind.name] = kind


def get(name):
    """Return the kind of this name; KeyError when no app registered it."""
    return _kinds[name]


def find(name):
    """Return the kind of this name, or None when its app is gone."""
    return _kinds.get(name)


def choosable():
    """Return the kinds that members see among their preferences, by label."""
    return sorted(_kinds.values(), key=lambda kind: kind.label)
