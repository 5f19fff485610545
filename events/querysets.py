from django.db import models
from django.db.models import Count, Q
from django.utils import timezone
from wagtail.models import PageManager

from core.querysets import BasePageQuerySet

from .enums import (
    SEATED,
    TAKING_PART,
    NameAudience,
    RegistrationState,
    StepAudience,
    StepOutcome,
)


class EventPageQuerySet(BasePageQuerySet):
    def upcoming(self, *, now=None):
        """Keep what is still to come or going on, soonest first."""
        moment = now or timezone.now()
        return self.filter(ends_at__gt=moment).order_by("starts_at", "pk")

    def past(self, *, now=None):
        """Keep what is over, latest first."""
        moment = now or timezone.now()
        return self.filter(ends_at__lte=moment).order_by(
            "-ends_at", "-starts_at", "-pk"
        )

    def going_on(self):
        """Keep what was not called off."""
        return self.filter(Q(state=None) | Q(state__called_off_at=None))


EventPageManager = PageManager.from_queryset(EventPageQuerySet)


class RegistrationQuerySet(models.QuerySet):
    def seated(self):
        """Keep who holds a seat, or has one on offer."""
        return self.filter(state__in=SEATED)

    def confirmed(self):
        return self.filter(state=RegistrationState.CONFIRMED)

    def waiting(self):
        """Keep who waits for a seat, in the order in which they get one."""
        return self.filter(state=RegistrationState.WAITING).order_by("position")

    def on_offer(self):
        """Keep who can take a seat that came free."""
        return self.filter(
            state=RegistrationState.OFFERED,
            offered_until__gt=timezone.now(),
            event__state__called_off_at=None,
        )

    def taking_part(self):
        """Keep who comes or wants to come, whatever came of it so far."""
        return self.filter(state__in=TAKING_PART)

    def of(self, user):
        """Keep the own registrations of somebody."""
        return self.filter(user=user) if user.is_authenticated else self.none()

    def reachable(self):
        """Leave out who has an account that was switched off: they get no mail."""
        return self.filter(Q(user=None) | Q(user__is_active=True))

    def visible_to(self, user):
        """Keep the confirmed people whose name this user may see."""
        if not getattr(user, "is_member", False):
            return self.none()
        comes_too = Q(
            name_audience=NameAudience.PARTICIPANTS,
            event__in=type(self)(self.model).of(user).confirmed().values("event"),
        )
        shown = Q(name_audience=NameAudience.MEMBERS) | comes_too
        return self.confirmed().filter(shown)

    def shown_to_participant(self, reader):
        """Keep the confirmed people whose name this other participant may see."""
        shown = [NameAudience.PARTICIPANTS]
        if reader.user and reader.user.is_member:
            shown.append(NameAudience.MEMBERS)
        return self.confirmed().filter(name_audience__in=shown)


class StepQuerySet(models.QuerySet):
    def of_event(self, event):
        return self.filter(registration__event=event)

    def visible_to(self, user):
        """Keep the steps of others that this user may read, and their own."""
        if not getattr(user, "is_member", False):
            return self.none()
        own = Q(registration__user=user)
        was_there = Q(
            audience=StepAudience.PARTICIPANTS,
            registration__event__registrations__in=user.registrations.confirmed(),
        )
        seen = own | Q(audience=StepAudience.MEMBERS) | was_there
        return self.filter(pk__in=self.model.objects.filter(seen).values("pk"))

    def with_shared_effect(self):
        """Keep what people chose to tell; never who says that it did not happen."""
        told = self.filter(shares_effect=True).exclude(effect="")
        return told.exclude(outcome=StepOutcome.NOT)

    def counts(self):
        """Return how many steps there are, and how many of each outcome."""
        outcomes = {
            outcome.value: Count("pk", filter=Q(outcome=outcome))
            for outcome in StepOutcome
        }
        return self.aggregate(total=Count("pk"), **outcomes)
