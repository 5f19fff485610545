"""What the region reached together: a placement is one, however many helped."""

from django.db.models import Count

from .models import Placement, PlacementOrganisation

SOURCE = "Vacatures van ons samen"
DEFINITION = (
    "Elke plek die als vervuld is gemeld telt één keer, ook als meer organisaties"
    " meededen."
)


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
