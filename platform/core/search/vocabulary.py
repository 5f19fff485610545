"""The words of everything public, to correct typos with.

They are collected in the background from what a visitor without an account may see. A
word that became private since is not suggested: a suggestion must find something.
"""

from collections import Counter, defaultdict
from functools import lru_cache

from django.db.models import Count, Max, Sum
from django.utils import timezone
from modelsearch.index import SearchField
from wagtail.models import Page

from core import once

from . import tasks
from .models import SearchWord
from .sources import Reader, sources
from .words import WORD, fold

MIN_LETTERS, MAX_LETTERS = 3, 30
OBJECTS_AT_ONCE = 200
ROWS_AT_ONCE = 1_000


def refresh_when_changed():
    """Ask for new words when something was published or hidden, and once a day."""
    if once.first_time("search words of", _state()):
        tasks.refresh_vocabulary.enqueue()


def refresh():
    """Make the stored words those of all that is public now."""
    found = collect()
    stored = dict(SearchWord.objects.values_list("word", "total"))
    gone = [word for word in stored if word not in found]
    for start in range(0, len(gone), ROWS_AT_ONCE):
        some = gone[start : start + ROWS_AT_ONCE]
        SearchWord.objects.filter(word__in=some).delete()
    changed = [row for word, row in found.items() if stored.get(word) != row.total]
    SearchWord.objects.bulk_create(
        changed,
        batch_size=ROWS_AT_ONCE,
        update_conflicts=True,
        unique_fields=["word"],
        update_fields=["spelling", "total"],
    )


def collect():
    """Return {word: SearchWord, not saved} of all public texts."""
    totals, spellings = Counter(), defaultdict(Counter)
    for text in _public_texts():
        typed = set(WORD.findall(text))
        totals.update({_plain(word) for word in typed})
        for word in typed:
            spellings[_plain(word)][word] += 1
    del totals[""]
    return {
        word: SearchWord(
            word=word, spelling=_usual(spellings[word])[:MAX_LETTERS], total=total
        )
        for word, total in totals.items()
    }


def _public_texts():
    for reader in Reader.everybody():
        for source in sources():
            objects = source.queryset_for(reader)
            for obj in objects.iterator(chunk_size=OBJECTS_AT_ONCE):
                yield " ".join(_indexed_texts(obj))


def _indexed_texts(obj):
    for field in type(obj).get_search_fields():
        if isinstance(field, SearchField):
            value = field.get_value(obj)
            yield from map(str, value if isinstance(value, list) else [value])


@lru_cache(100_000)
def _plain(word):
    """Return a word without case and accents, or nothing when it is not a word."""
    folded = fold(word)
    is_word = folded.isascii() and folded.isalpha()
    return folded if is_word and MIN_LETTERS <= len(folded) <= MAX_LETTERS else ""


def _usual(spellings):
    return max(spellings, key=lambda word: (spellings[word], word))


def _state():
    """Return a mark that differs as soon as something appears or disappears."""
    marks = [str(timezone.localdate())]
    for reader in Reader.everybody():
        for source in sources():
            objects = source.queryset_for(reader).order_by()
            figures = {"total": Count("pk"), "keys": Sum("pk")}
            if issubclass(objects.model, Page):
                figures["changed"] = Max("last_published_at")
            marks += map(str, objects.aggregate(**figures).values())
    return " ".join(marks)
