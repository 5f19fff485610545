"""What the board can be filtered by."""

import re

from django.db.models import Case, CharField, F, Q, Value, When

from core.facets import Facet, as_given
from core.search.words import MAX_ASKED, asked, stem, words
from profiles.organisations.enums import PlacementForm
from profiles.organisations.models import Municipality, Organisation

from . import distance
from .enums import CloseReason, VacatureState
from .querysets import quiet_since

LONG_SLUG = r"[\w-]{1,80}"
MIN_PREFIX = 3  # letters with which a word may begin instead of being it
YES = "ja"
STATUSES = {
    "oppakken": "Nog niemand pakt dit op",
    "opgepakt": "Wordt opgepakt",
    "gesprek": "In gesprek",
    "vervuld": "Vervuld",
    "gesloten": "Gesloten",
}
HOURS = {
    "tot-12": ("Tot 12 uur", Q(hours_min__lt=12)),
    "12-23": ("12 tot 24 uur", Q(hours_min__range=(12, 23))),
    "24-31": ("24 tot 32 uur", Q(hours_min__range=(24, 31))),
    "vanaf-32": ("32 uur of meer", Q(hours_min__gte=32)),
}


def _case(*whens):
    return Case(
        *(When(condition, then=Value(value)) for value, condition in whens),
        output_field=CharField(),
    )


def _status():
    return _case(
        ("vervuld", Q(close_reason=CloseReason.FILLED)),
        ("gesloten", Q(state=VacatureState.CLOSED)),
        ("gesprek", Q(state=VacatureState.TALKING)),
        ("oppakken", Q(is_open_for_pickup=True)),
        ("opgepakt", Q(state=VacatureState.OPEN)),
    )


def all_facets(user, site, near=None):
    """Return the facets of a board; visitors get none about who handles what."""
    facets = [*filter(None, [near]), *work_facets(site)]
    if not getattr(user, "is_member", False):
        return facets
    return [*member_facets(user), *facets, organisation_facet(site)]


def work_facets(site):
    """Return the facets about the work itself."""
    return [
        Facet(
            "gemeente",
            "Gemeente",
            "municipality__slug",
            terms=lambda: _named(Municipality.objects.for_site(site)),
        ),
        Facet("vorm", "Plaatsingsvorm", "form", PlacementForm.choices),
        Facet(
            "uren",
            "Uren per week, vanaf",
            _case(*((value, condition) for value, (_, condition) in HOURS.items())),
            [(value, label) for value, (label, _) in HOURS.items()],
            sort_key=as_given,
        ),
    ]


def member_facets(user=None):
    """Return the facets about who handles what; without a user those of anybody."""
    can_pick_up = Q(is_open_for_pickup=True)
    if user:
        can_pick_up &= ~Q(holder=user)
    lies_still = Q(active_at__lte=quiet_since()) & ~Q(state=VacatureState.CLOSED)
    return [
        Facet("status", "Status", _status(), STATUSES.items(), sort_key=as_given),
        Facet(
            "oppakken",
            "Ik kan oppakken",
            _case((YES, can_pick_up)),
            [(YES, "Wacht op iemand als jij")],
        ),
        Facet(
            "stil", "Ligt stil", _case((YES, lies_still)), [(YES, "Twee weken stil")]
        ),
    ]


def organisation_facet(site):
    return Facet(
        "organisatie",
        "Gedeeld door",
        "organisation__slug",
        terms=lambda: _named(Organisation.objects.for_site(site)),
        pattern=LONG_SLUG,
    )


def _named(rows):
    return rows.annotate(value=F("slug"), text=F("name"))


def distance_facet(near):
    """Return the facet of an asked distance."""
    value, label, keys = near
    nearby = _case((value, Q(municipality__in=keys)))
    return Facet("afstand", "Afstand", nearby, [(value, label)])


def asked_distance(parameters, places=None):
    """Return (value, label, keys of municipalities) of a distance, or None.

    The form sends a place and a number of kilometres; the address keeps them as one.
    """
    value = parameters.get("afstand", "")
    if parameters.get("vanaf"):
        value = f"{parameters['vanaf']}-{parameters.get('km', '')}"
    match = re.fullmatch(r"([a-z0-9-]{1,50})-([0-9]{2})", value)
    if not match or int(match[2]) not in distance.STEPS:
        return None
    found = distance.within(match[1], int(match[2]), places)
    if found is None:
        return None
    name, keys = found
    return value, f"Binnen {match[2]} km van {name}", keys


def wanted(text):
    """Return the words to look for; a title may consist of words that say nothing."""
    return asked(text) or words(text)[:MAX_ASKED]


def _spellings(word):
    """Return how a word may stand in the stored words: begun, or by its stem."""
    return (f" {word}" if len(word) >= MIN_PREFIX else f" {word} ", f" {stem(word)} ")


def matching(text):
    """Return the condition for vacatures that hold all of these words."""
    found = wanted(text)
    if not found:
        return Q(pk=None)
    condition = Q()
    for word in found:
        begun, stemmed = _spellings(word)
        condition &= Q(words__contains=begun) | Q(words__contains=stemmed)
    return condition
