"""The gemeenten and specialismen of a page of people, in one query."""

from collections import defaultdict
from typing import NamedTuple

from django.db.models import CharField, Value

KINDS = {"municipalities": "municipality", "specialisms": "specialism"}


class Term(NamedTuple):
    """A word that somebody is filed under, as it stands in an address."""

    name: str
    slug: str


def fetch_terms(profiles):
    """Give each profile its ``terms``: {field: Terms by name}."""
    if not profiles:
        return
    found = defaultdict(lambda: dict.fromkeys(KINDS, ()))
    parts = [
        _rows(type(profiles[0]), profiles, kind, field) for kind, field in KINDS.items()
    ]
    for key, kind, name, slug in sorted(parts[0].union(*parts[1:])):
        found[key][kind] += (Term(name, slug),)
    for profile in profiles:
        profile.terms = found[profile.pk]


def _rows(model, profiles, kind, field):
    through = getattr(model, kind).through
    return (
        through.objects.order_by()
        .filter(profile__in=[profile.pk for profile in profiles])
        .values_list(
            "profile_id",
            Value(kind, CharField()),
            f"{field}__name",
            f"{field}__slug",
        )
    )
