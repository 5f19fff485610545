from django.db.models import Case, Q, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone
from wagtail.models import PageManager

from core.querysets import BasePageQuerySet

WHOLE_REGION = "hele-regio"


class StoryPageQuerySet(BasePageQuerySet):
    def newest_first(self):
        # With its type said, the database walks the index page_newest_first.
        return self.exact_type(self.model).order_by("-first_published_at", "-pk")

    def for_cards(self):
        """Fetch what a card shows in a constant number of queries."""
        return self.select_related("image", "municipality").prefetch_related(
            "image__renditions"
        )

    def with_place(self):
        """Add ``place``: the slug of the municipality, or of the whole region."""
        region = Case(When(covers_region=True, then=Value(WHOLE_REGION)))
        return self.annotate(place=Coalesce("municipality__slug", region))

    def like(self, story):
        """Keep other stories that share a sector, place or target group."""
        shared = Q(target_groups__in=list(story.target_groups.all()))
        if story.sector_id:
            shared |= Q(sector=story.sector_id)
        if story.municipality_id:
            shared |= Q(municipality=story.municipality_id)
        return self.filter(shared).exclude(pk=story.pk).distinct()


class BrochurePageQuerySet(BasePageQuerySet):
    def offered(self, *, on=None):
        """Keep the brochures that are still valid: only these go into a set."""
        day = on or timezone.localdate()
        return self.filter(Q(valid_until__isnull=True) | Q(valid_until__gte=day))

    def expired(self, *, on=None):
        return self.filter(valid_until__lt=on or timezone.localdate())


StoryPageManager = PageManager.from_queryset(StoryPageQuerySet)
BrochurePageManager = PageManager.from_queryset(BrochurePageQuerySet)


class AmbassadorPageQuerySet(BasePageQuerySet):
    def for_cards(self):
        """Fetch what a card shows in a constant number of queries."""
        return self.select_related("portrait").prefetch_related("portrait__renditions")


AmbassadorPageManager = PageManager.from_queryset(AmbassadorPageQuerySet)
