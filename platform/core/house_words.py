"""Finds the words that the editors agreed to avoid."""

import re
from dataclasses import dataclass

from django.db.models import Field
from wagtail.blocks import CharBlock, TextBlock
from wagtail.rich_text import RichText, get_text_for_indexing

from core.models import DiscouragedWord
from core.page_content import pieces
from core.search.words import stem, words

# What stands between quotation marks. An apostrophe inside a word closes nothing.
QUOTED = re.compile(
    r"“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|\"[^\"]*\""
    r"|‘[^‘]{0,600}?’(?!\w)|(?<!\w)'[^']{1,600}'(?!\w)"
)


@dataclass(frozen=True)
class Finding:
    """A discouraged word, what to write instead, and the part of the page it is in."""

    word: str
    advice: str
    label: str


def found_on(page):
    """Return a Finding for each discouraged word on a page, in reading order."""
    rules = [(rule, _stems(rule.word)) for rule in DiscouragedWord.objects.all()]
    found = {}
    for piece in pieces(page):
        text = _text(piece)
        everything = _stems(text)
        own_words = "" if piece.is_spoken else _stems(QUOTED.sub(" ", text))
        for rule, wanted in rules:
            where = own_words if rule.allowed_in_quotes else everything
            if wanted.strip() and wanted in where:
                finding = Finding(rule.word, rule.advice, piece.label)
                found.setdefault(rule.word, finding)
    return list(found.values())


def _text(piece):
    if isinstance(piece.value, RichText):
        return get_text_for_indexing(piece.value.source)
    is_sentence = isinstance(piece.kind, Field | CharBlock | TextBlock)
    return piece.value if is_sentence and piece.value else ""


def _stems(text):
    """Return the stems of a text as one string, each between spaces."""
    return f" {' '.join(stem(word) for word in words(text))} "
