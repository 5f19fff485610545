"""The list of employers: filtered, found by name, number or place, page by page."""

import re
from typing import NamedTuple

from django.db.models import Case, CharField, F, Q, Value, When
from wagtail.models import Site

from core.facets import Facet, Selection
from core.paging import own_query, page_of
from core.search.cleaning import clean_query
from core.search.words import words
from profiles.organisations.models import Municipality, Sector
from profiles.people.faces import Face, Faces

from .models import Employer

PER_PAGE = 20
MOST_WORDS = 12
YES = "ja"


class Card(NamedTuple):
    """One employer in the list, with the face of its vaste contactpersoon."""

    employer: Employer
    holder: Face


def directory_context(request):
    """Return one page of what a reader chose, and the choices there are."""
    typed = clean_query(request.GET.get("q", ""))
    site = Site.find_for_request(request)
    selection = Selection(
        _facets(site, request.user),
        Employer.objects.for_site(site).visible_to(request.user),
        request.GET,
        words=typed,
        matching=_matching(typed) if typed else None,
    )
    rows = selection.objects.by_name().select_related("municipality", "sector")
    results = page_of(rows, request, per_page=PER_PAGE, total=selection.total)
    return {
        "selection": selection,
        "counted": _counted(selection.total),
        "results": results,
        "canonical_query": own_query(results, selection.query),
        "cards": _cards(list(results), request.user),
    }


def _cards(employers, user):
    faces = Faces({employer.holder_id for employer in employers}, user)
    return [Card(employer, faces.of(employer.holder_id)) for employer in employers]


def _counted(total):
    return f"{total} {'werkgever' if total == 1 else 'werkgevers'}"


def _facets(site, user):
    mine = Q(holder=user) | Q(deputy=user)
    return [
        Facet(
            "mijn",
            "Mijn werkgevers",
            Case(When(mine, then=Value(YES)), output_field=CharField()),
            [(YES, "Ik ben contactpersoon")],
        ),
        Facet(
            "gemeente",
            "Gemeente",
            "municipality__slug",
            terms=lambda: _named(Municipality.objects.for_site(site)),
        ),
        Facet(
            "sector",
            "Sector",
            "sector__slug",
            terms=lambda: _named(Sector.objects.all()),
        ),
    ]


def _named(rows):
    return rows.annotate(value=F("slug"), text=F("name"))


def _matching(typed):
    """Return the condition for employers by KvK number, or by all of these words."""
    by_name = _named_with(words(typed)[:MOST_WORDS])
    number = re.sub(r"[ .]", "", typed)
    if re.fullmatch(r"[0-9]{4,8}", number):
        return by_name | Q(kvk_number__startswith=number)
    return by_name


def _named_with(found):
    """Return the condition for employers with these words in their name or place."""
    if not found:
        return Q(pk=None)
    condition = Q()
    for word in found:
        in_name = Q(words__contains=f" {word}")
        condition &= in_name | Q(municipality__name__icontains=word)
    return condition
