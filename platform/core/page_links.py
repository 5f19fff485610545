"""Where the links on a page lead, and which of our own no longer lead anywhere."""

from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup
from django.db.models import URLField
from django.http import Http404, HttpRequest
from django.urls import Resolver404, resolve
from wagtail.blocks import PageChooserBlock, URLBlock
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.models import Page, Site
from wagtail.rich_text import RichText

from core.models.links import DOCUMENT_PREFIX, PAGE_PREFIX
from core.page_content import pieces

PREFIXES = {"page": PAGE_PREFIX, "document": DOCUMENT_PREFIX}
NOWHERE = f"{PAGE_PREFIX}0"
MAX_DIGITS = 19  # what still fits the key of a row


@dataclass(frozen=True)
class Link:
    """The words that a reader clicks, and the address as CheckedLink keeps it."""

    text: str
    address: str


def links(page):
    """Return the links in the texts, blocks and lines of a page, in order."""
    parts = page.get_url_parts()
    base = f"{parts[1]}/" if parts else ""
    found = []
    for piece in pieces(page):
        found += _links_of(piece, base)
    return list(dict.fromkeys(found))


def problems(page):
    """Return (None, message) for every link to a page or file that is not there."""
    found = [link for link in links(page) if is_reference(link.address)]
    answers = reference_problems(link.address for link in found)
    return [
        (None, f"De link ‘{link.text}’ werkt niet: {answers[link.address]}.")
        for link in found
        if answers[link.address]
    ]


def is_reference(address):
    return address.startswith((PAGE_PREFIX, DOCUMENT_PREFIX))


def reference_problems(addresses):
    """Return {address: what is wrong, or an empty string} for pages and documents."""
    addresses = list(addresses)
    pages = _of_kind(Page, PAGE_PREFIX, addresses).in_bulk()
    documents = set(
        _of_kind(get_document_model(), DOCUMENT_PREFIX, addresses).values_list(
            "pk", flat=True
        )
    )
    return {
        address: _document_problem(_number(address), documents)
        if address.startswith(DOCUMENT_PREFIX)
        else _page_problem(_number(address), pages)
        for address in addresses
    }


def own_path(address):
    """Return (site, path) of an address on one of our sites, or None."""
    for site in Site.objects.select_related("root_page"):
        if address == site.root_url or address.startswith(f"{site.root_url}/"):
            return site, urlsplit(address).path or "/"
    return None


def path_problem(site, path):
    """Return what is wrong with a path on our own site, or an empty string."""
    old_path = Redirect.normalise_path(path)
    is_there = (
        _is_view_or_page(site, f"{path.rstrip('/')}/")
        or _is_view_or_page(site, path)
        or Redirect.objects.filter(old_path=old_path).exists()
    )
    return "" if is_there else "die pagina bestaat niet"


def _links_of(piece, base):
    value, kind = piece.value, piece.kind
    if isinstance(value, RichText):
        soup = BeautifulSoup(value.source, "html.parser")
        return list(filter(None, (_of_anchor(a, base) for a in soup.find_all("a"))))
    if isinstance(kind, PageChooserBlock):
        return _of_choice(piece)
    if isinstance(kind, URLBlock | URLField) and value:
        return [Link(_label(piece) or value, urljoin(base, value))]
    return []


def _of_anchor(anchor, base):
    text = anchor.get_text(" ", strip=True) or "zonder tekst"
    prefix = PREFIXES.get(anchor.get("linktype"))
    if prefix:
        return Link(text, f"{prefix}{anchor.get('id', 0)}")
    address = urljoin(base, anchor.get("href", ""))
    if urlsplit(address).scheme not in {"http", "https"}:
        return None  # a mail address, a phone number or a place on the page itself
    return Link(text, address.partition("#")[0])


def _of_choice(piece):
    label = _label(piece)
    if piece.value:
        return [Link(label or piece.value.title, f"{PAGE_PREFIX}{piece.value.pk}")]
    # A button whose page was deleted still has its words.
    if label and not piece.struct.get("link_url"):
        return [Link(label, NOWHERE)]
    return []


def _label(piece):
    return piece.struct.get("link_label") if piece.struct else ""


def _of_kind(model, prefix, addresses):
    numbers = [_number(a) for a in addresses if a.startswith(prefix)]
    return model.objects.filter(pk__in=numbers)


def _number(address):
    number = address.partition(":")[2]
    is_number = number.isascii() and number.isdecimal() and len(number) < MAX_DIGITS
    return int(number) if is_number else 0


def _page_problem(number, pages):
    if number not in pages:
        return "die pagina bestaat niet meer"
    page = pages[number]
    return "" if page.live else f"de pagina ‘{page.title}’ staat niet online"


def _document_problem(number, numbers):
    return "" if number in numbers else "dat bestand bestaat niet meer"


def _is_view_or_page(site, path):
    try:
        found = resolve(path)
        if found.url_name == "wagtail_serve":
            parts = [part for part in path.split("/") if part]
            # A page with addresses of its own notes on the request which one it was.
            site.root_page.specific.route(HttpRequest(), parts)
    except (Resolver404, Http404):
        return False
    return True
