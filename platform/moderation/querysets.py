from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce

from .enums import CaseState


class CaseQuerySet(models.QuerySet):
    def waiting(self):
        """Keep what a moderator must decide on: new cases, and objections."""
        is_objected = Q(objected_at__isnull=False, reviewed_at=None)
        return self.filter(Q(state=CaseState.OPEN) | is_objected)

    def decided(self):
        """Keep what was decided at least once."""
        return self.filter(decided_at__isnull=False)

    def oldest_first(self):
        """Order by how long they wait, in ``waiting_since``."""
        since = Coalesce("objected_at", "opened_at")
        return self.annotate(waiting_since=since).order_by("waiting_since", "pk")

    def with_thing(self):
        return self.select_related("content_type").prefetch_related("thing")
