"""The kinds of notifications; every app registers its own in ``AppConfig.ready``."""

from collections.abc import Callable
from dataclasses import dataclass

from .enums import Channel

_kinds = {}


def is_still_there(notification, user):
    """Say whether what a notification is about was not deleted meanwhile."""
    return notification.object_id is None or notification.about is not None


@dataclass(frozen=True)
class Kind:
    """What members are told about, and how unless they choose otherwise.

    A mandatory kind is always mailed and cannot be switched off. A kind about the
    account also reaches who is not a member yet, or no longer. ``is_visible`` takes a
    notification and a user, and is asked right before something is mailed.
    """

    name: str
    label: str
    description: str = ""
    channel: Channel = Channel.MAIL
    is_mandatory: bool = False
    is_about_account: bool = False
    is_visible: Callable = is_still_there

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
