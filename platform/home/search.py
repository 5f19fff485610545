"""The one search box of the site."""

from django.core.paginator import Paginator
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe
from wagtail.models import Page, Site

from core.paging import page_number
from core.querysets import BasePageQuerySet
from core.search.cleaning import clean_query

RESULTS_PER_PAGE = 20


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
