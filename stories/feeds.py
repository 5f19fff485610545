"""The stories for who follows them in a feed reader, whatever they chose to see."""

from django.contrib.auth.models import AnonymousUser

from core.feeds import Item, feed_response
from core.models import SiteDetails

from . import library
from .publication import updated_at

MAX_ITEMS = 50


def story_feed(index, request, name):
    """Answer with the newest stories of a choice.

    A feed reader is nobody: it gets what everybody may see, also from a member.
    """
    selection = library.select(index, request, AnonymousUser())
    published = selection.objects.exclude(first_published_at=None).newest_first()
    stories = published.select_related("municipality", "sector")[:MAX_ITEMS]
    site_name = SiteDetails.for_request(request).name
    link, query = index.get_full_url(request), selection.query
    chosen = ", ".join(choice.label for choice in selection.choices)
    return feed_response(
        request,
        name,
        [_item(story, request) for story in stories],
        title=f"{index.title} - {site_name}" + (f": {chosen}" if chosen else ""),
        about=index.share_description or index.intro,
        link=f"{link}?{query}" if query else link,
        address=f"{link}feed.{name}" + (f"?{query}" if query else ""),
        changed_at=index.last_published_at or index.first_published_at,
    )


def _item(story, request):
    sector = story.sector.name if story.sector else ""
    tags = [story.get_kind_display(), story.place_name, sector]
    return Item(
        key=f"urn:uuid:{story.translation_key}",
        title=story.title,
        link=story.get_full_url(request),
        summary=story.share_description,
        published_at=story.first_published_at,
        updated_at=updated_at(story) or story.first_published_at,
        tags=[tag for tag in tags if tag],
    )
