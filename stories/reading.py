"""What stands around a story: the series it belongs to and what to read next."""

from django.db.models import Q
from wagtail.models import Page

from core import renditions
from core.querysets import BasePageQuerySet, hidden_paths
from profiles.people.models import Profile
from profiles.people.visibility import all_seen_by

from .publication import updated_at
from .querysets import StoryPageQuerySet

FURTHER_READING = 3
# What a link to a story and the order of a series need.
OF_A_LINK = ("title", "url_path", "path", "depth", "locale", "first_published_at")
OF_A_CARD = (
    *OF_A_LINK,
    "format",
    "intro",
    "word_total",
    "covers_region",
    "municipality__name",
    "image_alt",
    *(f"image__{name}" for name in renditions.FOCAL_POINT),
)


def story_context(story, request):
    """Return the template context of a story page."""
    _read_lines(story)
    stories = _visible_stories(story, request.user)
    previous, following = neighbours(story, stories)
    return {
        "updated_at": updated_at(story),
        "previous_in_series": previous,
        "next_in_series": following,
        "related": further_reading(story, request.user),
        "filed_under": filed_under(story),
        "people": people_of(story, request.user),
        "has_call_to_action": any(
            block.block_type == "call_to_action" for block in story.body
        ),
    }


def _read_lines(story):
    """Read what hangs on a story once; several parts of the page go through it."""
    for name in ("facts", "related_links", "people", "target_groups"):
        getattr(story, name).get_object_list()


def _visible_stories(story, user):
    """Return the stories that this reader may see, for all that asks for them."""
    if not hasattr(story, "_hidden"):
        is_open = story.is_nothing_restricted and not user.is_authenticated
        story._hidden = [] if is_open else hidden_paths(user)
    return type(story).objects.visible_to(user, hidden=story._hidden)


def people_of(story, user):
    """Return the colleagues of a story as this reader may see them."""
    keys = [row.profile_id for row in story.people.all()]
    if not keys:
        return []
    views = all_seen_by(Profile.objects.visible_to(user).filter(pk__in=keys), user)
    return sorted(views, key=lambda view: keys.index(view.pk))


def filed_under(story):
    """Return {"label", "value"} for what is known and not said in the facts already."""
    groups = ", ".join(group.name for group in story.target_groups.all())
    lines = [
        ("Werkgever", story.employer),
        ("Grootte", story.get_employer_size_display()),
        ("Sector", story.sector.name if story.sector else ""),
        ("Soort werk", story.get_placement_display()),
        ("Voor wie", groups),
        ("Jaar", str(story.year or "")),
    ]
    said = " ".join(fact.value for fact in story.facts.all())
    return [
        {"label": label, "value": value}
        for label, value in lines
        if value and value not in said
    ]


def neighbours(story, stories: StoryPageQuerySet):
    """Return the earlier and the later story of the same series, each or None."""
    if not story.series_id or not story.first_published_at:
        return None, None
    in_series = stories.filter(series=story.series_id).exclude(pk=story.pk)
    earlier = in_series.filter(first_published_at__lt=story.first_published_at)
    later = in_series.filter(first_published_at__gte=story.first_published_at)
    nearest = (
        earlier.order_by("-first_published_at").values("pk")[:1],
        later.order_by("first_published_at").values("pk")[:1],
    )
    either = stories.filter(Q(pk__in=nearest[0]) | Q(pk__in=nearest[1]))
    found = list(either.only(*OF_A_LINK))
    is_earlier = [one.first_published_at < story.first_published_at for one in found]
    by_side = dict(zip(is_earlier, found, strict=True))
    return by_side.get(True), by_side.get(False)


def further_reading(story, user):
    """Return {"links": chosen by the editor, "stories": that fill the other places}."""
    links = visible_links(story, user)
    chosen = [link.target_id for link in links if link.target_id]
    free = max(0, FURTHER_READING - len(links))
    stories = (
        _visible_stories(story, user)
        .like(story)
        .exclude(pk__in=chosen)
        .newest_first()
        .select_related("image", "municipality")
        .only(*OF_A_CARD)[:free]
    )
    return {"links": links, "stories": list(stories)}


def visible_links(story, user):
    """Return the editor's links, without those whose page is gone or hidden."""
    links = list(story.related_links.all())
    wanted = [link.target_id for link in links if link.target_id]
    if not wanted:
        return links
    pages = BasePageQuerySet(Page).visible_to(user).filter(pk__in=wanted)
    targets = {page.pk: page for page in pages.specific()}
    renditions.prefetch(getattr(page, "share_image", None) for page in targets.values())
    for link in links:
        link.page_to_read = targets.get(link.target_id)
    return [link for link in links if link.page_to_read or not link.target_id]
