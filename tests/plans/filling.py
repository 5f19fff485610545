"""Twenty thousand rows of everything that is listed, made inside the database.

A factory makes the first row of a kind; the database copies it, with changes that are
SQL over the columns of ``number``: ``n``, and what differs per row and per database.
"""

from contextlib import contextmanager
from datetime import timedelta

from django.core.management.color import no_style
from django.db import connection
from django.utils import timezone
from wagtail.models import Page

TOTAL = 20_000
# Where the paths of copied pages begin: before it stand those that a factory made.
FIRST_STEP = 1_000


@contextmanager
def numbers():
    """Keep a table ``number`` of rows 1 to TOTAL as long as rows are copied."""
    columns = "n integer PRIMARY KEY, step text, earlier {0}, later {0}"
    moment = "timestamptz" if connection.vendor == "postgresql" else "text"
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TEMPORARY TABLE number ({columns.format(moment)})")
        cursor.executemany("INSERT INTO number VALUES (%s, %s, %s, %s)", _numbers())
        try:
            yield
        finally:
            cursor.execute("DROP TABLE number")


def _numbers():
    now, moment = timezone.now(), connection.ops.adapt_datetimefield_value
    for n in range(1, TOTAL + 1):
        apart = timedelta(minutes=n)
        step = Page._get_path("", 1, FIRST_STEP + n)
        yield n, step, moment(now - apart), moment(now + apart)


def copy(row, **changes):
    """Store TOTAL rows like this one; return what to add to ``n`` for a key."""
    models = [*reversed(row._meta.get_parent_list()), type(row)]
    before = models[0]._base_manager.order_by("-pk").values_list("pk", flat=True)[0]
    with connection.cursor() as cursor:
        for model in models:
            cursor.execute(_copying(model, row.pk, f"{before} + n", changes))
    _continue_keys(models[0])
    return before


def _copying(model, pk, key, changes):
    table = model._meta.db_table
    values = {model._meta.pk.column: key} | changes
    names = [field.column for field in model._meta.local_concrete_fields]
    taken = ", ".join(str(values.get(name, f'"{name}"')) for name in names)
    columns = ", ".join(f'"{name}"' for name in names)
    return (
        f'INSERT INTO "{table}" ({columns}) SELECT {taken} '  # noqa: S608 - our own SQL
        f'FROM "{table}", number WHERE "{model._meta.pk.column}" = {pk}'
    )


def _continue_keys(model):
    """Let the next row that a factory makes come after the copies."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [model]):
            cursor.execute(statement)


def link(through, total=TOTAL, **columns):
    """Store rows of a table between two others; the columns are SQL over ``n``."""
    names = ", ".join(f'"{name}"' for name in columns)
    values = ", ".join(str(value) for value in columns.values())
    with connection.cursor() as cursor:
        cursor.execute(
            f'INSERT INTO "{through._meta.db_table}" ({names}) '  # noqa: S608
            f"SELECT {values} FROM number WHERE n <= {total}"
        )


def one_of(values):
    """Return SQL for these values in turn: of strings, numbers or rows."""
    values = [getattr(value, "pk", value) for value in values]
    cases = " ".join(f"WHEN {i} THEN {_sql(value)}" for i, value in enumerate(values))
    return f"CASE n % {len(values)} {cases} END"


def _sql(value):
    return f"'{value}'" if isinstance(value, str) else str(value)


def pages(row, **changes):
    """Store TOTAL pages like this one, beside it."""
    parent = row.get_parent()
    unique = {
        "path": f"'{parent.path}' || step",
        "slug": "'p-' || n",
        "url_path": f"'{parent.url_path}p-' || n || '/'",
        "translation_key": _new_uuid(),
        "title": "title || ' ' || n",
        "draft_title": "draft_title || ' ' || n",
    }
    before = copy(row, **unique | changes)
    Page.objects.filter(pk=parent.pk).update(numchild=FIRST_STEP + TOTAL)
    return before


def _new_uuid():
    on_postgresql = connection.vendor == "postgresql"
    return "gen_random_uuid()" if on_postgresql else "lower(hex(randomblob(16)))"


def settle():
    """Let the database know what it holds, as it does by itself on a live site."""
    on_postgresql = connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if on_postgresql else "ANALYZE")


def large_tables():
    """Return the names of the tables with TOTAL rows or more."""
    with connection.cursor() as cursor:
        names = connection.introspection.table_names(cursor)
        return {name for name in names if _rows(cursor, name) >= TOTAL}


def _rows(cursor, table):
    cursor.execute(f'SELECT COUNT(*) FROM "{table}"')  # noqa: S608 - our own names
    return cursor.fetchone()[0]
