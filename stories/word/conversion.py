"""Turns a Word file into HTML with mammoth, out of reach of the network and disk."""

import logging
import re
from dataclasses import dataclass

import mammoth
from mammoth.html import element

from stories.wordpress.findings import Findings

from . import errors
from .errors import WordError
from .lean import lean_copy
from .package import Package

PREFIX = "word-"
HEADINGS = "\n".join(
    f"p.Heading{level} => h{min(level, 6)}:fresh" for level in range(1, 10)
)
LISTS = "\n".join(
    f"p:{kind}-list({level}) => {'ul|ol > li > ' * (level - 1)}{tag} > li:fresh"
    for level in range(1, 6)
    for kind, tag in (("unordered", "ul"), ("ordered", "ol"))
)
STYLE_MAP = f"""
p.Title => h1.title:fresh
{HEADINGS}
p.Quote => blockquote > p:fresh
p.Caption => p.caption:fresh
{LISTS}
r[style-name='Strong'] => strong
r[style-name='Emphasis'] => em
"""
# Word describes pictures itself, and seldom says what matters in a story.
MADE_BY_WORD = re.compile(
    r"automati\w+ (?:gegenereerd|generated)|AI[- ](?:gegenereerd|generated)", re.I
)
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Conversion:
    """HTML whose pictures have made-up addresses, and the part behind each."""

    html: str
    pictures: dict[str, str]


def to_html(package: Package, findings: Findings) -> Conversion:
    """The text of a Word file; what was left out is in the findings."""
    lean = lean_copy(package, findings)
    pictures = _Pictures(findings)
    try:
        result = mammoth.convert_to_html(
            lean,
            style_map=STYLE_MAP,
            include_default_style_map=False,
            # A file may bring its own, with any HTML it likes.
            include_embedded_style_map=False,
            external_file_access=False,
            convert_image=pictures.convert,
            id_prefix=PREFIX,
        )
    # What a damaged or hostile file makes mammoth raise has no end.
    except Exception as error:
        logger.warning("A Word file was refused: %s in mammoth", type(error).__name__)
        raise WordError(errors.BROKEN) from error
    return Conversion(result.value, pictures.parts)


class _Pictures:
    """Gives each picture an address and remembers which part it is."""

    def __init__(self, findings: Findings):
        self._findings = findings
        self.parts: dict[str, str] = {}

    def convert(self, image) -> list:
        try:
            with image.open() as file:
                part = file.read().decode()
        except (KeyError, ValueError):
            self._findings.todo(
                "Een afbeelding zit niet in het bestand zelf, maar staat ergens "
                "anders. Zet hem er zelf bij."
            )
            return []
        address = f"/afbeelding-{len(self.parts) + 1}"
        self.parts[address] = part
        alt = image.alt_text or ""
        if MADE_BY_WORD.search(alt):
            alt = ""
        return [element("img", {"src": address, "alt": alt})]
