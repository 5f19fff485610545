"""The overview of all stories, and the stories of one series."""

from typing import NamedTuple

from django.core.paginator import Paginator
from django.db.models import Count

from core import renditions
from core.models import CustomImage
from core.paging import page_number

from .enums import StoryKind

# With the story in the light and two tiles this fills rows of three.
STORIES_PER_PAGE = 11


class Chip(NamedTuple):
    """One choice above a list."""

    label: str
    url: str
    total: int
    is_current: bool


def index_context(index, request):
    """Return one page of stories of one kind, or of all, with the number per kind."""
    from .models import StoryPage

    visible = StoryPage.objects.child_of(index).visible_to(request.user)
    totals = dict(visible.order_by().values_list("kind").annotate(Count("pk")))
    asked = request.GET.get("soort", "")
    kind = StoryKind(asked) if asked in totals and asked in StoryKind.values else None
    shown = visible.filter(kind=kind) if kind else visible
    results = _page_of(shown, request)
    stories = list(results.object_list)
    light = stories.pop(0) if stories and results.number == 1 else None
    return {
        "chips": _chips(index.get_url(request), totals, kind),
        "kind": kind,
        "results": results,
        "light": light,
        "stories": stories,
        "quote": first_quote(stories) if light else None,
    }


def series_context(series, request):
    """Return one page of the stories of a series, newest first."""
    visible = series.stories.visible_to(request.user)
    return {"results": _page_of(visible, request)}


def _page_of(stories, request):
    paginator = Paginator(stories.newest_first().for_cards(), STORIES_PER_PAGE)
    return paginator.get_page(page_number(request))


def _chips(url, totals, current):
    chips = [Chip("Alle verhalen", url, sum(totals.values()), current is None)]
    for kind in StoryKind:
        if kind in totals:
            address = f"{url}?soort={kind}"
            chips.append(Chip(kind.label, address, totals[kind], kind == current))
    return chips


def first_quote(stories):
    """Return the first quote in these stories, its portrait and its story, or None."""
    for story in stories:
        for block in story.body.raw_data:
            if block["type"] == "quote":
                return block["value"] | {
                    "story": story,
                    "portrait": _portrait(block["value"].get("portrait")),
                }
    return None


def _portrait(pk):
    image = CustomImage.objects.filter(pk=pk).first() if pk else None
    renditions.prefetch([image])
    return image
