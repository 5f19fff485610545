"""Who may see which vacatures, and which of them stand where."""

from datetime import timedelta

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from .enums import (
    OPEN_STATES,
    CloseReason,
    HandOverKind,
    RequestState,
    VacatureState,
    Visibility,
)

QUIET_AFTER = timedelta(days=14)  # without activity it lies still: "ligt stil"
DAYS_BEFORE = 5  # its last one, the regiehouder hears that it comes
SHOWN_WHEN_CLOSED = timedelta(days=30)  # so long the board shows what came of it


def quiet_since():
    return timezone.now() - QUIET_AFTER


class VacatureQuerySet(models.QuerySet):
    def open(self, *, day=None):
        """Keep the vacatures that somebody can still be placed at.

        The one definition: of lists, details, feeds, counts, alerts and the API. What
        is past its last day is not open, also when nothing closed it yet.
        """
        day = day or timezone.localdate()
        return self.filter(
            state__in=OPEN_STATES, closes_on__gte=day, hidden_at__isnull=True
        )

    def visible_to(self, user):
        """Keep the vacatures that this user may read.

        Members see what was shared, and their own concepts. Others see what is open
        and meant for everybody. A program sees what its organisation sees.
        """
        if not getattr(user, "is_member", False):
            return self.open().filter(visibility=Visibility.PUBLIC)
        shared = ~Q(state=VacatureState.CONCEPT) & Q(hidden_at__isnull=True)
        if user.pk is None:
            return self.filter(shared)
        return self.filter(shared | Q(holder=user) | Q(entered_by=user))

    def closed_in_public(self):
        """Keep what everybody could read once, and can no more."""
        shared = self.filter(visibility=Visibility.PUBLIC, hidden_at__isnull=True)
        over = Q(state=VacatureState.CLOSED) | Q(
            state__in=OPEN_STATES, closes_on__lt=timezone.localdate()
        )
        return shared.filter(over)

    def for_site(self, site):
        """Keep the vacatures of the region that this site belongs to."""
        return self.filter(region__site=site)

    def on_board(self):
        """Keep what is open, and what closed so lately that people talk about it."""
        since = timezone.now() - SHOWN_WHEN_CLOSED
        today = timezone.localdate()
        shown = Q(state__in=OPEN_STATES, closes_on__gte=today) | Q(
            Q(state=VacatureState.CLOSED, closed_at__gte=since),
            ~Q(close_reason=CloseReason.MERGED),
        )
        return self.filter(shown, hidden_at__isnull=True)

    def past_closing_date(self):
        """Keep what the calendar closed and nobody else did."""
        return self.filter(state__in=OPEN_STATES, closes_on__lt=timezone.localdate())

    def for_pickup(self):
        """Keep the open ones for which nobody steps forward yet."""
        return self.open().filter(is_open_for_pickup=True)

    def quiet(self):
        """Keep the open ones on which nothing happened for two weeks."""
        return self.open().filter(active_at__lte=quiet_since())

    def handled_by(self, user):
        """Keep those that this user holds or works on."""
        return self.filter(
            participations__user=user, participations__is_active=True
        ).distinct()

    def newest_first(self):
        return self.order_by("-opened_at", "-pk")

    def longest_waiting(self):
        return self.order_by("-is_open_for_pickup", "opened_at", "pk")

    def first_to_start(self):
        return self.order_by(F("starts_on").asc(nulls_last=True), "-opened_at", "-pk")


class HandOverRequestQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(state=RequestState.ASKED)

    def offers(self):
        """Keep those that give away: until the answer the vacature is in between."""
        return self.filter(kind=HandOverKind.GIVE)


class PlacementQuerySet(models.QuerySet):
    def for_region(self, region):
        return self.filter(region=region)
