"""Streams a WordPress export (WXR 1.0 to 1.2), first to check and then to read.

A file is read to its end before the first item is handed out, so that a broken
file imports nothing. Entities and document types are refused, not expanded; at
most one item is in memory.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser, ParseError

from .errors import WxrError
from .item_building import build_attachment
from .records import Attachment, Item
from .wxr_target import Site, WxrTarget

CHUNK = 64 * 1024
# Exports hold control characters that editors pasted in; XML does not allow them.
CONTROL_CHARACTERS = bytes(set(range(32)) - set(b"\t\n\r"))
WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")

_CAUSES = {
    2: "dit is geen geldige XML",
    3: "het bestand houdt te vroeg op",
    4: "hier staat iets wat geen geldige XML is",
    5: "hier begint iets wat niet wordt afgesloten; is het bestand compleet?",
    7: "een element wordt afgesloten dat hier niet open is",
    8: "een attribuut staat er dubbel",
    9: "na het einde van de export staat nog iets",
    11: "hier staat een entiteit (&…;) die XML niet kent",
    14: "hier staat een verwijzing naar een verboden teken",
    18: "de codering van het bestand is onbekend",
    19: "de codering klopt niet met wat het bestand zelf zegt",
    20: "een CDATA-deel wordt niet afgesloten; is het bestand compleet?",
    27: "een voorvoegsel (zoals wp:) is nergens uitgelegd",
}


@dataclass(frozen=True)
class Limits:
    """How much a file may ask: bytes in all, characters in one item."""

    file_bytes: int = 512 * 1024 * 1024
    item_characters: int = 5_000_000


@dataclass(frozen=True)
class Export:
    """A checked export: what it says of the site, and its items as a stream."""

    path: Path
    limits: Limits
    site: Site
    item_count: int
    attachments: dict[int, Attachment] = field(repr=False)

    def items(self) -> Iterator[Item]:
        """The items in the order of the file, read anew at every call."""
        return _stream(self.path, self.limits, WxrTarget(self.limits.item_characters))


def open_export(path: Path, *, limits: Limits | None = None) -> Export:
    """Check a whole export; raises WxrError with the line of what is wrong."""
    path, limits = Path(path), limits or Limits()
    _check_size(path, limits)
    target = WxrTarget(limits.item_characters)
    attachments, lines = {}, {}
    for item in _stream(path, limits, target):
        if first := lines.get(item.post_id):
            raise WxrError(
                f"nummer {item.post_id} komt ook al voor op regel {first}",
                line=item.line,
            )
        lines[item.post_id] = item.line
        if item.post_type == "attachment":
            attachments[item.post_id] = build_attachment(item)
    return Export(path, limits, target.site, len(lines), attachments)


def _check_size(path: Path, limits: Limits) -> None:
    try:
        size = path.stat().st_size
    except OSError as error:
        raise WxrError(f"{path.name} is niet te openen: {error.strerror}") from error
    if size > limits.file_bytes:
        raise WxrError(
            f"het bestand is {size // 1_000_000} MB; het mag hooguit "
            f"{limits.file_bytes // 1_000_000} MB zijn"
        )


def _stream(path: Path, limits: Limits, target: WxrTarget) -> Iterator[Item]:
    feeder = _Feeder(target, limits)
    try:
        with path.open("rb") as file:
            while chunk := file.read(CHUNK):
                feeder.feed(chunk)
                while target.items:
                    yield target.items.popleft()
            feeder.close()
    except OSError as error:
        raise WxrError(f"{path.name} is niet te lezen: {error.strerror}") from error


class _Feeder:
    """Feeds bytes to the parser and turns its complaints into ours."""

    def __init__(self, target: WxrTarget, limits: Limits):
        self._limits = limits
        self._parser = DefusedXMLParser(target=target, forbid_dtd=True)
        self._fed = 0
        self._skipped_lines = 0
        target.locate = lambda: self.line
        self._is_wide = False

    @property
    def line(self) -> int:
        return self._parser.parser.CurrentLineNumber + self._skipped_lines

    def feed(self, chunk: bytes) -> None:
        if self._fed == 0:
            chunk = self._open(chunk)
        if not self._is_wide:
            chunk = chunk.translate(None, CONTROL_CHARACTERS)
        self._fed += len(chunk)
        self._guard(self._parser.feed, chunk)
        # A tag that never ends would otherwise be held in memory whole.
        if self._fed - self._parser.parser.CurrentByteIndex > 4 * (
            self._limits.item_characters + CHUNK
        ):
            raise WxrError("hier begint een tag die niet ophoudt", line=self.line)

    def close(self) -> None:
        self._guard(self._parser.close)

    def _open(self, chunk: bytes) -> bytes:
        self._is_wide = chunk.startswith(WIDE_MARKS)
        # Plugins often leave empty lines before <?xml, which XML does not allow.
        stripped = chunk.lstrip(b"\r\n\t ")
        self._skipped_lines = chunk[: len(chunk) - len(stripped)].count(b"\n")
        return chunk if self._is_wide else stripped

    def _guard(self, step, *arguments) -> None:
        try:
            step(*arguments)
        except ParseError as error:
            reason = _CAUSES.get(error.code, str(error))
            line = error.position[0] + self._skipped_lines
            raise WxrError(reason, line=line) from error
        except DefusedXmlException as error:
            raise WxrError(
                "het bestand legt eigen entiteiten of een DOCTYPE uit; dat hoort "
                "niet in een export en is niet veilig",
                line=self.line,
            ) from error
        except LookupError as error:
            raise WxrError(_CAUSES[18], line=1) from error
