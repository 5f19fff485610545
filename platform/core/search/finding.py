"""Asks the index once for all kinds of things, and knows what to do without it."""

import logging
from contextlib import nullcontext
from dataclasses import dataclass

from django.core.exceptions import EmptyResultSet
from django.db import DatabaseError, connection, transaction
from django.db.models import Q
from django.db.models.expressions import RawSQL
from modelsearch.conf import get_app_config
from modelsearch.utils import get_descendants_content_types_pks
from wagtail.search.backends import get_search_backend

from .cleaning import clean_query
from .sources import SearchSource
from .words import asked, words

MAX_TITLE_WORDS = 6
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Group:
    """What was found of one kind: how many in all, and the objects asked for."""

    source: SearchSource
    total: int
    objects: list


@dataclass(frozen=True)
class Findings:
    """The groups in which something was found; is_limited: only titles were asked."""

    groups: list[Group]
    is_limited: bool = False

    @property
    def total(self):
        return sum(group.total for group in self.groups)


def find(text, reader, sources, *, limit, offset=0, is_prefix=False):
    """Return what this reader may see, best first: ``limit`` of each kind.

    With ``is_prefix`` the last word is the beginning of a word in a title.
    """
    typed = clean_query(text)
    if not words(typed):
        return Findings([])
    querysets = [source.queryset_for(reader) for source in sources]
    window = slice(offset, offset + limit)
    # The index leaves out words such as "wie"; a title may hold nothing else.
    in_index = is_prefix or asked(typed)
    answer = _ask_index(text, querysets, window, is_prefix) if in_index else None
    is_limited = bool(in_index and answer is None)
    if answer is None:
        answer = _ask_titles(text, sources, querysets, window)
    groups = [
        Group(source, total, _in_order(queryset, keys))
        for source, queryset, (total, keys) in zip(
            sources, querysets, answer, strict=True
        )
        if total
    ]
    return Findings(groups, is_limited)


def matching(model, text, *, title_field="title"):
    """Return the condition for objects with these words, to combine with others."""
    keys = _keys(model, text) if asked(clean_query(text)) else None
    if keys is None:
        return by_title(text, title_field)
    # One parameter, however many keys: they may stand in several parts of a query.
    sql, params = get_search_backend().keys(keys)
    return Q(pk__in=RawSQL(sql, params))  # noqa: S611 - our own SQL


def _keys(model, text):
    """Return the keys of all that matches, or None when the index is of no use."""
    kinds = get_descendants_content_types_pks(model)
    hits, params = get_search_backend().hits(text, kinds)
    try:
        with unharmed(), connection.cursor() as cursor:
            cursor.execute(f"SELECT hit FROM ({hits}) AS hits", params)  # noqa: S608
            keys = [key for (key,) in cursor.fetchall()]
    except DatabaseError:
        logger.exception("The search index does not work; only titles are asked")
        return None
    return keys if keys or _is_filled(kinds) else None


def by_title(text, title_field="title"):
    """Return the condition for objects with all these words in their title."""
    condition = Q()
    for word in clean_query(text).split()[:MAX_TITLE_WORDS]:
        condition &= Q(**{f"{title_field}__icontains": word})
    return condition


def _in_order(queryset, keys):
    found = {obj.pk: obj for obj in queryset.order_by().filter(pk__in=keys)}
    return [found[key] for key in keys if key in found]


# With the index


def _ask_index(text, querysets, window, is_prefix):
    """Return (total, keys) for each queryset, or None when the index is of no use."""
    try:
        with unharmed():
            rows = _rows(text, querysets, window, is_prefix)
    except DatabaseError:
        logger.exception("The search index does not work; only titles are asked")
        return None
    if not rows and not _is_filled(_kinds(querysets)):
        return None
    answer = [(0, []) for _ in querysets]
    for number, total, key in rows:
        answer[number] = (total, [*answer[number][1], key])
    return answer


def unharmed():
    """Keep a transaction that is going on alive when a statement in it fails."""
    # SQLite keeps it alive by itself, and would lock the database.
    is_at_risk = connection.in_atomic_block and connection.vendor == "postgresql"
    return transaction.atomic() if is_at_risk else nullcontext()


def _rows(text, querysets, window, is_prefix):
    """Return (number of the queryset, total, key), best first within a queryset."""
    hits, params = get_search_backend().hits(
        text, _kinds(querysets), is_prefix=is_prefix
    )
    branches = []
    for number, queryset in enumerate(querysets):
        try:
            sql, own_params = _branch(number, queryset, window)
        except EmptyResultSet:
            continue
        branches.append(sql)
        params += own_params
    if not branches:
        return []
    statement = f"WITH hits AS MATERIALIZED ({hits}) " + " UNION ALL ".join(branches)
    with connection.cursor() as cursor:
        cursor.execute(statement, params)
        return cursor.fetchall()


def _branch(number, queryset, window):
    """Return the SQL and parameters of the hits that stand in this queryset."""
    kinds = _kinds([queryset])
    own = queryset.order_by().filter(pk=RawSQL("hits.hit", ())).values("pk").query
    visible, params = own.sql_with_params()
    sql = (
        f"SELECT * FROM (SELECT {number} AS number,"  # noqa: S608
        " count(*) OVER () AS total, hit FROM hits"
        f" WHERE kind IN ({', '.join(['%s'] * len(kinds))}) AND EXISTS ({visible})"
        f" ORDER BY score DESC, hit DESC LIMIT {int(window.stop - window.start)}"
        f" OFFSET {int(window.start)}) AS best_{number}"
    )
    return sql, [*kinds, *params]


def _kinds(querysets):
    kinds = (get_descendants_content_types_pks(qs.model) for qs in querysets)
    return sorted({kind for some in kinds for kind in some})


def _is_filled(kinds):
    entries = get_app_config().get_model("IndexEntry").objects
    if entries.filter(content_type__in=kinds).exists():
        return True
    logger.error("The search index is empty; only titles are asked")
    return False


# Without it


def _ask_titles(text, sources, querysets, window):
    """Return (total, keys) for each queryset of titles that hold all words."""
    answer = []
    for source, queryset in zip(sources, querysets, strict=True):
        queryset = queryset.filter(by_title(text, source.title_field))
        keys = queryset.order_by("-pk").values_list("pk", flat=True)
        answer.append((queryset.count(), list(keys[window])))
    return answer
