"""Measure the wie-is-wie with few and with many people, on SQLite and PostgreSQL.

    python bin/bench_directory.py --few 1000 --many 100000 --keep /tmp/bench

Fills temporary databases with invented people and asks the same pages of each in turn,
as a member. --keep uses filled databases again.
"""

import answering
import measuring

PAGES = {
    "the list": "",
    "newest first": "volgorde=nieuwste",
    "one facet": "gemeente=zwolle",
    "three facets": "gemeente=zwolle&specialisme=jeugd&rol=lid",
    "a common word": "q=werk",
    "a name": "q=noor",
    "two words": "q=visser+zwolle",
    "a word and a facet": "q=mensen&soort=uwv&volgorde=nieuwste",
    "nobody found": "q=qqxxqqzz",
    "page 40": "pagina=40",
}


def main():
    parser = measuring.parser(__doc__, rounds=60)
    parser.add_argument("--few", type=int, default=1_000)
    parser.add_argument("--many", type=int, default=100_000)
    options = parser.parse_args()
    sizes = {f"{size} people": size for size in (options.few, options.many)}
    measuring.run(options, sizes, prepared)


def prepared(size):
    """Return the questions of a member, after filling what is empty."""
    from django.test import Client

    from core.bitmaps import SMALL
    from profiles.people.directory import SETS
    from profiles.people.models import Profile

    is_empty = not Profile.objects.exists()
    answering.filled(f"{size} people", is_empty, lambda: fill(size))
    if size >= SMALL:
        SETS.build()
    client = Client()
    client.force_login(Profile.objects.order_by("pk")[7].user)
    return {
        name: answering.asking(client, f"/wie-is-wie/?{query}")
        for name, query in PAGES.items()
    }


def fill(size):
    from wagtail.models import Site

    from profiles.organisations import demo
    from profiles.people.demo import crowd

    demo.load(Site.objects.get(is_default_site=True))
    crowd.load(size, lambda items, total, what: items)


if __name__ == "__main__":
    main()
