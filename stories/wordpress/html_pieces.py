"""Reads the HTML of a post into pieces, and reports the markup that it leaves out."""

import re

from bs4 import BeautifulSoup, Tag
from bs4.element import PageElement, PreformattedString

from .findings import Findings
from .html_structures import (
    read_blockquote,
    read_figure,
    read_heading,
    read_list,
    read_table,
)
from .links import EMBED_HOSTS, UnsafeLinkError, clean_address, provider_of
from .photos import read_photo
from .pieces import Paragraph, Piece
from .runs import Run, Runs, plain, split_on
from .shortcodes import report_embed

DROPPED = {
    **dict.fromkeys(("script", "noscript", "applet"), "script"),
    **dict.fromkeys(("style", "link"), "stijlblad"),
    **dict.fromkeys(("form", "input", "select", "textarea", "button"), "formulier"),
    **dict.fromkeys(("svg", "canvas", "math", "map"), "tekening in code"),
    **dict.fromkeys(("head", "meta", "base", "title", "template"), "webpagina-kop"),
}
EMBEDS = {"iframe", "frame", "embed", "object", "video", "audio"}
STRUCTURES = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "summary"), read_heading),
    **dict.fromkeys(("ul", "ol"), read_list),
    "blockquote": read_blockquote,
    "figure": read_figure,
    "table": read_table,
}
BOLD, ITALIC = {"b", "strong"}, {"i", "em", "cite", "dfn"}
INLINE = (
    BOLD
    | ITALIC
    | {
        *("a", "abbr", "acronym", "big", "code", "del", "font", "ins", "kbd", "label"),
        *("mark", "q", "s", "samp", "small", "span", "strike", "sub", "sup", "time"),
        *("tt", "u", "var"),
    }
)
PLAIN = Run("")
# Nobody nests deeper than this; a hostile page does, to exhaust the reader.
DEEPEST = 60

_BLANK_LINE = re.compile(r"\n\s*\n")
_SPACED_NEWLINE = re.compile(r"[ \t\r\u00a0]*\n[ \t\r\u00a0]*")
_SINGLE_NEWLINE = re.compile(r"(?<!\n)\n(?!\n)")


def read_html(content: str, *, findings: Findings, site_url: str = "") -> list[Piece]:
    """The pieces of a post of which the shortcodes are already expanded."""
    # The wrapper keeps the parser from putting loose text in a paragraph of its own.
    soup = BeautifulSoup(f"<div>{content}</div>", "lxml")
    # The classic editor stores no <p>: there a newline is what the reader sees.
    is_classic = "<!-- wp:" not in content and soup.find("p") is None
    return _Reader(findings, site_url, is_classic).inside(soup)


class _Reader:
    """Walks the tree; text waits in `_runs` until a block begins or ends."""

    def __init__(self, findings: Findings, site_url: str, is_classic: bool):
        self._findings = findings
        self._site_url = site_url
        self._is_classic = is_classic
        self._pieces: list[Piece] = []
        self._runs: list[Run] = []
        self._depth = 0

    def inside(self, tag: Tag) -> list[Piece]:
        """The pieces within one element, apart from those around it."""
        outer = self._pieces, self._runs
        self._pieces, self._runs = [], []
        self._walk(tag, PLAIN)
        self._flush()
        found = self._pieces
        self._pieces, self._runs = outer
        return found

    def _walk(self, tag: Tag, style: Run) -> None:
        if self._depth > DEEPEST:
            self._findings.note("Een deel was te diep genest; alleen de tekst bleef.")
            self._runs.append(style._replace(text=tag.get_text(" ")))
            return
        self._depth += 1
        for child in tag.children:
            if isinstance(child, Tag):
                self._read_tag(child, style)
            else:
                self._read_text(child, style)
        self._depth -= 1

    def _read_tag(self, tag: Tag, style: Run) -> None:
        name = tag.name.lower()
        self._report_attributes(tag)
        if name in DROPPED:
            self._findings.drop(DROPPED[name])
        elif name in EMBEDS:
            self._read_embed(tag)
        elif name == "br":
            self._runs.append(style._replace(text="\n"))
        elif name == "img":
            self._read_image(tag)
        elif name in INLINE:
            self._walk(tag, self._style_of(tag, style))
        else:
            self._flush()
            if name in STRUCTURES:
                read = STRUCTURES[name]
                self._pieces.extend(read(tag, self.inside, self._findings))
            else:
                self._walk(tag, style)
            self._flush()

    def _read_text(self, text: PageElement, style: Run) -> None:
        if isinstance(text, PreformattedString):  # comments and declarations
            return
        text = _SPACED_NEWLINE.sub("\n", str(text))
        if self._runs and self._runs[-1].text == "\n":
            text = text.removeprefix("\n")
        if not self._is_classic:
            text = _SINGLE_NEWLINE.sub(" ", text)
        self._runs.append(style._replace(text=text))

    def _read_image(self, tag: Tag) -> None:
        photo = read_photo(tag, findings=self._findings)
        if photo is None:
            return
        # After a line break the text is a paragraph above the picture; without one
        # the picture floats beside its paragraph, which must stay whole.
        if plain(self._runs).rstrip(" ").endswith("\n"):
            self._flush()
        self._pieces.append(photo)

    def _read_embed(self, tag: Tag) -> None:
        sources = [tag, *tag.find_all(["source", "embed", "iframe"])]
        addresses = (
            str(source.get(name, ""))
            for source in sources
            for name in ("src", "data-src", "data")
        )
        address = next((address for address in addresses if address), "")
        try:
            address = clean_address(address)
        except UnsafeLinkError as unsafe:
            self._findings.drop(f"ingesloten inhoud met {unsafe}:")
        else:
            report_embed(address, self._findings)

    def _style_of(self, tag: Tag, style: Run) -> Run:
        if tag.name in BOLD:
            return style._replace(bold=True)
        if tag.name in ITALIC:
            return style._replace(italic=True)
        if tag.name == "a" and tag.get("href"):
            try:
                address = clean_address(str(tag["href"]), site_url=self._site_url)
            except UnsafeLinkError as unsafe:
                self._findings.drop(f"link met {unsafe}:")
            else:
                return style._replace(href=address)
        return style

    def _report_attributes(self, tag: Tag) -> None:
        for name in tag.attrs:
            if name.lower().startswith("on"):
                self._findings.drop(f"scriptattribuut {name.lower()[:20]}")
            elif name.lower() == "style":
                self._findings.drop("opmaak (style)")

    def _flush(self) -> None:
        for runs in split_on(tuple(self._runs), _BLANK_LINE):
            if not self._is_lone_embed(runs):
                self._pieces.append(Paragraph(runs))
        self._runs = []

    def _is_lone_embed(self, runs: Runs) -> bool:
        """Whether this is only an address, which WordPress showed as a film."""
        text = plain(runs)
        is_address = text.startswith(("http://", "https://")) and " " not in text
        if not is_address or "\n" in text:
            return False
        if provider_of(text) not in EMBED_HOSTS.values():
            return False
        report_embed(text, self._findings)
        return True
