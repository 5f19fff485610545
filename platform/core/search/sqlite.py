"""Search in SQLite that takes any input, ranks in linear time and knows Dutch.

The stock backend computes a rank per hit in a subquery of its own, so the time grows
with the square of the hits. It also takes a quote or operator for syntax, and fails.
"""

from collections import Counter, OrderedDict

from django.db import connections
from modelsearch.backends.database.sqlite import sqlite as stock
from modelsearch.query import PlainText
from modelsearch.utils import get_descendants_content_types_pks

from .cleaning import clean_query
from .words import searchable, stem, words

FULL_TEXT = stock.SQLiteFTSIndexEntry._meta.db_table
ENTRIES = stock.IndexEntry._meta.db_table
MAX_WORDS = 12
# bm25 weighs the columns in the order of the table: autocomplete, body, title.
SCORE = f"bm25({FULL_TEXT}, 4.0, 1.0, 8.0)"
INTEGER_TYPES = {"integer", "bigint", "smallint"}


class DutchObjectIndexer(stock.ObjectIndexer):
    """Adds the stems to what an object is found by."""

    @property
    def title(self):
        return searchable(super().title)

    @property
    def body(self):
        return searchable(super().body)

    @property
    def autocomplete(self):
        return " ".join(words(super().autocomplete))


# The stock index names its indexer, and offers no other way to replace it.
stock.ObjectIndexer = DutchObjectIndexer


class SQLiteIndex(stock.SQLiteIndex):
    def _refresh_title_norms(self, full=False):
        """Do nothing: column weights replace it, and it scans the index per save."""


class QueryCompiler(stock.SQLiteSearchQueryCompiler):
    """Turns what somebody typed into quoted words, each with its stem."""

    columns = "title body"

    @property
    def is_plain(self):
        return isinstance(self.query, PlainText)

    @property
    def match(self):
        """Return the full-text expression, or None when nothing was asked."""
        found = words(clean_query(self.query.query_string))[:MAX_WORDS]
        if not found:
            return None
        terms = [f"({' OR '.join(self.alternatives(word))})" for word in found[:-1]]
        terms.append(f"({' OR '.join(self.alternatives(found[-1], is_last=True))})")
        operator = f" {self.query.operator.upper()} "
        return f"{{{self.wanted_columns}}} : ({operator.join(terms)})"

    @property
    def wanted_columns(self):
        if self.fields is None:
            return self.columns
        return "title" if set(self.fields) == {"title"} else "title body"

    def alternatives(self, word, *, is_last=False):
        return dict.fromkeys([f'"{word}"', f'"{stem(word)}"'])

    def hits(self, select="OBJECT", tail="", params=()):
        """Return rows of hits within the queryset; OBJECT stands for the key."""
        connection = connections[self.queryset.db]
        key = "entry.object_id"
        if self.queryset.model._meta.pk.db_type(connection) in INTEGER_TYPES:
            key = f"CAST({key} AS INTEGER)"
        types = list(get_descendants_content_types_pks(self.queryset.model))
        keys = self.queryset.order_by().values("pk").query
        inner, inner_params = keys.sql_with_params()
        # CROSS JOIN keeps the full-text table the outer loop. Without statistics the
        # planner chooses a plan that takes a hundred times as long.
        sql = (
            f"SELECT {select.replace('OBJECT', key)} FROM {FULL_TEXT}"  # noqa: S608
            f" CROSS JOIN {ENTRIES} entry ON entry.id = {FULL_TEXT}.rowid"
            f" WHERE {FULL_TEXT} MATCH %s"
            f" AND entry.content_type_id IN ({', '.join(['%s'] * len(types))})"
            f" AND {key} IN ({inner}) {tail}"
        )
        with connection.cursor() as cursor:
            cursor.execute(sql, [self.match, *types, *inner_params, *params])
            return cursor.fetchall()


class AutocompleteQueryCompiler(QueryCompiler):
    """Finds the beginning of the last word; endings matter here, so no stems."""

    columns = "autocomplete"
    TARGET_SEARCH_FIELD_TYPE = stock.AutocompleteField
    get_config = stock.SQLiteAutocompleteQueryCompiler.get_config
    get_search_fields_for_model = (
        stock.SQLiteAutocompleteQueryCompiler.get_search_fields_for_model
    )

    @property
    def wanted_columns(self):
        return self.columns

    def alternatives(self, word, *, is_last=False):
        return [f'"{word}" *' if is_last else f'"{word}"']


class SearchResults(stock.SQLiteSearchResults):
    def _do_search(self):
        compiler = self.query_compiler
        if not compiler.is_plain:
            return super()._do_search()
        if compiler.match is None:
            return []
        scores = self._ranked() if compiler.order_by_relevance else self._in_order()
        found = {
            obj.pk: obj for obj in compiler.queryset.order_by().filter(pk__in=scores)
        }
        objects = [found[pk] for pk in scores if pk in found]
        if self._score_field:
            for obj in objects:
                setattr(obj, self._score_field, scores[obj.pk])
        return objects

    def _ranked(self):
        """Return {key: score} of the wanted slice, best first."""
        start = self.start or 0
        limit = -1 if self.stop is None else max(0, self.stop - start)
        return dict(
            self.query_compiler.hits(
                f"OBJECT, {SCORE} AS score",
                "ORDER BY score, 1 DESC LIMIT %s OFFSET %s",
                (limit, start),
            )
        )

    def _in_order(self):
        """Return {key: None} of the wanted slice, in the order of the queryset."""
        queryset = self.query_compiler.queryset
        if not queryset.query.order_by:
            queryset = queryset.order_by("-pk")
        hits = {key for (key,) in self.query_compiler.hits()}
        keys = [pk for pk in queryset.values_list("pk", flat=True) if pk in hits]
        return dict.fromkeys(keys[self.start or 0 : self.stop])

    def _do_count(self):
        compiler = self.query_compiler
        if not compiler.is_plain:
            return super()._do_count()
        total = compiler.hits("count(*)")[0][0] if compiler.match else 0
        end = total if self.stop is None else min(total, self.stop)
        return max(0, end - (self.start or 0))

    def facet(self, field_name):
        compiler = self.query_compiler
        if not compiler.is_plain or not compiler._get_filterable_field(field_name):
            return super().facet(field_name)
        hits = {key for (key,) in compiler.hits()} if compiler.match else set()
        pairs = compiler.queryset.order_by().values_list("pk", field_name)
        values = Counter(value for pk, value in pairs if pk in hits)
        return OrderedDict(values.most_common())


class SearchBackend(stock.SQLiteSearchBackend):
    query_compiler_class = QueryCompiler
    autocomplete_query_compiler_class = AutocompleteQueryCompiler
    index_class = SQLiteIndex
    results_class = SearchResults
