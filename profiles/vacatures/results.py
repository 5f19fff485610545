"""What the region reached together: a placement is one, however many helped."""

from datetime import date
from typing import NamedTuple

from django.db.models import Count
from django.utils import timezone

from .models import Placement, PlacementOrganisation

SOURCE = "Vacatures van ons samen"
DEFINITION = (
    "Elke plek die als vervuld is gemeld telt één keer, ook als meer organisaties"
    " meededen."
)


class Counted(NamedTuple):
    """A number with what must stand beside it."""

    total: int
    counted_on: date
    source: str = SOURCE
    definition: str = DEFINITION


def of_site(site):
    """Return what was reached in the region of a site, or None when that is nothing."""
    today = timezone.localdate()
    placements = Placement.objects.filter(region__site=site, placed_on__lte=today)
    total = placements.count()
    return Counted(total, today) if total else None


def placements_count(region, *, until=None):
    """Return how many places were filled in a region, up to and including a day."""
    placements = Placement.objects.for_region(region)
    if until:
        placements = placements.filter(placed_on__lte=until)
    return placements.count()


def by_municipality(region):
    """Return (name, number) of the places filled, by where the work is."""
    counted = Placement.objects.for_region(region).values_list("municipality__name")
    return list(counted.annotate(total=Count("pk")).order_by("municipality__name"))


def by_organisation(region):
    """Return (name, number) of the places that each organisation had a share in.

    A place that two shared stands with both: these do not add up to the total.
    """
    counted = PlacementOrganisation.objects.filter(placement__region=region)
    rows = counted.values_list("organisation__name").annotate(total=Count("pk"))
    return list(rows.order_by("organisation__name"))
