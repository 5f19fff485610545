"""Quotations: their marks, their length and who is speaking."""

import re

from .pieces import Quote

LONGEST_QUOTE = 160
OPENING, CLOSING = "“‘\"'„«‚", "”’\"'»“"

_ATTRIBUTION = re.compile(
    r"(?:\s[–—-]|^[–—~-])\s*(?P<person>[^\W\d_][^,\n\d]{1,60}?)"
    r"(?:,\s*(?P<role>[^\n]{2,100}))?$"
)
_SENTENCE_END = re.compile(r"[.!?…][”’\"']*\s+\S")


def strip_quotes(text: str) -> str:
    """The text without the marks around the whole of it."""
    text = text.strip()
    while is_quoted(text):
        text = text[1:-1].strip()
    return text


def is_quoted(text: str) -> bool:
    """Whether one pair of quotation marks stands around the whole text."""
    if len(text) < 3 or text[0] not in OPENING or text[-1] not in CLOSING:
        return False
    # “Ja”, zei hij, “nee” begins and ends with a mark, but is no single quotation.
    inner = text[1:-1]
    closing = {"“": "”", "‘": "’", "„": "”“", "«": "»", "‚": "’"}.get(text[0], text[0])
    return not any(
        mark in closing and not inner[index + 1 : index + 2].isalpha()
        for index, mark in enumerate(inner)
    )


def is_pull_quote(text: str) -> bool:
    """Whether a line on its own is a phrase lifted from the text around it.

    Speech in a running story ends with a full stop inside its marks; a phrase that
    was lifted out does not.
    """
    return (
        is_quoted(text)
        and 15 <= len(text) <= LONGEST_QUOTE
        and text[-2] not in ".,!?…"
        and not _SENTENCE_END.search(text)
    )


def split_attribution(text: str) -> tuple[str, str, str]:
    """Text, person and role of a quotation that ends in “– Naam, functie”."""
    match = _ATTRIBUTION.search(text)
    if not match or len(match["person"].split()) > 6:
        return text, "", ""
    return text[: match.start()].strip(), match["person"].strip(), match["role"] or ""


def make_quote(text: str, attribution: str = "") -> Quote:
    """A quotation with its speaker, from the text or from a line of its own."""
    person, _, role = attribution.strip(" –—-").partition(",")
    if not person:
        text, person, role = split_attribution(text)
    return Quote(strip_quotes(text), person.strip(), role.strip())
