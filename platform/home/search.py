"""The one search box of the site."""

from django.core.paginator import Paginator
from django.http import JsonResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from core.paging import page_number
from core.search import missed
from core.search.cleaning import clean_query
from core.search.finding import find
from core.search.sources import Reader, source_named, sources
from core.search.suggestions import completions, did_you_mean, per_word

PER_KIND = 3
PER_PAGE = 20
MIN_LETTERS = 2


@require_safe
def search(request):
    """Show what holds these words: the best of each kind, or one kind page by page."""
    query = clean_query(request.GET.get("q", ""))
    source = source_named(request.GET.get("soort", ""))
    context = {"query": query, "source": source}
    if query:
        context |= _answer(query, source, Reader.of(request), page_number(request))
    return TemplateResponse(request, "home/search.html", context)


@require_safe
def suggestions(request):
    """Return the titles in which a word begins with what was typed so far."""
    typed = clean_query(request.GET.get("q", ""))
    found = []
    if len(typed) >= MIN_LETTERS:
        found = completions(typed, Reader.of(request), sources())
    return JsonResponse([result.title for result in found], safe=False)


def _answer(query, source, reader, number):
    if source:
        findings, number = _one_kind(query, source, reader, number)
    else:
        findings = find(query, reader, sources(), limit=PER_KIND)
    context = {
        "findings": findings,
        "groups": [_shown(group, reader) for group in findings.groups],
        # The index gave the rows of this page only; the paginator just counts.
        "pages": Paginator(range(findings.total), PER_PAGE).get_page(number),
    }
    if findings.total:
        return context
    if not source and not findings.is_limited:
        missed.note(query)
    return context | _ways_on(query, reader)


def _one_kind(query, source, reader, number):
    """Return the findings and the page that they are of: the first when it is empty."""
    findings = _page_of_kind(query, source, reader, number)
    if findings.groups or number == 1:
        return findings, number
    return _page_of_kind(query, source, reader, 1), 1


def _page_of_kind(query, source, reader, number):
    offset = (number - 1) * PER_PAGE
    return find(query, reader, [source], limit=PER_PAGE, offset=offset)


def _shown(group, reader):
    results = list(group.source.present(group.objects, reader))
    return {"source": group.source, "total": group.total, "results": results}


def _ways_on(query, reader):
    """Return what may help who found nothing: the likeliest help only."""
    if meant := did_you_mean(query, reader, sources()):
        return {"meant": meant}
    if beginnings := completions(query, reader, sources()):
        return {"beginnings": beginnings}
    return {"words": per_word(query, reader, sources())}
