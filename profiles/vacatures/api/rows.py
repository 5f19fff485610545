"""Rows of the database as the shapes that go out."""

from profiles.vacatures.nominations import next_stages

from .schemas import (
    Employer,
    MatchOut,
    NominationOut,
    Place,
    VacatureOut,
)

RELATED = ("employer__sector", "municipality", "organisation")


def vacature_out(vacature, request):
    employer, municipality = vacature.employer, vacature.municipality
    return VacatureOut(
        id=vacature.pk,
        url=request.build_absolute_uri(vacature.get_absolute_url()),
        titel=vacature.title,
        werkgever=Employer(
            naam=employer.name, sector=employer.sector and employer.sector.name
        ),
        gemeente=Place(naam=municipality.name, adres=municipality.slug),
        plaatsingsvorm=vacature.form,
        plekken=vacature.places,
        plekken_over=vacature.places_left,
        uren_min=vacature.hours_min,
        uren_max=vacature.hours_max,
        startdatum=vacature.starts_on,
        sluitdatum=vacature.closes_on,
        omschrijving=vacature.description,
        wat_vragen_we_echt=vacature.really_needed,
        begeleiding=vacature.guidance,
        bereikbaarheid=vacature.reachability,
        aanpasbaar=vacature.can_be_carved,
        rustige_werkplek=vacature.is_quiet,
        ook_buiten_kantooruren=vacature.has_odd_hours,
        niveau=vacature.level,
        stand=vacature.state,
        zoekt_iemand=vacature.is_open_for_pickup,
        zichtbaarheid=vacature.visibility,
        gedeeld_door=vacature.organisation.name,
        gedeeld_op=vacature.opened_at,
    )


def match_out(match, request):
    return MatchOut(
        vacature=vacature_out(match.vacature, request),
        score=match.score,
        past=match.fits,
        vraag_na=match.asks,
        past_niet=match.misses,
    )


def nomination_out(nomination):
    return NominationOut(
        kenmerk=nomination.reference,
        vacature=nomination.vacature_id,
        kandidaat=nomination.label,
        stand=nomination.stage,
        volgende_standen=next_stages(nomination),
        meegeteld=nomination.placement_id is not None,
        voorgedragen_op=nomination.created_at,
        gewijzigd_op=nomination.changed_at,
    )
