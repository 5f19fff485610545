"""Finds the page of an address in three queries, however deep it lies.

Wagtail reads every page on the way down, each with two queries.
"""

from functools import reduce
from operator import or_

from django.db.models import Q
from django.urls import Resolver404
from wagtail import views
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.models import Page, Site
from wagtail.url_routing import RouteResult

DEEPEST = 6


def serve(request, path):
    """Answer as Wagtail does; what is no plain page is left to Wagtail to find."""
    page = _find(request, [part for part in path.split("/") if part])
    if page is not None:
        # Where Wagtail itself keeps what it found.
        request._wagtail_route_for_request = _route(page, request)
    return views.serve(request, path)


def _find(request, slugs):
    """Return the live page that these slugs lead to, or None when Wagtail must look."""
    site = Site.find_for_request(request)
    if site is None or not 0 < len(slugs) <= DEEPEST:
        return None
    root = site.root_page
    way = _way_down(root, slugs)
    if len(way) < len(slugs) or not way[-1].live:
        return None
    *above, last = way
    if any(_has_own_route(page, slugs[n:]) for n, page in enumerate(above, start=1)):
        return None
    model = last.specific_class
    if model is None:
        return None
    page = model.objects.select_related(*getattr(model, "read_with", ())).get(
        pk=last.pk
    )
    page.pages_above = [root, *above]
    page._cached_parent_obj = page.pages_above[-1]
    return page


def _way_down(root, slugs):
    """Return the page of each slug, from below the root down, as far as they exist."""
    # Slugs have an index, and addresses have not.
    steps = [Q(depth=root.depth + n, slug=slug) for n, slug in enumerate(slugs, 1)]
    found = Page.objects.filter(reduce(or_, steps), path__startswith=root.path)
    way, above = [], root
    for page in found.order_by("depth"):
        if page.depth == above.depth + 1 and page.path.startswith(above.path):
            way.append(page)
            above = page
    return way


def _has_own_route(page, rest):
    """Say whether a page on the way answers this address itself."""
    model = page.specific_class
    if model is None or not issubclass(model, RoutablePageMixin):
        return False
    try:
        model.get_resolver().resolve(f"/{'/'.join(rest)}/")
    except Resolver404:
        return False
    return page.live


def _route(page, request):
    if isinstance(page, RoutablePageMixin):
        return page.route(request, [])
    return RouteResult(page)
