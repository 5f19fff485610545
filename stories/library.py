"""The overview of all stories, and the stories of one series."""

from typing import NamedTuple

from django.db.models import F
from wagtail.models import Site

from core import renditions
from core.facets import Facet, Selection, as_given, highest_first
from core.models import CustomImage
from core.paging import own_query, page_of
from core.search.cleaning import clean_query
from core.search.finding import matching
from profiles.organisations.enums import EmployerSize, PlacementForm
from profiles.organisations.models import Municipality, Sector, TargetGroup

from .enums import StoryKind
from .querysets import WHOLE_REGION

# With the story in the light and two tiles this fills rows of two and of three.
STORIES_PER_PAGE = 11
LIKE_MINE = "Bedrijven zoals het mijne"
# Of the address; what somebody typed is too much of their own to be kept.
PARAMETERS = frozenset(
    {
        "soort",
        "sector",
        "grootte",
        "gemeente",
        "voor",
        "plaatsingsvorm",
        "jaar",
        "pagina",
    }
)


class Chip(NamedTuple):
    """One choice above a list."""

    label: str
    url: str
    total: int
    is_current: bool


def index_context(index, request):
    """Return one page of the stories that a reader chose, and what there is to choose.

    Who chose nothing yet sees the newest story large, and the kinds.
    """
    selection = select(index, request, request.user)
    results = _page_of(selection.objects, request, total=selection.total)
    stories = list(results.object_list)
    is_start = not selection.pairs and results.number == 1
    light = stories.pop(0) if stories and is_start else None
    quote = first_quote(stories) if light else None
    _prefetch_pictures([light, *stories], quote)
    return {
        "selection": selection,
        "counted": _counted(selection.total),
        "chips": _chips(index.get_url(request), selection) if is_start else [],
        "results": results,
        "canonical_query": own_query(results, selection.query),
        "light": light,
        "stories": stories,
        "quote": quote,
    }


def select(index, request, user):
    """Return what the address of this request asks for of what this user may see."""
    from .models import StoryPage

    stories = StoryPage.objects.child_of(index).visible_to(user).with_place()
    typed = clean_query(request.GET.get("q", ""))
    return Selection(
        _facets(Site.find_for_request(request), stories),
        stories,
        request.GET,
        words=typed,
        matching=matching(StoryPage, typed) if typed else None,
    )


def _facets(site, stories):
    return [
        Facet("soort", "Soort verhaal", "kind", StoryKind.choices),
        Facet(
            "sector",
            "Sector",
            "sector__slug",
            terms=lambda: _named(Sector.objects.all()),
            heading=LIKE_MINE,
        ),
        Facet(
            "grootte",
            "Grootte",
            "employer_size",
            EmployerSize.choices,
            heading=LIKE_MINE,
            sort_key=as_given,
        ),
        Facet(
            "gemeente",
            "Gemeente",
            "place",
            [(WHOLE_REGION, "Hele regio")],
            terms=lambda: _named(Municipality.objects.for_site(site)),
        ),
        Facet(
            "voor",
            "Voor wie",
            "target_groups__slug",
            terms=lambda: _named(TargetGroup.objects.all()),
            is_many=True,
        ),
        Facet("plaatsingsvorm", "Soort werk", "placement", PlacementForm.choices),
        Facet(
            "jaar",
            "Jaar",
            "year",
            terms=lambda: _years(stories),
            sort_key=highest_first,
            pattern=r"[0-9]{4}",
        ),
    ]


def _named(terms):
    return terms.annotate(value=F("slug"), text=F("name"))


def _years(stories):
    years = stories.order_by().exclude(year=None).values("year").distinct()
    return years.annotate(value=F("year"), text=F("year"))


def series_context(series, request):
    """Return one page of the stories of a series, newest first."""
    results = _page_of(series.stories.visible_to(request.user), request)
    _prefetch_pictures(results.object_list)
    return {"results": results, "canonical_query": own_query(results)}


def _page_of(stories, request, *, total=None):
    rows = stories.newest_first().select_related("image", "municipality")
    return page_of(rows, request, per_page=STORIES_PER_PAGE, total=total)


def _chips(url, selection):
    kinds = next(g for g in selection.groups if g.parameter == "soort")
    options = sorted([*kinds.options, *kinds.more], key=as_given)
    return [Chip("Alle verhalen", url, selection.total, True)] + [
        Chip(option.label, f"{url}?soort={option.value}", option.total, False)
        for option in options
        if option.total
    ]


def first_quote(stories):
    """Return the first quote in these stories with its story, or None."""
    for story in stories:
        for block in story.body.raw_data:
            if block["type"] == "quote":
                return block["value"] | {"story": story}
    return None


def _counted(total):
    return f"{total} {'verhaal' if total == 1 else 'verhalen'}"


def _prefetch_pictures(stories, quote=None):
    """Fetch the renditions of all that a page of stories shows in one query."""
    pictures = [story.image for story in stories if story]
    if quote:
        portrait = quote.get("portrait")
        quote["portrait"] = portrait and CustomImage.objects.filter(pk=portrait).first()
        pictures.append(quote["portrait"] or None)
    renditions.prefetch(pictures)
