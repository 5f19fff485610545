"""Page numbers from strangers."""

from django.core.paginator import Paginator

MAX_DIGITS = 6


def page_number(request):
    """Return the asked page as a positive integer; 1 for anything that is not one."""
    value = request.GET.get("pagina", "")
    if value.isascii() and value.isdigit() and len(value) <= MAX_DIGITS:
        return max(1, int(value))
    return 1


def page_of(objects, request, *, per_page, total=None):
    """Return the asked page of a list; who knows its total saves counting it."""
    paginator = Paginator(objects, per_page)
    if total is not None:
        paginator.count = total
    return paginator.get_page(page_number(request))


def own_query(results, query=""):
    """Return the query of the one true address of this page of a list.

    ``query`` is what was chosen, in the one order and without anything else.
    """
    number = f"pagina={results.number}" if results.number > 1 else ""
    return "&".join(part for part in (query, number) if part)
