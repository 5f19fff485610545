"""The site that answers a request."""

from copy import copy

from wagtail.models import Site

from core.page_store.remembered import remembered


def find_site(request):
    """Return what Wagtail finds; where there is one site, it need not look again."""
    # Where Wagtail itself keeps what it found.
    if not hasattr(request, "_wagtail_site"):
        only = remembered("the only site", _only_site)
        if only is not None:
            # Of this request alone: pages keep on themselves what was read of them.
            request._wagtail_site = copy(only)
            request._wagtail_site.root_page = copy(only.root_page)
    return Site.find_for_request(request)


def _only_site():
    sites = list(Site.objects.select_related("root_page")[:2])
    is_alone = len(sites) == 1 and sites[0].is_default_site
    return sites[0] if is_alone else None
