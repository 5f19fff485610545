"""The one search box of the site."""

import unicodedata

from django.core.paginator import Paginator
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe
from wagtail.models import Page, Site

from core.paging import page_number
from core.querysets import BasePageQuerySet

MAX_LENGTH = 200
RESULTS_PER_PAGE = 20


def clean_query(text):
    """Return what somebody typed, without control characters and not too long."""
    text = unicodedata.normalize("NFC", text[:MAX_LENGTH])
    return "".join(c if c.isprintable() else " " for c in text).strip()


@require_safe
def search(request):
    """Show the pages that this reader may see and that hold the words."""
    query = clean_query(request.GET.get("q", ""))
    site = Site.find_for_request(request)
    pages = BasePageQuerySet(Page).visible_to(request.user)
    if site:
        pages = pages.descendant_of(site.root_page, inclusive=True)
    results = pages.search(query) if query else pages.none()
    found = Paginator(results, RESULTS_PER_PAGE).get_page(page_number(request))
    return TemplateResponse(
        request, "home/search.html", {"query": query, "results": found}
    )
