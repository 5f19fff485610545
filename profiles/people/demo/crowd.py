"""A crowd of invented people, to see how the platform bears a whole country."""

from itertools import count, islice

from django.db import transaction

from profiles.organisations.models import Municipality, Organisation, OrganisationType
from profiles.people.models import Profile

from . import PEOPLE_PER_ORGANISATION, store
from .invention import Inventor

PEOPLE_AT_A_WORKPLACE = 50
AT_ONCE = 2_000


def load(total, progress):
    """Add so many people, and an organisation for every fifty of them."""
    if not total:
        return
    organisations = _organisations(max(1, total // PEOPLE_AT_A_WORKPLACE))
    inventor = Inventor(taken=Profile.objects.values_list("slug", flat=True))
    people = (
        inventor.person(organisation, number)
        for number in count(PEOPLE_PER_ORGANISATION)
        for organisation in organisations
    )
    for _person in progress(_stored(islice(people, total)), total, "mensen"):
        pass


def _stored(people):
    while some := list(islice(people, AT_ONCE)):
        store(some)
        yield from some


@transaction.atomic
def _organisations(total):
    """Return so many organisations that are there for the crowd only."""
    types = list(OrganisationType.objects.order_by("pk"))
    places = list(Municipality.objects.order_by("pk"))
    begun = Organisation.objects.count()
    made = Organisation.objects.bulk_create(
        Organisation(
            region_id=place.region_id,
            name=f"{kind.name} {place.name} {number}",
            slug=f"{kind.slug}-{place.slug}-{number}"[:80],
            type=kind,
        )
        for number, kind, place in _combinations(begun, total, types, places)
    )
    through = Organisation.municipalities.through
    through.objects.bulk_create(
        through(organisation_id=organisation.pk, municipality_id=place.pk)
        for organisation, (_number, _kind, place) in zip(
            made, _combinations(begun, total, types, places), strict=True
        )
    )
    keys = [organisation.pk for organisation in made]
    return list(Organisation.objects.filter(pk__in=keys).select_related("type"))


def _combinations(begun, total, types, places):
    for number in range(begun, begun + total):
        yield number, types[number % len(types)], places[number % len(places)]
