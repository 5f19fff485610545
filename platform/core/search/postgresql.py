"""Search in PostgreSQL that takes any input and knows Dutch as well as SQLite's does.

The text search configuration ``dutch_unaccent`` drops stop words and accents; the stems
of PostgreSQL leave "fiets" and "fietsen" apart, so ours are added to the text.
"""

from functools import reduce
from operator import and_, or_

from django.contrib.postgres.search import SearchQuery
from modelsearch.backends.database.postgres import postgres as stock
from modelsearch.query import PlainText

from .cleaning import clean_query
from .words import searchable, stem, words

MAX_WORDS = 12


class DutchObjectIndexer(stock.ObjectIndexer):
    """Adds the stems to what an object is found by."""

    def as_vector(self, texts, for_autocomplete=False):
        prepare = _folded if for_autocomplete else searchable
        prepared = [(prepare(text), weight) for text, weight in texts]
        return super().as_vector(prepared, for_autocomplete)


# The stock index names its indexer, and offers no other way to replace it.
stock.ObjectIndexer = DutchObjectIndexer


class QueryCompiler(stock.PostgresSearchQueryCompiler):
    """Turns what somebody typed into words, each with its stem."""

    def build_tsquery_content(self, query, config=None, invert=False):
        if not isinstance(query, PlainText):
            return super().build_tsquery_content(query, config, invert)
        found = words(clean_query(query.query_string))[:MAX_WORDS]
        if not found:
            return None
        terms = [self.term(word) for word in found[:-1]]
        terms.append(self.term(found[-1], is_last=True))
        combined = reduce(and_ if query.operator.lower() == "and" else or_, terms)
        return SearchQuery(combined, search_type="raw", config=config, invert=invert)

    def term(self, word, *, is_last=False):
        return reduce(or_, map(stock.Lexeme, dict.fromkeys([word, stem(word)])))

    def search(self, config, start, stop, score_field=None, backend=None):
        if isinstance(self.query, PlainText) and not words(self.query.query_string):
            return self.queryset.none()
        return super().search(config, start, stop, score_field, backend)


class AutocompleteQueryCompiler(QueryCompiler, stock.PostgresAutocompleteQueryCompiler):
    """Finds the beginning of the last word; endings matter here, so no stems."""

    def term(self, word, *, is_last=False):
        return stock.Lexeme(word, prefix=is_last)


class SearchBackend(stock.PostgresSearchBackend):
    query_compiler_class = QueryCompiler
    autocomplete_query_compiler_class = AutocompleteQueryCompiler


def _folded(text):
    return " ".join(words(text))
