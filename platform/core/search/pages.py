"""Kinds of pages in the search box."""

from .sources import Result, SearchSource, register


def register_pages(name, label, model, *, order, about=None, related=()):
    """Add the pages of one type.

    ``about`` says in a few words of a page what or where it is; ``related`` names the
    relations that it needs.
    """

    def queryset_for(reader):
        return reader.pages(model).select_related(*related)

    register(SearchSource(name, label, queryset_for, presenter(about), order=order))


def presenter(about=None):
    """Return what turns pages into results."""

    def present(pages, reader):
        return [
            Result(
                title=page.title,
                url=page.get_url(reader.request),
                summary=summary_of(page),
                about=about(page) if about else "",
            )
            for page in pages
        ]

    return present


def summary_of(page):
    """Return what stands below the title of a page, in the words of the page itself."""
    own = getattr(page, "intro", "") or getattr(page, "summary", "")
    return own or page.search_description
