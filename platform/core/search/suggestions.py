"""What somebody may have meant: a corrected typo, or the rest of a word.

Nothing is suggested that this reader could not find: every suggestion is tried first.
"""

from difflib import SequenceMatcher
from itertools import chain
from string import ascii_lowercase
from typing import NamedTuple

from django.db import connection
from django.db.models import Q

from .cleaning import clean_query
from .finding import find
from .models import SearchWord
from .words import WORD, fold, words

COMPLETIONS = 8
MIN_LETTERS, MAX_LETTERS = 4, 24
MIN_LETTERS_FOR_MORE_TYPOS = 6
ALIKE = 0.75
TRIES = 3
MAX_CANDIDATES = 500


class Suggestion(NamedTuple):
    """Other words to search for, and how much they find."""

    text: str
    total: int


def did_you_mean(text, reader, sources):
    """Return a Suggestion with other words for those that nobody wrote, or None."""
    typed = clean_query(text)
    unknown = _unknown(words(typed))
    choices = {word: near(word) for word in unknown}
    if not choices or not all(choices.values()):
        return None
    for attempt in range(max(map(len, choices.values()))):
        chosen = {
            word: some[min(attempt, len(some) - 1)] for word, some in choices.items()
        }
        other = _with_words(typed, chosen)
        total = find(other, reader, sources, limit=1).total
        if total:
            return Suggestion(other, total)
    return None


def _with_words(text, others):
    """Return a text in which each word that has another is replaced by it."""
    return WORD.sub(lambda match: others.get(fold(match[0]), match[0]), text)


def per_word(text, reader, sources):
    """Return a Suggestion for each word that finds something by itself."""
    asked = list(dict.fromkeys(clean_query(text).split()))[: TRIES + 1]
    if len(asked) < 2:
        return []
    found = [
        Suggestion(word, find(word, reader, sources, limit=1).total) for word in asked
    ]
    return [suggestion for suggestion in found if suggestion.total]


def completions(text, reader, sources):
    """Return Results whose title has a word that begins with what was typed."""
    findings = find(text, reader, sources, limit=COMPLETIONS, is_prefix=True)
    rows = chain.from_iterable(
        group.source.present(group.objects, reader) for group in findings.groups
    )
    return list(rows)[:COMPLETIONS]


def near(word):
    """Return the spellings of words that differ one letter, or else a little more."""
    if not MIN_LETTERS <= len(word) <= MAX_LETTERS or not word.isascii():
        return []
    found = SearchWord.objects.filter(word__in=_one_typo_away(word))
    if found:
        # The first letter is seldom wrong, and a common word is meant more often.
        ranked = sorted(found, key=lambda row: (row.word[0] != word[0], -row.total))
        return [row.spelling for row in ranked[:TRIES]]
    if len(word) < MIN_LETTERS_FOR_MORE_TYPOS:
        return []
    alike = [(_likeness(word, row.word), row.spelling) for row in _candidates(word)]
    ranked = sorted((pair for pair in alike if pair[0] >= ALIKE), reverse=True)
    return [spelling for _likeness, spelling in ranked[:TRIES]]


def _unknown(asked):
    known = set(
        SearchWord.objects.filter(word__in=asked).values_list("word", flat=True)
    )
    return [word for word in dict.fromkeys(asked) if word not in known]


def _one_typo_away(word):
    """Return all words with one letter too few, too many, swapped or wrong."""
    splits = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    fewer = {start + end[1:] for start, end in splits if end}
    swapped = {start + end[1] + end[0] + end[2:] for start, end in splits if end[1:]}
    wrong = {a + c + b[1:] for a, b in splits if b for c in ascii_lowercase}
    more = {a + c + b for a, b in splits for c in ascii_lowercase}
    return (fewer | swapped | wrong | more) - {word}


def _candidates(word):
    """Return words that share letters with this one, found through an index."""
    if connection.vendor == "postgresql":
        table = SearchWord._meta.db_table
        return SearchWord.objects.raw(
            f"SELECT * FROM {table} WHERE word %% %s"  # noqa: S608 - our own table
            " ORDER BY similarity(word, %s) DESC, total DESC LIMIT 50",
            [word, word],
        )
    begins_alike = Q(word__gte=word[:2], word__lt=word[0] + chr(ord(word[1]) + 1))
    return SearchWord.objects.filter(begins_alike).order_by("-total")[:MAX_CANDIDATES]


def _likeness(word, other):
    return SequenceMatcher(None, word, other).ratio()
