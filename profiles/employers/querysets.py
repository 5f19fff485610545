"""Who may see which employers, and what is written about them."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils import timezone

from profiles.organisations.permissions import may_run_platform

from .enums import LASTING, EntryAudience


class EmployerQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Keep what this user may know of employers: members all, others nothing.

        The name and the place of an employer also stand on a vacature that everybody
        may read.
        """
        return self if getattr(user, "is_member", False) else self.none()

    def for_site(self, site):
        """Keep the employers of the region that this site belongs to."""
        return self.filter(region__site=site)

    def worked_for_by(self, user):
        """Keep those of which this user handles a vacature that was shared."""
        return self.filter(
            vacatures__opened_at__isnull=False,
            vacatures__participations__user=user,
            vacatures__participations__is_active=True,
        ).distinct()

    def of_team(self, user):
        """Keep those of whose team this user is.

        That is the vaste contactpersoon, the vervanger and who handles a vacature.
        """
        handled = self.model.objects.worked_for_by(user).order_by()
        return self.filter(
            Q(holder=user) | Q(deputy=user) | Q(pk__in=handled.values("pk"))
        )

    def in_touch_since(self, moment):
        """Keep those that were spoken to, or had a vacature, since a moment or will be.

        An employer counts from the day on which somebody added it.
        """
        day = timezone.localdate(moment)
        spoken = Q(entries__happened_on__gte=day) | Q(entries__next_on__gte=day)
        # What is open or a concept has no moment at which it was closed.
        is_open = Q(vacatures__isnull=False, vacatures__closed_at__isnull=True)
        hiring = is_open | Q(vacatures__closed_at__gte=moment)
        return self.filter(Q(created_at__gte=moment) | spoken | hiring).distinct()

    def by_name(self):
        return self.order_by(Lower("name"), "pk")


class EntryQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Keep what this user may read: members all but what is for a team.

        Who wrote it always reads it. Who runs the platform does too; the view logs
        that. What a moderator hid is for nobody.
        """
        if not getattr(user, "is_member", False):
            return self.none()
        shown = self.filter(hidden_at__isnull=True)
        if may_run_platform(user):
            return shown
        employers = self.model._meta.get_field("employer").related_model.objects
        own = employers.of_team(user).order_by().values("pk")
        everybody = Q(audience=EntryAudience.MEMBERS)
        return shown.filter(everybody | Q(author=user) | Q(employer__in=own))

    def standing(self):
        """Keep what holds until somebody says otherwise, the first to come up first."""
        rows = self.filter(kind__in=LASTING, settled_at__isnull=True)
        return rows.order_by(F("next_on").asc(nulls_last=True), "-happened_on", "-pk")

    def history(self):
        """Keep what happened and what is over, newest first."""
        over = ~Q(kind__in=LASTING) | Q(settled_at__isnull=False)
        return self.filter(over).order_by("-happened_on", "-pk")

    def coming_up(self, *, day=None):
        """Keep what somebody wanted to come back to by this day, and did not yet."""
        day = day or timezone.localdate()
        rows = self.filter(next_on__lte=day, settled_at=None, hidden_at=None)
        return rows.order_by("next_on", "pk")
