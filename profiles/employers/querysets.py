"""Who may see which employers."""

from django.db import models


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
