"""First small steps: written once, asked about once or twice, shared only by choice."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from core import editorial

from . import telling
from .enums import StepOutcome
from .models import Registration, Step
from .once import first_time

# Guests are forgotten ninety days after an event: twelve weeks and this is just before.
ASK_AGAIN_AFTER = timedelta(days=5)
FIRST, SECOND = "step", "step again"


@transaction.atomic
def write(registration, *, text, kind, weeks, audience):
    """Keep a step; somebody has one for each event, however often they press."""
    Registration.objects.select_for_update().get(pk=registration.pk)
    begun = max(timezone.now(), registration.event.ends_at)
    step, _created = Step.objects.get_or_create(
        registration=registration,
        defaults={
            "text": text,
            "kind": kind,
            "weeks": weeks,
            "audience": audience,
            "ask_on": ask_on(registration.event, weeks, begun),
        },
    )
    return step


def ask_on(event, weeks, begun):
    """Return the day to ask: so many weeks after the event, never before tomorrow."""
    wanted = timezone.localdate(event.ends_at) + timedelta(weeks=weeks)
    return max(wanted, timezone.localdate(begun) + timedelta(days=1))


@transaction.atomic
def answer(step, *, outcome, effect, shares_effect, is_tip):
    """Keep how a step went, and offer it to the editors when its owner wants that."""
    step = Step.objects.select_for_update().get(pk=step.pk)
    if step.outcome:
        return step
    step.outcome, step.effect = outcome, effect
    step.shares_effect = shares_effect and outcome != StepOutcome.NOT
    step.is_tip, step.answered_at = is_tip, timezone.now()
    step.save()
    if is_tip:
        _offer(step)
    return step


def ask_what_is_due(*, now=None):
    """Ask about steps once, and once more after five days; a due job."""
    today = timezone.localdate(now or timezone.now())
    open_steps = Step.objects.filter(outcome="", registration__state="confirmed")
    for occasion, day in ((FIRST, today), (SECOND, today - ASK_AGAIN_AFTER)):
        due = open_steps.filter(ask_on__lte=day).exclude(
            registration__told__occasion=occasion
        )
        for step in due.select_related("registration__event", "registration__user"):
            _ask(step, occasion)


@transaction.atomic
def _ask(step, occasion):
    # Who was never asked is asked for the first time, however late it is.
    if (
        occasion == SECOND
        and not step.registration.told.filter(occasion=FIRST).exists()
    ):
        return
    if first_time(step.registration, occasion):
        telling.ask_about_step(step.registration, is_second=occasion == SECOND)


def _offer(step):
    for address in editorial.addresses():
        editorial.mail("step_told", address, step=step, event=step.registration.event)
