from django.utils import timezone
from wagtail.models import PageManager

from core.querysets import BasePageQuerySet


class EventPageQuerySet(BasePageQuerySet):
    def upcoming(self, *, now=None):
        """Keep what is still to come or going on, soonest first."""
        moment = now or timezone.now()
        return self.filter(ends_at__gt=moment).order_by("starts_at", "pk")

    def past(self, *, now=None):
        """Keep what is over, latest first."""
        moment = now or timezone.now()
        return self.filter(ends_at__lte=moment).order_by("-starts_at", "-pk")


EventPageManager = PageManager.from_queryset(EventPageQuerySet)
