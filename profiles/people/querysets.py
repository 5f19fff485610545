"""Who may see which profiles, and which of them stand where."""

from datetime import timedelta

from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import Lower
from django.utils import timezone

from profiles.organisations.models import Membership

from .enums import Audience
from .visibility import Viewer

NEW_FOR = timedelta(days=30)
ASKS = 2  # how often we ask whether a profile still holds
BETWEEN_ASKS = timedelta(days=15)


def last_chance(now=None):
    """Return the moment before which the last question should have been answered."""
    return (now or timezone.now()) - BETWEEN_ASKS


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
        search or at an address. One's own profile is always there. A Viewer may stand
        in for a user.
        """
        viewer = Viewer.of(user)
        profiles = self.present()
        if viewer.is_administrator:
            return profiles
        shown = Q(is_listed=True, is_hidden=False)
        seen = shown & viewer.may_see("identity_audience")
        if viewer.is_member and viewer.user_id is not None:
            seen |= Q(user=viewer.user_id)
        return profiles.filter(seen)

    def in_directory(self, user):
        """Keep who stands in the wie-is-wie of this user.

        Who left it, or did not answer for a year, can still be visited by
        administrators and by themselves.
        """
        viewer = Viewer.of(user)
        return self.visible_to(viewer).filter(
            viewer.may_see("identity_audience"),
            is_listed=True,
            is_hidden=False,
            retired_at=None,
        )

    def new_faces(self, user):
        """Keep who came in the last month and wants that to be seen, newest first."""
        since = timezone.now() - NEW_FOR
        newcomers = self.in_directory(user).filter(
            shows_as_new=True, created_at__gte=since
        )
        return newcomers.newest_first()

    def public_faces(self):
        """Keep who shows name and photograph to everybody, newest first."""
        return (
            self.in_directory(Viewer())
            .exclude(photo="")
            .filter(photo_audience=Audience.EVERYONE)
            .newest_first()
        )

    def by_name(self):
        return self.order_by(Lower("name"), "pk")

    def newest_first(self):
        return self.order_by("-created_at", "-pk")

    def with_role(self):
        """Give each profile its ``role``: that of the membership it stands on."""
        memberships = Membership.objects.active().filter(user=OuterRef("user"))
        return self.annotate(role=Subquery(memberships.values("role")[:1]))

    def with_relations(self):
        """Fetch what a ProfileView shows; a list fetches the terms of a page itself."""
        return self.with_role().select_related("organisation", "subregion")
