"""Keeps the addresses of an old site alive."""

from urllib.parse import urlsplit

from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from .findings import Findings
from .records import Item

LONGEST_PATH = 255
LONGEST_NUMBER = 18


def redirect_to(page, item: Item, *, site_url: str, findings: Findings) -> None:
    """Send readers of a post's old addresses to its new page."""
    site = page.get_site()
    for path in old_paths(item, site_url):
        if path == Redirect.normalise_path(page.get_url_parts()[2]):
            continue
        if len(path) > LONGEST_PATH:
            findings.todo(f"Het oude adres is te lang om door te sturen: {path[:60]}…")
            continue
        redirect, _created = Redirect.objects.get_or_create(
            old_path=path, site=site, defaults={"redirect_page": page}
        )
        if redirect.redirect_page_id != page.pk:
            findings.todo(f"Het oude adres {path} stuurt al door naar iets anders.")


def old_paths(item: Item, site_url: str) -> list[str]:
    """The paths at which a post could be read: by its name and by its number."""
    base = urlsplit(site_url).path.rstrip("/")
    paths = [f"{base}/?p={item.post_id}"]
    parts = urlsplit(item.link)
    # A draft has its number for an address; the bare path is the front page.
    if parts.path.rstrip("/") != base and not parts.query:
        paths.insert(0, parts.path)
    return [Redirect.normalise_path(path) for path in paths]


def find_old_number(request) -> Redirect | None:
    """The redirect for an address such as /?p=101, which no path tells apart.

    Wagtail looks for a redirect only when there is no page; on the front page there
    always is one.
    """
    number = request.GET.get("p", "")
    if not number.isdecimal() or len(number) > LONGEST_NUMBER:
        return None
    path = Redirect.normalise_path(f"{request.path}?p={number}")
    site = Site.find_for_request(request)
    return Redirect.get_for_site(site).filter(old_path=path).first()
