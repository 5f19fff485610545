"""Gives mammoth's HTML the form in which the conversion to blocks expects it."""

import re
from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag

from stories.wordpress.findings import Findings

from .conversion import PREFIX
from .tables import replace_tables

HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6"]
NOTES = f"li[id^={PREFIX}footnote], li[id^={PREFIX}endnote]"
WAY_BACK = f"a[href^='#{PREFIX}footnote-ref'], a[href^='#{PREFIX}endnote-ref']"

_NUMBERED = re.compile(
    r"\s*(?:figuur|figure|afbeelding|foto|illustratie) \d{1,3}\s*[.:–-]?\s*", re.I
)


@dataclass(frozen=True)
class Shaped:
    """A text with its title and its notes apart."""

    title: str
    html: str
    notes: str


def shape(html: str, findings: Findings) -> Shaped:
    """The title, the text with tidy headings, captions and lists, and the notes."""
    soup = BeautifulSoup(f"<div>{html}</div>", "lxml")
    if soup.div is None:
        return Shaped("", "", "")
    notes = _take_notes(soup, findings)
    title = _take_title(soup)
    _order_headings(soup)
    _join_captions(soup)
    replace_tables(soup, findings)
    if soup.find("s"):
        findings.todo("Er staat doorgestreepte tekst in. Haal weg wat niet mee moet.")
    return Shaped(title, soup.div.decode_contents(), notes)


def _take_notes(soup: BeautifulSoup, findings: Findings) -> str:
    """The footnotes and endnotes as one list, in the order of their numbers."""
    notes = soup.select(NOTES)
    if not notes:
        return ""
    for link in soup.select(WAY_BACK):
        link.decompose()
    findings.todo("De voetnoten staan onder het verhaal. Kijk of ze nodig zijn.")
    return str(notes[0].parent.extract())


def _take_title(soup: BeautifulSoup) -> str:
    """What is marked as title, else a heading with which the text begins."""
    marked = soup.select("h1.title")
    if not marked:
        texts = soup.div.find_all(["p", "li", *HEADINGS])
        first = next((text for text in texts if text.get_text(strip=True)), None)
        marked = [first] if first is not None and first.name in HEADINGS else []
    if not marked:
        return ""
    title = " ".join(marked[0].get_text().split())
    marked[0].replace_with(*marked[0].find_all("img"))
    return title


def _order_headings(soup: BeautifulSoup) -> None:
    """Two levels, as our stories have: the highest in use, and all below it."""
    headings = soup.find_all(HEADINGS)
    highest = min((heading.name for heading in headings), default="")
    for heading in headings:
        heading.name = "h2" if heading.name == highest else "h3"


def _join_captions(soup: BeautifulSoup) -> None:
    """Put each caption in one figure with the picture above it, or else below it."""
    for caption in soup.select("p.caption"):
        around = caption.find_previous_sibling(), caption.find_next_sibling()
        picture = next(filter(_is_picture, around), None)
        if picture is None:
            continue
        first_text = caption.find(string=True)
        if first_text:
            first_text.replace_with(_NUMBERED.sub("", first_text, count=1))
        figure = picture.wrap(soup.new_tag("figure"))
        figure.append(caption.extract())


def _is_picture(tag: Tag | None) -> bool:
    """Whether this is a paragraph of pictures without words."""
    return (
        tag is not None
        and tag.name == "p"
        and tag.find("img") is not None
        and not tag.get_text(strip=True)
    )
