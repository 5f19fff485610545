"""Employers in the search box of the site; for members only."""

from core.search import sources

from .models import Employer


def _queryset_for(reader):
    found = Employer.objects.for_site(reader.site).visible_to(reader.user)
    return found.select_related("municipality", "sector")


def _present(employers, reader):
    return [
        sources.Result(
            title=employer.name,
            url=employer.get_absolute_url(),
            summary=employer.sector.name if employer.sector else "",
            about=employer.municipality.name,
        )
        for employer in employers
    ]


def register():
    sources.register(
        sources.SearchSource(
            "werkgevers", "Werkgevers", _queryset_for, _present, 27, title_field="name"
        )
    )
