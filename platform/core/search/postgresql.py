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
from .words import MAX_ASKED, asked, searchable, stem, words


class DutchObjectIndexer(stock.ObjectIndexer):
    """Adds the stems to what an object is found by."""

    def as_vector(self, texts, for_autocomplete=False):
        prepare = _folded if for_autocomplete else searchable
        prepared = [(prepare(text), weight) for text, weight in texts]
        return super().as_vector(prepared, for_autocomplete)

    # The stock backend keeps all texts a second time, to compare them letter by letter.
    # That takes seconds and room; typos are corrected before searching.
    title_text = body_text = ""


# The stock index names its indexer, and offers no other way to replace it.
stock.ObjectIndexer = DutchObjectIndexer


def expression(text, *, is_prefix=False):
    """Return a text search query of quoted words, each with its stem.

    When the last word is a beginning there are no stems: endings matter then.
    """
    typed = clean_query(text)
    if is_prefix:
        terms = [f"'{word}'" for word in words(typed)[:MAX_ASKED]]
        return " & ".join(terms) + ":*"
    pairs = [dict.fromkeys([word, stem(word)]) for word in asked(typed)]
    either = (" | ".join(f"'{word}'" for word in pair) for pair in pairs)
    return " & ".join(f"({pair})" for pair in either)


class QueryCompiler(stock.PostgresSearchQueryCompiler):
    """Turns what somebody typed into words, each with its stem."""

    def build_tsquery_content(self, query, config=None, invert=False):
        if not isinstance(query, PlainText):
            return super().build_tsquery_content(query, config, invert)
        found = words(clean_query(query.query_string))[:MAX_ASKED]
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


class PostgresIndex(stock.PostgresIndex):
    def _refresh_title_norms(self, full=False):
        """Do nothing: weights replace it, and it scans the index for every save."""


class SearchBackend(stock.PostgresSearchBackend):
    query_compiler_class = QueryCompiler
    autocomplete_query_compiler_class = AutocompleteQueryCompiler
    index_class = PostgresIndex

    def hits(self, text, kinds, *, is_prefix=False):
        """Return the SQL and parameters of (kind, hit, score) of all that matches.

        ``kinds`` are content types.
        """
        config = self.autocomplete_config if is_prefix else self.config
        column = "autocomplete" if is_prefix else "words"
        wanted = expression(text, is_prefix=is_prefix)
        sql = (
            "SELECT kind, hit, score FROM"  # noqa: S608 - one of two names
            f" search_hits_in_{column}(to_tsquery(%s::regconfig, %s), %s)"
        )
        return sql, [config, wanted, kinds]

    def keys(self, keys):
        """Return the SQL and parameters of a subquery with these keys."""
        return "SELECT unnest(%s::bigint[])", [keys]


def _folded(text):
    return " ".join(words(text))
