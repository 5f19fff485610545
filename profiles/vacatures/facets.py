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


def all_facets(user, site, asked_distance=None):
    """Return the facets of a board; visitors get none about who handles what."""
    facets = [
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
    if asked_distance:
        facets.insert(0, asked_distance)
    if not getattr(user, "is_member", False):
        return facets
    can_pick_up = Q(is_open_for_pickup=True) & ~Q(holder=user)
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
        *facets,
        Facet(
            "organisatie",
            "Gedeeld door",
            "organisation__slug",
            terms=lambda: _named(Organisation.objects.for_site(site)),
            pattern=LONG_SLUG,
        ),
    ]


def _named(rows):
    return rows.annotate(value=F("slug"), text=F("name"))


def distance_facet(parameters):
    """Return the facet of a distance that an address asks for, or None.

    The form sends a place and a number of kilometres; the address keeps them as one.
    """
    value = parameters.get("afstand", "")
    if parameters.get("vanaf"):
        value = f"{parameters['vanaf']}-{parameters.get('km', '')}"
    match = re.fullmatch(r"([a-z0-9-]{1,50})-(\d{2})", value)
    if not match or int(match[2]) not in distance.STEPS:
        return None
    found = distance.within(match[1], int(match[2]))
    if found is None:
        return None
    name, keys = found
    label = f"Binnen {match[2]} km van {name}"
    nearby = _case((value, Q(municipality__in=keys)))
    return Facet("afstand", "Afstand", nearby, [(value, label)])


def matching(text):
    """Return the condition for vacatures that hold all of these words."""
    found = asked(text) or words(text)[:MAX_ASKED]
    if not found:
        return Q(pk=None)
    condition = Q()
    for word in found:
        beginning = f" {word}" if len(word) >= MIN_PREFIX else f" {word} "
        condition &= Q(words__contains=beginning) | Q(words__contains=f" {stem(word)} ")
    return condition
