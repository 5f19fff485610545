"""Which municipalities lie within a distance of another: by their coordinates."""

from math import asin, cos, radians, sin, sqrt

from profiles.organisations.models import Municipality

EARTH = 6371.0  # radius in kilometres
STEPS = (10, 20, 30, 50)  # kilometres to choose from


def all_places():
    """Return (key, slug, name, latitude, longitude) of every municipality."""
    return list(
        Municipality.objects.values_list("pk", "slug", "name", "latitude", "longitude")
    )


def within(slug, kilometres, places=None):
    """Return (name, keys of the municipalities within this distance) or None.

    The place itself always belongs to it, also when it has no coordinates. Who asks
    often gives the places.
    """
    places = places or all_places()
    centre = next((place for place in places if place[1] == slug), None)
    if centre is None:
        return None
    keys = [place[0] for place in places if _distance(centre, place) <= kilometres]
    return centre[2], keys


def _distance(one, other):
    if one[0] == other[0]:
        return 0
    if None in (*one[3:], *other[3:]):
        return float("inf")
    return between(*map(float, one[3:]), *map(float, other[3:]))


def between(latitude, longitude, other_latitude, other_longitude):
    """Return the kilometres between two points as the crow flies."""
    a, b = radians(latitude), radians(other_latitude)
    half_up = sin((b - a) / 2) ** 2
    half_across = sin(radians(other_longitude - longitude) / 2) ** 2
    return 2 * EARTH * asin(sqrt(half_up + cos(a) * cos(b) * half_across))
