"""How far municipalities are from each other, as the crow flies."""

from math import asin, cos, hypot, radians, sin

from profiles.organisations.models import Municipality

EARTH = 6_371  # kilometres from its middle to its surface


def kilometres(one, other):
    """Return the distance between two municipalities, or None when it is not known."""
    if one.pk == other.pk:
        return 0
    places = (one.latitude, one.longitude, other.latitude, other.longitude)
    if None in places:
        return None
    north, east, north_of_other, east_of_other = map(radians, map(float, places))
    half_way_up = sin((north_of_other - north) / 2)
    half_way_aside = sin((east_of_other - east) / 2)
    aside = half_way_aside * (cos(north) * cos(north_of_other)) ** 0.5
    return round(2 * EARTH * asin(hypot(half_way_up, aside)))


def distances_from(municipality):
    """Return {key: kilometres} of the municipalities of which the place is known."""
    others = Municipality.objects.only("latitude", "longitude")
    found = {other.pk: kilometres(municipality, other) for other in others}
    return {key: distance for key, distance in found.items() if distance is not None}
