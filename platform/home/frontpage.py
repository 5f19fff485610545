"""What the front page shows of the other domains, for the reader of this request."""

from typing import NamedTuple

from django.apps import apps
from wagtail.models import Site

from core.models import CustomImage
from core.querysets import hidden_paths
from events import agenda as event_agenda
from events.models import EventIndexPage, EventPage
from profiles.organisations.models import Municipality
from profiles.people.models import Profile
from profiles.people.visibility import VISITOR, all_seen_by
from profiles.vacatures import results
from stories.models import (
    AmbassadorIndexPage,
    AmbassadorPage,
    StoryIndexPage,
    StoryPage,
)

from .models.results import Ambition

FIGURES = 100  # little people in the counter's drawing
FACES_PER_ROW = 4
MAX_FACES = 12
EVENTS = 3


def _of_site(pages, request):
    site = Site.find_for_request(request)
    # Six parts of the page ask this, several of them more than once.
    if not hasattr(request, "_hidden_paths"):
        request._hidden_paths = hidden_paths(request.user)
    return pages.descendant_of(site.root_page).visible_to(
        request.user, hidden=request._hidden_paths
    )


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
    share = latest.value / ambition.total if ambition.total else 0
    return {
        "ambition": ambition,
        "measurement": latest,
        "remaining": max(0, ambition.total - latest.value),
        "figures_done": min(FIGURES, round(share * FIGURES)),
        "people_per_figure": ambition.total // FIGURES,
        "placements": results.of_site(ambition.site_id)
        if ambition.shows_placements
        else None,
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


def stories_from(municipalities, request):
    """Return the stories from these places, newest first."""
    visible = _of_site(StoryPage.objects, request)
    return visible.filter(municipality__in=municipalities).newest_first().for_cards()


def ambassadors(request):
    visible = _of_site(AmbassadorPage.objects, request)
    return {
        "ambassadors": visible.for_cards().order_by("-first_published_at", "-pk")[:6],
        "index": _of_site(AmbassadorIndexPage.objects, request).first(),
    }


def agenda(request):
    upcoming = _of_site(EventPage.objects, request).upcoming()
    return {
        "rows": [
            event_agenda.row(event)
            for event in upcoming.select_related("municipality", "state")[:EVENTS]
        ],
        "index": _of_site(EventIndexPage.objects, request).first(),
    }


def desks(request):
    """Return the municipalities to choose from, who answers, and some faces."""
    faces = _faces(request)
    return {
        "municipalities": Municipality.objects.for_site(Site.find_for_request(request)),
        "finder": _of_site(
            apps.get_model("home.DeskFinderPage").objects, request
        ).first(),
        # Whole rows only, or the last one shows holes.
        "faces": faces[: len(faces) // FACES_PER_ROW * FACES_PER_ROW],
    }


class Face(NamedTuple):
    """Somebody to look at: a colleague's photograph, or an ambassador's portrait."""

    photo_url: str = ""
    portrait: CustomImage | None = None


def _faces(request):
    """Return colleagues who show themselves to everybody, and then ambassadors."""
    colleagues = all_seen_by(Profile.objects.public_faces()[:MAX_FACES], VISITOR)
    faces = [Face(photo_url=person.small_photo_url) for person in colleagues]
    ambassadors = _of_site(AmbassadorPage.objects, request).exclude(portrait=None)
    for page in ambassadors.for_cards()[: MAX_FACES - len(faces)]:
        faces.append(Face(portrait=page.portrait))
    return faces
