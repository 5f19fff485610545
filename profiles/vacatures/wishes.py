"""What somebody can and wants, without saying who: it is never stored."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db.models import TextChoices

from profiles.organisations.models import Municipality

from .distance import between


class Help(TextChoices):
    """What makes work possible for somebody."""

    GUIDANCE = "begeleiding", "Begeleiding op de werkvloer"
    CARVING = "aanpassen", "Werk dat kan worden aangepast"
    QUIET = "rustig", "Een rustige werkplek"
    REACHABLE = "bereikbaar", "Bereikbaar met OV of fiets"


@dataclass(frozen=True)
class Wish:
    """One question for fitting vacatures; what is empty was not asked.

    ``distances`` are kilometres from where somebody lives, by key of the municipality;
    ``sectors`` are keys.
    """

    distances: Mapping[int, int] = field(default_factory=dict)
    most_kilometres: int | None = None
    hours_min: int | None = None
    hours_max: int | None = None
    sectors: frozenset[int] = frozenset()
    level: int | None = None
    helps: frozenset[str] = frozenset()
    only_daytime: bool = False
    starts_on: date | None = None


def distances_from(place):
    """Return {key: kilometres} from a municipality to those whose place is known."""
    found = {place.pk: 0}
    if place.latitude is None or place.longitude is None:
        return found
    here = (float(place.latitude), float(place.longitude))
    others = Municipality.objects.exclude(pk=place.pk).filter(
        latitude__isnull=False, longitude__isnull=False
    )
    for key, *there in others.values_list("pk", "latitude", "longitude"):
        found[key] = round(between(*here, *map(float, there)))
    return found
