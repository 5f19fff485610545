"""What readers find of vacatures, in the search box and on the pages of a place."""

from django.urls import reverse

from core.search import sources
from profiles.organisations import panels

from .models import Vacature

SHOWN = 4


def _queryset_for(reader):
    """Return the open vacatures that this reader may see."""
    found = Vacature.objects.for_site(reader.site).visible_to(reader.user).open()
    return found.select_related("employer", "municipality")


def _present(vacatures, reader):
    return [
        sources.Result(
            title=vacature.title,
            url=vacature.get_absolute_url(),
            summary=vacature.description,
            about=f"{vacature.employer.name}, {vacature.municipality.name}",
        )
        for vacature in vacatures
    ]


def _open_here(request, **where):
    open_ones = Vacature.objects.visible_to(request.user).open().filter(**where)
    return list(
        open_ones.select_related("employer", "municipality").newest_first()[:SHOWN]
    )


def _more(place, request):
    facet = "gemeente" if place._meta.model_name == "municipality" else "organisatie"
    return f"{reverse('vacatures:list')}?{facet}={place.slug}"


def register_all():
    sources.register(
        sources.SearchSource("vacatures", "Vacatures", _queryset_for, _present, 25)
    )
    panels.register(
        panels.Panel(
            "vacatures",
            "Open vacatures",
            "vacatures/_panel.html",
            of_organisation=lambda place, request: _open_here(
                request, organisation=place
            ),
            of_municipality=lambda place, request: _open_here(
                request, municipality=place
            ),
            more=_more,
            order=30,
        )
    )
