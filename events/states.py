"""What calendars know of an event, and what they are told when that changes."""

from datetime import UTC

from django.db import transaction
from django.utils import timezone

from . import tasks
from .models import EventState

WHEN_AND_WHERE = {"starts_at", "ends_at", "is_all_day", "place", "address"}


def of(event):
    """Return the state of an event; from the first time on its facts are known."""
    state, _created = EventState.objects.get_or_create(
        event_id=event.pk, defaults={"announced": facts(event)}
    )
    return state


def facts(event):
    """Return what calendars show: when one of these changes they must hear of it."""
    return {
        "title": event.title,
        "starts_at": _to_the_second(event.starts_at),
        "ends_at": _to_the_second(event.ends_at),
        "is_all_day": event.is_all_day,
        "place": event.place,
        "address": event.address,
    }


def _to_the_second(moment):
    return moment.astimezone(UTC).isoformat(timespec="seconds")


@transaction.atomic
def note_changes(event):
    """Raise the sequence when an event changed, and mail another time or place."""
    of(event)
    state = EventState.objects.select_for_update().get(event_id=event.pk)
    new = facts(type(event).objects.get(pk=event.pk))
    changed = {
        name for name, value in new.items() if state.announced.get(name) != value
    }
    if not changed:
        return
    _raise(state, announced=new)
    if changed & WHEN_AND_WHERE and not event.is_past and not event.is_called_off:
        _tell_all(event, "changed", state)


@transaction.atomic
def call_off(event, *, reason):
    """Say that an event does not go on: on its page, in calendars and to everybody.

    Return whether it still had to be said.
    """
    of(event)
    state = EventState.objects.select_for_update().get(event_id=event.pk)
    if state.called_off_at:
        return False
    _raise(state, called_off_at=timezone.now(), reason=reason)
    _tell_all(event, "called_off", state)
    return True


def _raise(state, **values):
    state.sequence += 1
    state.changed_at = timezone.now()
    for name, value in values.items():
        setattr(state, name, value)
    state.save()


def _tell_all(event, what, state):
    arguments = (event.pk, what, f"{what}:{state.sequence}")
    transaction.on_commit(lambda: tasks.tell_all.enqueue(*arguments))
