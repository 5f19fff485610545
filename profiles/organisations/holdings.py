"""What a member can hold: each app above tells what that is and how it is passed on."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType

_holdings = {}


@dataclass(frozen=True)
class Holding:
    """One kind of thing that is always somebody's.

    ``of`` returns what a user holds now: model instances with a ``title`` and a
    ``url``, or else a name and ``get_absolute_url``. ``hand_over(obj, to=user,
    by=user)`` gives one of them to somebody else, inside a transaction. ``url_of``
    is for things whose own address is not where their holder works on them.
    """

    name: str
    label: str
    of: Callable[[Any], Iterable[Any]]
    hand_over: Callable[..., object]
    url_of: Callable[[Any], str] | None = None


@dataclass(frozen=True)
class Held:
    """One thing in somebody's hands."""

    holding: Holding
    thing: Any

    @property
    def key(self):
        """Return what names this thing in a form."""
        return f"{self.holding.name}:{self.thing.pk}"

    @property
    def title(self):
        return str(getattr(self.thing, "title", "") or self.thing)[:200]

    @property
    def url(self):
        if self.holding.url_of:
            return self.holding.url_of(self.thing)
        address = getattr(self.thing, "url", None)
        if address is None and hasattr(self.thing, "get_absolute_url"):
            address = self.thing.get_absolute_url()
        return address or ""

    @property
    def about(self):
        """Return the fields that say of a hand-over which thing it is about."""
        return {
            "holding": self.holding.name,
            "content_type": ContentType.objects.get_for_model(self.thing),
            "object_id": self.thing.pk,
        }


def register(holding):
    """Add a kind of thing; call this from an app's ``ready``."""
    _holdings[holding.name] = holding


def held_by(user):
    """Return everything that this user holds, kind by kind."""
    kinds = sorted(_holdings.values(), key=lambda kind: (kind.label, kind.name))
    return [Held(kind, thing) for kind in kinds for thing in kind.of(user)]


def find(user, about):
    """Return the thing of a hand-over while this user still holds it, or None."""
    kind = _holdings.get(about.holding)
    things = kind.of(user) if kind and user else ()
    for thing in things:
        is_same = thing.pk == about.object_id
        if is_same and about.content_type == ContentType.objects.get_for_model(thing):
            return Held(kind, thing)
    return None
