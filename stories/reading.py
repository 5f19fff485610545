"""What stands around a story: the series it belongs to and what to read next."""

from wagtail.models import Page

from core import renditions
from core.querysets import BasePageQuerySet
from profiles.people.models import Profile
from profiles.people.visibility import all_seen_by

from .publication import updated_at
from .querysets import StoryPageQuerySet

FURTHER_READING = 3


def story_context(story, request):
    """Return the template context of a story page."""
    stories = type(story).objects.visible_to(request.user)
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
    return (
        earlier.order_by("-first_published_at").first(),
        later.order_by("first_published_at").first(),
    )


def further_reading(story, user):
    """Return {"links": chosen by the editor, "stories": that fill the other places}."""
    links = visible_links(story, user)
    chosen = [link.target_id for link in links if link.target_id]
    free = max(0, FURTHER_READING - len(links))
    stories = (
        type(story)
        .objects.visible_to(user)
        .like(story)
        .exclude(pk__in=chosen)
        .newest_first()
        .for_cards()[:free]
    )
    return {"links": links, "stories": list(stories)}


def visible_links(story, user):
    """Return the editor's links, without those whose page is gone or hidden."""
    links = list(story.related_links.all())
    wanted = [link.target_id for link in links if link.target_id]
    pages = BasePageQuerySet(Page).visible_to(user).filter(pk__in=wanted)
    targets = {page.pk: page for page in pages.specific()}
    renditions.prefetch(getattr(page, "share_image", None) for page in targets.values())
    for link in links:
        link.page_to_read = targets.get(link.target_id)
    return [link for link in links if link.page_to_read or not link.target_id]
