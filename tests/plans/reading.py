"""Reads the plans of the queries that a view runs.

``findings`` names what takes longer the more rows there are: reading all of a large
table, or most of it, and sorting what was read. Walking an index in its order is fine
as long as it ends: a page of a list stops after twenty rows. So is a count that an
index answers without the rows.
"""

import re
from contextlib import contextmanager
from typing import NamedTuple

from django.db import connection

MANY = 1_000  # rows, of 20.000


class Statement(NamedTuple):
    """A query as a view ran it."""

    sql: str
    parameters: tuple


class Finding(NamedTuple):
    """A step of a plan that takes longer the more rows there are."""

    what: str
    statement: Statement

    def __str__(self):
        return f"{self.what}\n    {self.statement.sql}"


@contextmanager
def recorded():
    """Yield the list in which every SELECT of the block comes."""
    statements = []

    def record(execute, sql, parameters, many, context):
        if sql.lstrip("( ").startswith(("SELECT", "WITH")):
            statements.append(Statement(sql, tuple(parameters or ())))
        return execute(sql, parameters, many, context)

    with connection.execute_wrapper(record):
        yield statements


def findings(statement, tables):
    """Return what this query does with many rows of one of these tables."""
    read = _of_postgresql if connection.vendor == "postgresql" else _of_sqlite
    return [Finding(what, statement) for what in read(statement, tables)]


def explained(statement, how):
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN {how} {statement.sql}", statement.parameters)
        return cursor.fetchall()


# PostgreSQL runs the query and tells of each step how many rows it came across.


def _of_postgresql(statement, tables):
    [[[answer]]] = explained(statement, "(ANALYZE, TIMING OFF, FORMAT JSON)")
    return _walk(answer["Plan"], tables, above=())


def _walk(node, tables, above):
    kind, table = node["Node Type"], node.get("Relation Name")
    place = f"below {' > '.join(above) or 'nothing'}"
    rows = _seen(node)
    if table in tables and kind != "Index Only Scan" and rows >= MANY:
        yield f"{kind} that reads {rows} rows of {table}, {place}"
    if kind == "Sort" and _seen(node["Plans"][0]) >= MANY:
        yield f"sorts {_seen(node['Plans'][0])} rows, {place}"
    for child in node.get("Plans", []):
        yield from _walk(child, tables, (*above, kind))


def _seen(node):
    """Return how many rows a step came across, also those that it left out."""
    left_out = node.get("Rows Removed by Filter", 0)
    return round((node["Actual Rows"] + left_out) * node["Actual Loops"])


# SQLite gives its loops, one below another; its statistics tell how long they are.


class Step(NamedTuple):
    """A line of a plan of SQLite; ``parent`` is the key of the step that it is in."""

    key: int
    parent: int
    text: str

    @property
    def is_loop(self):
        return self.text.startswith(("SCAN ", "SEARCH "))

    @property
    def name(self):
        return self.text.split()[1]


def _of_sqlite(statement, tables):
    rows = explained(statement, "QUERY PLAN")
    steps = [Step(key, parent, _plain(text)) for key, parent, _, text in rows]
    large = {name for name, table in _names(statement.sql) if table in tables}
    statistics = _statistics()
    # Of a subquery too: which loop a limit ends SQLite does not tell, PostgreSQL does.
    ends = "LIMIT" in statement.sql
    for step in steps:
        if step.is_loop and step.name in large:
            yield from _of_loop(step, statistics, ends)
        elif step.text.startswith("USE TEMP B-TREE FOR ORDER BY"):
            for loop in _loops_beside(step, steps):
                if loop.name in large and _rows(loop, statistics) >= MANY:
                    yield f"sorts {loop.text}"


def _plain(text):
    return text.removesuffix(" LEFT-JOIN")


def _of_loop(step, statistics, ends):
    is_walk = " INDEX " in step.text and " AUTOMATIC " not in step.text
    if not is_walk and not step.text.endswith("(rowid=?)"):
        yield f"reads all: {step.text}"
    elif " COVERING " not in step.text and not ends:
        rows = _rows(step, statistics)
        if rows >= MANY:
            yield f"reads {rows:.0f} rows: {step.text}"


def _loops_beside(step, steps):
    """Yield the loops that give the rows of a sort."""
    inside = {step.parent}
    for other in steps:
        is_part = other.text.startswith(("MULTI-INDEX OR", "INDEX "))
        if other.parent in inside and is_part:
            inside.add(other.key)
        elif other.parent in inside and other.is_loop:
            yield other


def _names(sql):
    """Yield (name in a plan, table) of every table in a query."""
    found = re.findall(r'(?:FROM|JOIN) \(?"?(\w+)"?(?: (?:AS )?"?([A-Z]+\d+)"?)?', sql)
    for table, alias in found:
        yield alias or table, table


def _statistics():
    """Return {index: rows with one value of its first columns, the more the fewer}."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT idx, stat FROM sqlite_stat1 WHERE idx IS NOT NULL")
        return {
            index: [int(number) for number in stat.split() if number.isdigit()]
            for index, stat in cursor.fetchall()
        }


def _rows(loop, statistics):
    """Return how many rows this loop has for each round of the loop around it."""
    if loop.text.endswith("(rowid=?)"):
        return 1
    used = re.search(r"INDEX (\w+)(?: \((.*)\))?$", loop.text)
    if not used:
        return float("inf")
    index, terms = used[1], used[2] or ""
    averages = statistics.get(index, [0])
    rows = averages[min(terms.count("=?"), len(averages) - 1)]
    # As SQLite itself takes it, that does not know where a range begins.
    return rows / 4 ** (terms.count(">?") + terms.count("<?"))
