"""Every page, as data and as a reader sees it."""

from urllib.parse import urlsplit

from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from wagtail.models import Page

from core.models import BasePage
from core.querysets import BasePageQuerySet
from stories.models import BrochurePage

from . import records

PAGES_AT_ONCE = 100
STEP = Page.steplen  # characters of a path for each level of the tree


class PageError(Exception):
    """A page cannot be shown, so the export would not be whole."""


def exported(*, everything):
    """Yield the pages that every visitor may read, or all that are online."""
    pages = BasePageQuerySet(Page)
    shown = pages.live() if everything else pages.visible_to(AnonymousUser())
    shown = shown.filter(depth__gt=1).order_by("path").specific()
    for page in shown.iterator(chunk_size=PAGES_AT_ONCE):
        if isinstance(page, BasePage) and page.full_url:
            if isinstance(page, BrochurePage) and not everything:
                # In memory only: earlier versions are not for readers.
                page.versions = page.versions.all()[:1]
            yield page


def write(archive, *, everything, visit):
    """Write pages.jsonl and the HTML of each page; return how many pages there are.

    ``visit`` is called with every page that is written.
    """
    parents = dict(Page.objects.values_list("path", "pk"))

    def lines():
        for page in exported(everything=everything):
            visit(page)
            parent = parents[page.path[:-STEP]]
            record = records.of_page(page, parent=parent, html=_html_name(page))
            yield records.as_line(record)

    total = archive.write("pages.jsonl", lines())
    for page in exported(everything=everything):
        archive.write(_html_name(page), [_html(page)])
    return total


def _html_name(page):
    parts = urlsplit(page.full_url)
    return f"html/{parts.hostname}{parts.path}index.html"


def _html(page):
    """Return the page as a visitor who is not logged in gets it."""
    parts = urlsplit(page.full_url)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    factory = RequestFactory(SERVER_NAME=parts.hostname, SERVER_PORT=str(port))
    request = factory.get(parts.path, secure=parts.scheme == "https")
    request.user = AnonymousUser()
    try:
        return page.serve(request).render().content
    except Exception as error:
        raise PageError(f"{page.full_url}: {error}") from error
