"""What programs of organisations can ask: see docs/api.md."""

from typing import Annotated

from django.db.models import F, Q
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Path, Query, Router, Status
from stdnum.nl import bsn

from profiles.organisations.models import Municipality, Sector
from profiles.vacatures import board, matching, nominations
from profiles.vacatures.enums import ApiScope
from profiles.vacatures.models import Nomination, Vacature
from profiles.vacatures.wishes import Wish, distances_from

from .access import ApiKey, reader
from .cursors import page_of
from .mistakes import InvalidError
from .rows import RELATED, match_out, nomination_out, vacature_out
from .schemas import (
    Filters,
    Matches,
    NominationOut,
    Paging,
    StageIn,
    VacatureOut,
    VacaturePage,
    WishIn,
)

Reference = Annotated[str, Path(pattern=r"^[A-Za-z0-9_-]{1,64}$")]
VOORDRACHT = "/vacatures/{int:pk}/voordrachten/{kenmerk}"
KNOWN = Filters.model_fields.keys() | Paging.model_fields.keys()
READ = ApiKey(ApiScope.READ)
MATCH = ApiKey(ApiScope.MATCH)
NOMINATE = ApiKey(ApiScope.NOMINATE)
router = Router()


@router.get(
    "/vacatures",
    response=VacaturePage,
    auth=READ,
    url_name="vacatures",
    operation_id="listVacatures",
    summary="Open vacatures, de nieuwste eerst",
)
def vacatures(request, filters: Query[Filters], paging: Query[Paging]):
    site = request.auth.organisation.region.site
    selection = board.select(reader(), site, request.GET)
    _check_known(selection, request.GET)
    found = selection.objects.open().select_related(*RELATED)
    rows, following = page_of(found, paging.cursor, paging.aantal)
    return VacaturePage(
        vacatures=[vacature_out(row, request) for row in rows], volgende=following
    )


@router.get(
    "/vacatures/{int:pk}",
    response=VacatureOut,
    auth=READ,
    url_name="vacature",
    operation_id="getVacature",
    summary="Eén open vacature",
)
def vacature(request, pk: int):
    found = _visible(request.auth).open().select_related(*RELATED)
    return vacature_out(get_object_or_404(found, pk=pk), request)


@router.post(
    "/passend",
    response=Matches,
    auth=MATCH,
    url_name="passend",
    operation_id="match",
    summary="Vacatures die passen, de beste eerst",
)
def passend(request, wens: WishIn):
    found = matching.rank(
        _visible(request.auth).open(), _wish(wens, request.auth), most=wens.aantal
    )
    return Matches(passend=[match_out(match, request) for match in found])


@router.get(
    VOORDRACHT,
    response=NominationOut,
    auth=NOMINATE,
    url_name="voordracht",
    operation_id="getVoordracht",
    summary="Hoe het staat met een voordracht van jullie",
)
def voordracht(request, pk: int, kenmerk: Reference):
    return nomination_out(_own(request.auth, pk, kenmerk))


@router.put(
    VOORDRACHT,
    response={200: NominationOut, 201: NominationOut},
    auth=NOMINATE,
    url_name="voordracht",
    operation_id="nominate",
    summary="Draag een kandidaat voor; nog een keer verandert niets",
)
def draag_voor(request, pk: int, kenmerk: Reference):
    if bsn.is_valid(kenmerk):
        raise InvalidError("kenmerk", "Dit lijkt op een BSN. Kies iets anders.")
    if known := _known(request.auth, pk, kenmerk):
        return Status(200, nomination_out(known))
    nomination, is_new = nominations.nominate_by_program(
        get_object_or_404(_visible(request.auth), pk=pk),
        organisation=request.auth.organisation,
        reference=kenmerk,
    )
    return Status(201 if is_new else 200, nomination_out(nomination))


@router.patch(
    VOORDRACHT,
    response=NominationOut,
    auth=NOMINATE,
    url_name="voordracht",
    operation_id="advance",
    summary="Geef door hoe ver het is; nog een keer verandert niets",
)
def zet_stand(request, pk: int, kenmerk: Reference, stand: StageIn):
    nomination = _own(request.auth, pk, kenmerk)
    return nomination_out(nominations.advance(nomination, stand.stand))


def _visible(key):
    """Return what the organisation of a key sees."""
    site = key.organisation.region.site
    return Vacature.objects.for_site(site).visible_to(reader())


def _own(key, pk, reference):
    """Return a voordracht of this organisation; those of others do not exist."""
    found = _known(key, pk, reference)
    if found is None:
        raise Http404
    return found


def _known(key, pk, reference):
    """Return a voordracht or None, also when its vacature went on in another one."""
    here = Q(vacature__pk=pk) | Q(vacature__absorbed__pk=pk)
    own = Nomination.objects.filter(
        here,
        organisation=key.organisation_id,
        vacature__in=_visible(key),
        reference=reference,
    )
    # What is the same in both stayed behind in the one that ended.
    return own.order_by(F("vacature__merged_into").asc(nulls_first=True)).first()


def _check_known(selection, parameters):
    """Refuse what is no filter and no option: a program would think that it filters."""
    if parameters.keys() - KNOWN:
        raise InvalidError("query", "Er is een filter bij dat niet bestaat.")
    for name in Filters.model_fields.keys() - {"q"}:
        options = selection.chosen.get(name, [])
        if not {value for value in parameters.getlist(name) if value} <= {*options}:
            raise InvalidError(name, "Deze waarde is er niet.")


def _wish(asked, key):
    site = key.organisation.region.site
    place = Municipality.objects.for_site(site).filter(slug=asked.gemeente).first()
    if place is None:
        raise InvalidError("gemeente", "Deze gemeente is er niet.")
    sectors = Sector.objects.filter(slug__in=asked.sectoren).values_list(
        "pk", flat=True
    )
    if len(sectors) != len(set(asked.sectoren)):
        raise InvalidError("sectoren", "Niet al deze sectoren zijn er.")
    day = asked.vanaf
    if day and abs(day.year - timezone.localdate().year) > 1:
        raise InvalidError("vanaf", "Kies een dag dit jaar of volgend jaar.")
    return Wish(
        distances=distances_from(place),
        most_kilometres=asked.kilometers,
        hours_min=asked.uren_min,
        hours_max=asked.uren_max,
        sectors=frozenset(sectors),
        level=asked.niveau,
        helps=frozenset(asked.helpt),
        only_daytime=asked.alleen_overdag,
        starts_on=asked.vanaf,
    )
