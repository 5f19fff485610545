"""Measure the library and the search box on many objects, on SQLite and PostgreSQL.

    python bin/bench_search.py --stories 5000 --objects 50000 --keep /tmp/bench

Fills a temporary database with invented texts, indexes it and asks the same pages over
and over, in this process and without a page cache. --keep uses a filled database again.
"""

import answering
import bench_content
import measuring

LIBRARY = {
    "library": "/verhalen/",
    "library, one facet": "/verhalen/?sector=sector-3",
    "library, four facets": (
        "/verhalen/?gemeente=gemeente-1&gemeente=gemeente-2&soort=nieuws"
        "&grootte=10-49&plaatsingsvorm=stage"
    ),
    "library, common word": "/verhalen/?q=werk",
    "library, nothing found": "/verhalen/?q=qqxxqqzz&sector=sector-3&jaar=2011",
    "library, page 200": "/verhalen/?pagina=200",
    "library, feed": "/verhalen/feed.rss?sector=sector-3",
}
SEARCHES = {
    "search, common word": "/zoeken/?q=werk",
    "search, two common words": "/zoeken/?q=mensen+werk",
    "search, one kind": "/zoeken/?q=werk&soort=verhalen",
    "search, one kind, page 50": "/zoeken/?q=werk&soort=verhalen&pagina=50",
    "search, less common word": "/zoeken/?q=bakkerij",
    "search, rare words": "/zoeken/?q={rare}",
    "search, a typo": "/zoeken/?q={typo}",
    "search, nothing like it": "/zoeken/?q=qqxxqqzz",
    "suggestions, two letters": "/zoeken/suggesties/?q=we",
    "suggestions, a name": "/zoeken/suggesties/?q={start}",
}


def main():
    parser = measuring.parser(__doc__, rounds=100)
    parser.add_argument("--stories", type=int, default=5_000)
    parser.add_argument("--objects", type=int, default=50_000)
    options = parser.parse_args()
    label = f"{options.stories} stories, {options.objects} objects"
    sizes = {label: (options.stories, options.objects)}
    measuring.run(options, sizes, lambda size: prepared(*size))


def prepared(stories, objects):
    """Return the questions of a visitor, after filling and indexing what is empty."""
    from django.core.management import call_command
    from django.test import Client

    from stories.models import StoryPage

    texts = bench_content.Texts()
    is_empty = not StoryPage.objects.exists()
    filling = bench_content.Filling(texts)
    answering.filled("fill", is_empty, lambda: filling.fill(stories, objects))
    answering.filled(
        "index", is_empty, lambda: call_command("rebuild_index", verbosity=0)
    )
    client, examples = Client(), texts.examples()
    return {
        name: answering.asking(client, address.format(**examples))
        for name, address in (LIBRARY | SEARCHES).items()
    }


if __name__ == "__main__":
    main()
