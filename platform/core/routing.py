"""Finds the page of an address in three queries, however deep it lies.

Wagtail reads every page on the way down, each with two queries.
"""

from functools import reduce
from operator import attrgetter, or_

from django.db.models import Q
from django.urls import Resolver404
from wagtail import views
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from core.sites import find_site

DEEPEST = 6
# What it takes to go down, and to show the way back.
OF_THE_WAY = (
    "title",
    "slug",
    "path",
    "depth",
    "live",
    "url_path",
    "content_type",
    "locale",
)


def serve(request, path):
    """Answer as Wagtail does; what leads nowhere is left to Wagtail to say so."""
    result = find(request, [part for part in path.split("/") if part])
    if result is not None:
        # Where Wagtail itself keeps what it found.
        request._wagtail_route_for_request = result
    return views.serve(request, path)


def find(request, slugs):
    """Return where these slugs lead, or None when Wagtail must look."""
    site = find_site(request) if 0 < len(slugs) <= DEEPEST else None
    if site is None:
        return None
    way = _way_down(site.root_page, slugs)
    for depth, found in enumerate(way, start=1):
        rest = slugs[depth:]
        if _answers(found, rest):
            page = _whole(found, above=[site.root_page, *way[: depth - 1]])
            if page is None:
                return None
            has_routes = isinstance(page, RoutablePageMixin)
            return page.route(request, rest) if has_routes else RouteResult(page)
    return None


def _way_down(root, slugs):
    """Return the page of each slug, from below the root down, as far as they exist."""
    # Slugs have an index, and addresses have not.
    steps = [Q(depth=root.depth + n, slug=slug) for n, slug in enumerate(slugs, 1)]
    found = Page.objects.filter(reduce(or_, steps), path__startswith=root.path)
    way, above = [], root
    for page in sorted(found.only(*OF_THE_WAY), key=attrgetter("depth")):
        if page.depth == above.depth + 1 and page.path.startswith(above.path):
            way.append(page)
            above = page
    return way


def _answers(page, rest):
    """Say whether a page on the way is the end of it, or has a route for the rest."""
    model = page.specific_class
    if model is None or not page.live:
        return False
    if not rest:
        return True
    if not issubclass(model, RoutablePageMixin):
        return False
    try:
        model.get_resolver().resolve(f"/{'/'.join(rest)}/")
    except Resolver404:
        return False
    return True


def _whole(found, *, above):
    """Return the page as its own type, with what its template shows, in one query.

    None when it was deleted meanwhile.
    """
    model = found.specific_class
    pages = model.objects.select_related(*getattr(model, "read_with", ()))
    page = pages.filter(pk=found.pk).first()
    if page is None:
        return None
    page.pages_above = above
    page._cached_parent_obj = above[-1]
    return page
