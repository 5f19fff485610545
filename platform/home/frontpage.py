"""What the front page shows of the other domains, for the reader of this request."""

from wagtail.models import Site

from events.models import EventIndexPage, EventPage
from profiles.organisations.models import Municipality
from stories.models import (
    AmbassadorIndexPage,
    AmbassadorPage,
    StoryIndexPage,
    StoryPage,
)

from .models.results import Ambition

FIGURES = 100  # little people in the counter's drawing
FIGURES_PER_ROW = 20


def _of_site(pages, request):
    site = Site.find_for_request(request)
    return pages.descendant_of(site.root_page).visible_to(request.user)


def counter(request):
    """Return the ambition and its newest measurement; nothing when there is none."""
    ambition = (
        Ambition.objects.for_site(Site.find_for_request(request))
        .prefetch_related("parts", "measurements")
        .first()
    )
    latest = ambition and ambition.latest
    if not latest:
        return {"ambition": None}
    return {
        "ambition": ambition,
        "measurement": latest,
        "remaining": max(0, ambition.total - latest.value),
        "figures_done": min(FIGURES, round(latest.value / ambition.total * FIGURES)),
        "people_per_figure": ambition.total // FIGURES,
    }


def stories(request, *, highlighted=None):
    """Return one story in the light, the three newest others and how many there are."""
    visible = _of_site(StoryPage.objects, request)
    newest = list(visible.newest_first().for_cards()[:4])
    chosen = highlighted and visible.for_cards().filter(pk=highlighted.pk).first()
    light = chosen or (newest[0] if newest else None)
    return {
        "light": light,
        "stories": [story for story in newest if story != light][:3],
        "total": visible.count(),
        "index": _of_site(StoryIndexPage.objects, request).first(),
    }


def ambassadors(request):
    visible = _of_site(AmbassadorPage.objects, request)
    return {
        "ambassadors": visible.for_cards().newest()[:6],
        "index": _of_site(AmbassadorIndexPage.objects, request).first(),
    }


def agenda(request):
    visible = _of_site(EventPage.objects, request)
    return {
        "events": visible.upcoming().select_related("municipality")[:3],
        "index": _of_site(EventIndexPage.objects, request).first(),
    }


def desks(request):
    """Return the municipalities to choose from, the page that answers and some faces."""
    from .models.pages import DeskFinderPage

    return {
        "municipalities": Municipality.objects.for_site(Site.find_for_request(request)),
        "finder": _of_site(DeskFinderPage.objects, request).first(),
        "faces": _of_site(AmbassadorPage.objects, request)
        .exclude(portrait=None)
        .for_cards()[:12],
    }
