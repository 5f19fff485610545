"""Receives the parser's events and keeps one item at a time."""

import re
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from .errors import WxrError
from .item_building import RawItem, build_item
from .records import Item

VERSIONS = {"1.0", "1.1", "1.2"}
# What an element costs besides its text, so that a million empty ones end too.
ELEMENT_COST = 100
DEEPEST = 20

_WORDPRESS = re.compile(r"https?://wordpress\.org/export/[\d.]+/(excerpt/)?")
_PREFIXES = {
    "http://purl.org/rss/1.0/modules/content/": "content:",
    "http://purl.org/dc/elements/1.1/": "dc:",
}
# Depths in rss > channel > item > comment > field.
CHANNEL_FIELD, ITEM_FIELD, GROUP_FIELD = 3, 4, 5


@dataclass
class Site:
    """What the export says of the site as a whole."""

    title: str = ""
    url: str = ""
    version: str = ""
    authors: dict[str, str] = field(default_factory=dict)


class WxrTarget:
    """Target of an XML parser: finished items wait in `items` to be taken."""

    def __init__(self, item_characters: int):
        self.items: deque[Item] = deque()
        self.site = Site()
        # The parser's place in the file; whoever feeds the parser fills it in.
        self.locate: Callable[[], int] = lambda: 0
        self._limit = item_characters
        self._names: dict[str, str] = {}
        self._path: list[str] = []
        self._text: list[str] = []
        self._size = 0
        self._raw: RawItem | None = None
        self._group: dict[str, str] = {}
        self._attributes: dict[str, str] = {}

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = self._short_name(tag)
        self._path.append(name)
        depth = len(self._path)
        self._check_place(name, depth)
        if depth <= CHANNEL_FIELD:
            self._size = 0
        self._count(ELEMENT_COST + sum(map(len, attributes.values())))
        self._text = []
        self._attributes = attributes
        if depth == CHANNEL_FIELD and name == "item":
            self._require_version()
            self._raw = RawItem(line=self.locate())
        elif depth == CHANNEL_FIELD or (depth == ITEM_FIELD and self._raw):
            self._group = {}

    def data(self, text: str) -> None:
        self._count(len(text))
        self._text.append(text)

    def end(self, tag: str) -> None:
        depth, name = len(self._path), self._path[-1]
        text = "".join(self._text)
        self._text = []
        if self._raw is None:
            self._end_in_channel(name, depth, text)
        elif depth == GROUP_FIELD:
            self._group[name] = text
        elif depth == ITEM_FIELD:
            self._end_item_field(name, text)
        elif depth == CHANNEL_FIELD:
            self._end_item()
        self._path.pop()

    def close(self) -> None:
        self._require_version()

    def _end_in_channel(self, name: str, depth: int, text: str) -> None:
        if depth == ITEM_FIELD:
            self._group[name] = text.strip()
        elif depth == CHANNEL_FIELD and name == "wp:author":
            login = self._group.get("wp:author_login", "")
            shown = self._group.get("wp:author_display_name", "")
            self.site.authors[login] = shown or login
        elif depth == CHANNEL_FIELD and name == "title":
            self.site.title = text.strip()
        elif depth == CHANNEL_FIELD and name == "wp:wxr_version":
            self.site.version = text.strip()
        elif depth == CHANNEL_FIELD and name in {"link", "wp:base_blog_url"}:
            self.site.url = text.strip() or self.site.url

    def _end_item_field(self, name: str, text: str) -> None:
        if name == "category":
            domain = self._attributes.get("domain", "")
            slug = self._attributes.get("nicename", "")
            self._raw.terms.append((domain, slug, text))
        elif name in {"wp:comment", "wp:postmeta"}:
            self._raw.groups.append((name, self._group))
        else:
            self._raw.fields[name] = text

    def _end_item(self) -> None:
        item = build_item(self._raw, authors=self.site.authors, site_url=self.site.url)
        self.items.append(item)
        self._raw = None

    def _check_place(self, name: str, depth: int) -> None:
        expected = {1: "rss", 2: "channel"}.get(depth, name)
        if name != expected:
            raise WxrError(
                f"dit is geen WordPress-export: hier hoort <{expected}> te staan",
                line=self.locate(),
            )
        if depth > DEEPEST:
            raise WxrError("de onderdelen zijn te diep genest", line=self.locate())

    def _require_version(self) -> None:
        version = self.site.version
        if not version:
            raise WxrError(
                "dit is geen WordPress-export: het versienummer (wp:wxr_version) "
                "ontbreekt",
                line=self.locate(),
            )
        if version not in VERSIONS:
            raise WxrError(
                f"exportversie {version[:20]} is niet bekend; wel "
                f"{', '.join(sorted(VERSIONS))}",
                line=self.locate(),
            )

    def _count(self, characters: int) -> None:
        self._size += characters
        if self._size > self._limit:
            raise WxrError(
                f"een onderdeel heeft meer dan {self._limit} tekens", line=self.locate()
            )

    def _short_name(self, tag: str) -> str:
        if tag not in self._names:
            self._names[tag] = _shorten(tag)
        return self._names[tag]


def _shorten(tag: str) -> str:
    """`wp:post_id` for the same field in any version's namespace."""
    if not tag.startswith("{"):
        return tag
    namespace, _, local = tag[1:].rpartition("}")
    if match := _WORDPRESS.fullmatch(namespace):
        return f"excerpt:{local}" if match[1] else f"wp:{local}"
    return _PREFIXES.get(namespace, "other:") + local
