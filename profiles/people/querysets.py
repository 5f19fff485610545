"""Who may see which profiles, and which fields of them."""

from django.db import models
from django.db.models import Q

from profiles.organisations.permissions import may_run_platform, organisation_of

from .enums import Audience


class ProfileQuerySet(models.QuerySet):
    def present(self):
        """Keep the profiles of members: approved, active, and part of something."""
        return self.filter(
            user__is_active=True,
            user__approved_at__isnull=False,
            organisation__isnull=False,
        )

    def visible_to(self, user):
        """Keep the profiles whose name, function and organisation this user may see.

        Everybody else does not exist for this user: not in a list, count, facet,
        search or at an address. One's own profile is always there.
        """
        profiles = self.present()
        if getattr(user, "is_member", False):
            if may_run_platform(user):
                return profiles
            own = Q(user=user)
            return profiles.filter(own | Q(is_listed=True) & self._seen_by(user))
        return profiles.filter(is_listed=True, identity_audience=Audience.EVERYONE)

    def _seen_by(self, user):
        seen = Q(identity_audience__gte=Audience.MEMBERS)
        organisation = organisation_of(user)
        if organisation is None:
            return seen
        return seen | Q(
            identity_audience=Audience.ORGANISATION, organisation=organisation
        )
