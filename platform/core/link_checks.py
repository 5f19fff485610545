"""Once a week every link on a live page is asked whether it still works.

Finding the links and asking them is work for the task worker. The links to one site
are asked one after another: we do not knock on a door with twenty hands.
"""

from itertools import groupby, islice
from urllib.parse import urlsplit

from django.conf import settings
from wagtail.models import Page

from core import outside, page_links
from core.models import BasePage, CheckedLink

PAGES_AT_ONCE = 100
LINKS_PER_TASK = 10  # so that mail never waits a minute for slow sites
LONGEST = CheckedLink._meta.get_field("address").max_length


def find_all():
    """Keep the links of every live page, and forget what no page uses any more."""
    pages = iter(Page.objects.live().specific().iterator(chunk_size=PAGES_AT_ONCE))
    while some := list(islice(pages, PAGES_AT_ONCE)):
        keep(some)
    CheckedLink.objects.exclude(pages__live=True).delete()


def keep(pages):
    """Store which links stand on these pages now, in a constant number of queries."""
    found = {page.pk: _addresses(page) for page in pages}
    addresses = set().union(*found.values())
    CheckedLink.objects.bulk_create(
        [CheckedLink(address=address) for address in sorted(addresses)],
        ignore_conflicts=True,
    )
    links = CheckedLink.objects.filter(address__in=addresses)
    numbers = dict(links.values_list("address", "pk"))
    wanted = {(numbers[a], page) for page, own in found.items() for a in own}
    _set_uses(found, wanted)


def _addresses(page):
    if not isinstance(page, BasePage):
        return set()
    links = page_links.links(page)
    return {link.address for link in links if len(link.address) <= LONGEST}


def _set_uses(pages, wanted):
    use_model = CheckedLink.pages.through
    rows = use_model.objects.filter(page_id__in=pages)
    kept = {(link, page): pk for pk, link, page in rows.values_list()}
    use_model.objects.bulk_create(
        [
            use_model(checkedlink_id=link, page_id=page)
            for link, page in sorted(wanted - kept.keys())
        ],
        ignore_conflicts=True,
    )
    gone = [pk for use, pk in kept.items() if use not in wanted]
    use_model.objects.filter(pk__in=gone).delete()


def batches(links):
    """Return lists of primary keys: never two sites in one, never many at once."""
    found = []
    for _name, group in groupby(sorted(links, key=_host), key=_host):
        keys = [link.pk for link in group]
        found += [
            keys[start : start + LINKS_PER_TASK]
            for start in range(0, len(keys), LINKS_PER_TASK)
        ]
    return found


def _host(link):
    return urlsplit(link.address).netloc


def check(links):
    """Ask every link and keep the outcome."""
    links = list(links)
    references = [
        link.address for link in links if page_links.is_reference(link.address)
    ]
    answers = page_links.reference_problems(references)
    for link in links:
        if link.address in answers:
            link.keep(status=None, problem=answers[link.address])
        elif own := page_links.own_path(link.address):
            link.keep(status=None, problem=page_links.path_problem(*own))
        elif not settings.IS_DEMO:  # a demo calls nobody
            answer = outside.ask(link.address)
            link.keep(status=answer.status, problem=answer.problem)
