"""The whole demo: a region, its pages and its logins, without repeating itself."""

from wagtail.models import Site

import accounts.demo
import events.demo
import profiles.employers.demo
import profiles.organisations.demo
import profiles.people.demo
import profiles.vacatures.demo
import stories.demo
from core.demo import Drawing, PageFinder, Pictures

from .frontpage import fill_home, load_home, load_results
from .pages import fill_pages, load_pages
from .site import load_site, load_site_details

# People who are on the front page without a story of their own.
FACES = ("marloes", "youssef", "fatima", "pieter", "ruth", "henk", "esra", "jaap")


def load(progress):
    """Create what is missing of the demo and return its logins.

    ``progress(items, total, what)`` passes the items on and shows how far it is.
    """
    home = load_home()
    site = load_site(home)
    region = profiles.organisations.demo.load(site)
    load_site_details(site, region, profiles.organisations.demo.content())
    pictures = _load_pictures(progress)
    stories.demo.load_films(pictures=pictures)
    page_at = PageFinder(home)
    load_pages(home)
    _load_domains(home, pictures, page_at, progress)
    fill_pages(home, pictures=pictures, page_at=page_at)
    fill_home(home, page_at=page_at)
    load_results(site)
    logins = accounts.demo.load()
    profiles.people.demo.load(progress)
    profiles.vacatures.demo.load(region)
    profiles.employers.demo.load(region)
    events.demo.load_people()
    return logins


def _load_pictures(progress):
    pictures = Pictures()
    wanted = [*stories.demo.drawings(), *events.demo.drawings()]
    pictures.load(
        dict.fromkeys([*wanted, *(Drawing("portrait", name) for name in FACES)]),
        lambda items, total: progress(items, total, "tekeningen"),
    )
    return pictures


def _load_domains(home, pictures, page_at, progress):
    texts = stories.demo.content()
    loaders = (
        ("verhalen", stories.demo.load_stories, texts["stories"]),
        ("ambassadeurs", stories.demo.load_ambassadors, texts["ambassadors"]),
        ("brochures", stories.demo.load_brochures, texts["brochures"]),
        ("bijeenkomsten", events.demo.load, events.demo.content()),
    )
    for what, load_pages_of, pages in loaders:
        titles = load_pages_of(home, pages, pictures=pictures, page_at=page_at)
        for _title in progress(titles, len(pages), what):
            pass


def is_loaded():
    """Say whether a site with content stands here already."""
    return Site.objects.filter(root_page__slug="voorpagina").exists()
