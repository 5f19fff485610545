"""Mail to everybody of an event: each person once, also when it starts again."""

import logging
from datetime import timedelta
from hashlib import sha256

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from core import editorial

from . import tasks, telling
from .models import EventPage, EventState, Registration
from .once import first_time

REMIND_BEFORE = timedelta(days=2)
THANK_AFTER = timedelta(hours=12)
AFTER_THAT_IT_IS_TOO_LATE = timedelta(days=7)
logger = logging.getLogger(__name__)

TELL = {
    "changed": telling.tell_changed,
    "called_off": telling.tell_called_off,
    "message": telling.pass_on,
}


def tell_all(event_pk, what, occasion, words=""):
    """Tell who comes to an event or waits; words are those of the organiser."""
    people = Registration.objects.filter(event=event_pk).taking_part().reachable()
    arguments = (words,) if words else ()
    _round(people, occasion, lambda person: TELL[what](person, *arguments))


def send_message(event, text):
    """Mail a message of the organiser; the same words go once, however often sent."""
    occasion = f"message:{sha256(text.encode()).hexdigest()[:24]}"
    tasks.tell_all.enqueue(event.pk, "message", occasion, text)


def remind(*, now=None):
    """Remind who comes, two days before; who signed up later knows it still."""
    now = now or timezone.now()
    events = (
        EventPage.objects.live()
        .going_on()
        .filter(
            sends_reminder=True, starts_at__gt=now, starts_at__lte=now + REMIND_BEFORE
        )
    )
    for event in events:
        people = event.registrations.confirmed().reachable()
        early = people.filter(confirmed_at__lte=F("event__starts_at") - REMIND_BEFORE)
        # One that is moved after its reminder is a new day to remember.
        day = timezone.localdate(event.starts_at)
        _round(early, f"reminder:{day}", telling.remind)


def thank(*, now=None):
    """Thank who came, the day after."""
    for event in _just_over(now).filter(sends_thanks=True):
        _round(event.registrations.confirmed().reachable(), "thanks", telling.thank)


def ask_for_reports(*, now=None):
    """Ask once who organised an event how it was, unless it is told already."""
    now = now or timezone.now()
    organisers = editorial.editors().filter(is_active=True)
    for event in _just_over(now).filter(owner__in=organisers).select_related("owner"):
        if not event.report:
            _ask_for_report(event, now)


@transaction.atomic
def _ask_for_report(event, now):
    EventState.objects.get_or_create(event_id=event.pk)
    unasked = EventState.objects.filter(event=event, report_asked_at=None)
    if unasked.update(report_asked_at=now):
        telling.ask_for_report(event, event.owner)


def forget_needs(*, now=None):
    """Wipe what people need to take part, a month after the event."""
    month_ago = (now or timezone.now()) - timedelta(days=30)
    old = Registration.objects.filter(event__ends_at__lt=month_ago).exclude(needs="")
    old.update(needs="")


def _just_over(now):
    now = now or timezone.now()
    return (
        EventPage.objects.live()
        .going_on()
        .filter(
            ends_at__lte=now - THANK_AFTER, ends_at__gt=now - AFTER_THAT_IT_IS_TOO_LATE
        )
    )


def _round(people, occasion, tell):
    untold = people.exclude(told__occasion=occasion)
    for key in list(untold.values_list("pk", flat=True)):
        try:
            _tell_once(key, occasion, tell)
        except Exception:
            # One address that is wrong does not keep the others waiting.
            logger.exception("No mail %s to registration %s", occasion, key)


@transaction.atomic
def _tell_once(key, occasion, tell):
    people = Registration.objects.select_related("event__state", "user")
    person = people.filter(pk=key).first()
    if person and first_time(person, occasion):
        tell(person)
