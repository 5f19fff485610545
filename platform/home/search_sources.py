"""What the search box finds besides the pages of the other apps."""

from django.db.models import Exists
from wagtail.models import Page

from core.search.pages import presenter
from core.search.sources import Result, SearchSource, register
from events.models import EventPage
from profiles.organisations.models import Municipality
from stories.models import AmbassadorPage, BrochurePage, StoryPage

from .models import DeskFinderPage

OF_OTHER_APPS = (AmbassadorPage, BrochurePage, EventPage, StoryPage)


def register_all():
    register(SearchSource("loketten", "Loketten", _municipalities, _desks, 50, "name"))
    register(SearchSource("paginas", "Pagina’s", _other_pages, presenter(), 60))


def _other_pages(reader):
    return reader.pages(Page).not_type(*OF_OTHER_APPS).specific()


def _municipalities(reader):
    """Keep the municipalities of this site, as long as there is a page to show them."""
    municipalities = Municipality.objects.for_site(reader.site)
    return municipalities.filter(Exists(_finders(reader)))


def _desks(municipalities, reader):
    address = _finders(reader).first().get_url(reader.request)
    return [
        Result(
            title=f"Loket voor ondernemers in {municipality.name}",
            url=f"{address}?gemeente={municipality.slug}",
            summary=_how_to_reach(municipality),
            about=municipality.desk_name,
        )
        for municipality in municipalities
    ]


def _how_to_reach(municipality):
    parts = (municipality.desk_phone, municipality.desk_hours)
    return " · ".join(part for part in parts if part)


def _finders(reader):
    # There are few, but a database that knows of none looks among all pages.
    keys = list(DeskFinderPage.objects.order_by().values_list("pk", flat=True))
    return reader.pages(DeskFinderPage).filter(pk__in=keys)
