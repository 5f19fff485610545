"""Lists that a feed reader follows: RSS, Atom and JSON Feed with the same items."""

import hashlib
import json
from datetime import UTC, datetime
from typing import NamedTuple

from django.http import HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed
from django.utils.http import http_date, quote_etag

LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


class Item(NamedTuple):
    """One line of a feed; the key stays the same when the address changes."""

    key: str
    title: str
    link: str
    summary: str
    published_at: datetime
    updated_at: datetime
    tags: list[str]


class JsonFeed(SyndicationFeed):
    """JSON Feed 1.1, for readers that would rather not read XML."""

    content_type = "application/feed+json; charset=utf-8"

    def write(self, outfile, encoding):
        feed = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": self.feed["title"],
            "home_page_url": self.feed["link"],
            "feed_url": self.feed["feed_url"],
            "description": self.feed["description"],
            "language": self.feed["language"],
            "items": [self._item(item) for item in self.items],
        }
        text = json.dumps(feed, ensure_ascii=False, indent=1)
        outfile.write(text.encode(encoding))

    def _item(self, item):
        return {
            "id": item["unique_id"],
            "url": item["link"],
            "title": item["title"],
            "content_text": item["description"],
            "date_published": item["pubdate"].isoformat(),
            "date_modified": item["updateddate"].isoformat(),
            "tags": list(item["categories"]),
        }


FORMATS = {"rss": Rss201rev2Feed, "atom": Atom1Feed, "json": JsonFeed}


def feed_response(
    request,
    name,
    items,
    *,
    title,
    about,
    link,
    address,
    changed_at,
    is_dated=True,
):
    """Answer with a feed of these items, or with 304 to who has it already.

    ``link`` leads to the list and ``address`` to the feed; ``changed_at`` is when the
    list itself last changed, if that is known. Where items can go without a trace in
    the dates, only the mark of the feed tells what is new: then it is not dated.
    """
    feed = FORMATS[name](
        title=_printable(title),
        link=link,
        description=_printable(about),
        language="nl",
        feed_url=address,
    )
    for item in items:
        feed.add_item(
            unique_id=item.key,
            unique_id_is_permalink=False,
            title=_printable(item.title),
            link=item.link,
            description=_printable(item.summary),
            pubdate=item.published_at,
            updateddate=item.updated_at,
            categories=[_printable(tag) for tag in item.tags],
        )
    latest = max([changed_at or LONG_AGO, *(item.updated_at for item in items)])
    # Django takes the present for a feed without items: then it is new all the time.
    feed.latest_post_date = lambda: latest
    return _conditional(request, feed, latest if is_dated else None)


def _conditional(request, feed, latest):
    response = HttpResponse(content_type=feed.content_type)
    feed.write(response, "utf-8")
    digest = hashlib.sha256(response.content).hexdigest()[:32]
    response["ETag"] = quote_etag(digest)
    modified = int(latest.timestamp()) if latest else None
    if modified:
        response["Last-Modified"] = http_date(modified)
    return get_conditional_response(
        request, etag=response["ETag"], last_modified=modified, response=response
    )


def _printable(text):
    """Return a text without the control characters that XML cannot hold."""
    return "".join(c for c in text if c.isprintable() or c in "\n\t")
