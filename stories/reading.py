"""What stands around a story: the series it belongs to and what to read next."""

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
    }


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
    from wagtail.models import Page

    from core.querysets import BasePageQuerySet

    links = list(story.related_links.all())
    wanted = [link.target_id for link in links if link.target_id]
    pages = BasePageQuerySet(Page).visible_to(user).filter(pk__in=wanted)
    targets = {page.pk: page for page in pages.specific()}
    for link in links:
        link.page_to_read = targets.get(link.target_id)
    return [link for link in links if link.page_to_read or not link.target_id]
