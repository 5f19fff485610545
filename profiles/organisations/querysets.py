from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone

from .enums import HandOverState, MembershipRole, MembershipState

INVITATION_LIFETIME = timedelta(days=14)


class MunicipalityQuerySet(models.QuerySet):
    def for_site(self, site):
        """Keep the municipalities of the region that this site belongs to."""
        return self.filter(region__site=site)


class OrganisationQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Everybody may know which organisations take part."""
        return self

    def for_site(self, site):
        """Keep the organisations of the region that this site belongs to."""
        return self.filter(region__site=site)


class MembershipQuerySet(models.QuerySet):
    def active(self):
        return self.filter(state=MembershipState.ACTIVE)

    def requested(self):
        return self.filter(state=MembershipState.REQUESTED)

    def coordinators(self):
        return self.active().filter(role=MembershipRole.COORDINATOR)


class InvitationQuerySet(models.QuerySet):
    def waiting(self):
        """Keep what nobody accepted yet, also when the link is too old by now."""
        return self.filter(accepted_at=None)

    def open(self, *, now=None):
        """Keep what was not accepted yet and still can be."""
        since = (now or timezone.now()) - INVITATION_LIFETIME
        return self.filter(accepted_at=None, sent_at__gt=since)


class HandOverQuerySet(models.QuerySet):
    def proposed(self):
        return self.filter(state=HandOverState.PROPOSED)

    def visible_to(self, user):
        """Keep what this user gives or gets."""
        return self.filter(Q(from_user=user) | Q(to_user=user))
