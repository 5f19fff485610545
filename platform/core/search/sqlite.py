"""Search in SQLite that takes any input, ranks in linear time and knows Dutch.

The stock backend computes a rank per hit in a subquery of its own, so the time grows
with the square of the hits. It also takes a quote or operator for syntax, and fails.
"""

import json
from collections import Counter, OrderedDict

from django.db import connections, transaction
from modelsearch.backends.database.sqlite import sqlite as stock
from modelsearch.query import PlainText
from modelsearch.utils import get_descendants_content_types_pks

from .cleaning import clean_query
from .words import MAX_ASKED, asked, searchable, stem, words

FULL_TEXT = stock.SQLiteFTSIndexEntry._meta.db_table
ENTRIES = stock.IndexEntry._meta.db_table
# bm25 weighs the columns in the order of the table: autocomplete, body, title.
# The entries hold whole texts: without this index each hit reads one from the disk.
ENTRY_INDEX = "search_entry_of_hit"
MANY = 2_000
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
    def add_items(self, model, objs):
        """Store what objects are found by, when somebody else does so too.

        The stock index looks first and inserts then. Wagtail indexes a new picture in
        the task worker, and again in the request in which its title is changed.
        """
        with transaction.atomic(using=self.write_connection.alias):
            super().add_items(model, objs)

    def _refresh_title_norms(self, full=False):
        """Do nothing: column weights replace it, and it scans the index per save."""


def expression(text, columns, *, operator="and", is_prefix=False):
    """Return a full-text expression of quoted words, or None when there are none.

    Each word is asked with its stem, or as it is when the last one is a beginning:
    endings matter then.
    """
    typed = clean_query(text)
    found = words(typed)[:MAX_ASKED] if is_prefix else asked(typed)
    if not found:
        return None
    if is_prefix:
        terms = [f'"{word}"' for word in found]
        terms[-1] += " *"
    else:
        pairs = [dict.fromkeys([f'"{word}"', f'"{stem(word)}"']) for word in found]
        terms = [f"({' OR '.join(pair)})" for pair in pairs]
    return f"{{{columns}}} : ({f' {operator.upper()} '.join(terms)})"


class QueryCompiler(stock.SQLiteSearchQueryCompiler):
    """Turns what somebody typed into quoted words, each with its stem."""

    is_prefix = False

    @property
    def is_plain(self):
        return isinstance(self.query, PlainText)

    @property
    def match(self):
        return expression(
            self.query.query_string,
            self.wanted_columns,
            operator=self.query.operator,
            is_prefix=self.is_prefix,
        )

    @property
    def wanted_columns(self):
        is_title_only = self.fields is not None and set(self.fields) == {"title"}
        return "title" if is_title_only else "title body"

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
    """Finds the beginning of the last word."""

    is_prefix = True
    wanted_columns = "autocomplete"
    TARGET_SEARCH_FIELD_TYPE = stock.AutocompleteField
    get_config = stock.SQLiteAutocompleteQueryCompiler.get_config
    get_search_fields_for_model = (
        stock.SQLiteAutocompleteQueryCompiler.get_search_fields_for_model
    )


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

    def hits(self, text, kinds, *, is_prefix=False):
        """Return the SQL and parameters of (kind, hit, score) of all that matches.

        ``kinds`` are content types. The best score is the highest.
        """
        columns = "autocomplete" if is_prefix else "title body"
        match = expression(text, columns, is_prefix=is_prefix)
        in_title = expression(text, "title", is_prefix=is_prefix)
        matches = f"{FULL_TEXT} WHERE {FULL_TEXT} MATCH %s"
        # What nearly every text holds tells texts apart no longer, and weighing them
        # all takes longer than finding them.
        score = (
            f"CASE WHEN (SELECT count(*) FROM {matches}) > {MANY}"  # noqa: S608
            f" THEN {FULL_TEXT}.rowid IN (SELECT rowid FROM {matches})"
            f" ELSE -{SCORE} END"
        )
        sql = (
            f"SELECT entry.content_type_id AS kind,"  # noqa: S608
            f" CAST(entry.object_id AS INTEGER) AS hit, {score} AS score"
            f" FROM {FULL_TEXT} CROSS JOIN {ENTRIES} entry INDEXED BY {ENTRY_INDEX}"
            f" ON entry.id = {FULL_TEXT}.rowid WHERE {FULL_TEXT} MATCH %s"
            f" AND +entry.content_type_id IN ({', '.join(['%s'] * len(kinds))})"
        )
        return sql, [match, in_title, match, *kinds]

    def keys(self, keys):
        """Return the SQL and parameters of a subquery with these keys."""
        return "SELECT value FROM json_each(%s)", [json.dumps(keys)]
