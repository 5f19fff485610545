"""The process that a benchmark measures: one database, and questions about it.

``measuring`` starts it and reads the figures; Django is set up in ``answer``.
"""

import gc
import json
import sys
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple


class Question(NamedTuple):
    """Something to measure; ``before`` is not part of it.

    One with its own number of rounds is asked by itself, after the others.
    """

    ask: Callable[[], object]
    before: Callable[[], object] = lambda: None
    rounds: int = 0


def answer(prepare):
    """Answer on standard output what is asked on standard input."""
    out, sys.stdout = sys.stdout, sys.stderr
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    questions = prepare()
    looked_at = {name: looked(question) for name, question in questions.items()}
    # As the web server does when it has loaded everything: see config/wsgi.py.
    gc.collect()
    gc.freeze()
    print(json.dumps(looked_at), file=out, flush=True)
    for line in sys.stdin:
        print(json.dumps(timed(questions[line.strip()])), file=out, flush=True)


def looked(question):
    """Return how many queries a question takes and what memory, at its most."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    question.before()
    question.ask()
    question.before()
    with CaptureQueriesContext(connection) as captured:
        question.ask()
    queries = len(captured)
    question.before()
    tracemalloc.start()
    question.ask()
    memory = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return {
        "queries": queries,
        "memory MB": memory / 1024**2,
        "rounds": question.rounds,
    }


def timed(question):
    """Return milliseconds on the clock and of processors."""
    question.before()
    started, used = time.perf_counter(), processor_time()
    question.ask()
    return [
        1000 * (time.perf_counter() - started),
        1000 * (processor_time() - used),
    ]


def processor_time():
    """Return the seconds that this process used and, if it tells, the database."""
    from django.db import connection

    seconds = time.process_time()
    if connection.vendor == "postgresql" and connection.connection:
        backend = connection.connection.info.backend_pid
        try:
            told = Path(f"/proc/{backend}/schedstat").read_text()
        except OSError:
            return seconds
        seconds += int(told.split()[0]) / 1e9
    return seconds


def filled(name, is_empty, fill):
    """Fill an empty database, say how long that took, and let it look at itself."""
    from django.db import connection

    if not is_empty:
        return
    started = time.perf_counter()
    fill()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    print(f"  {name}: {time.perf_counter() - started:.0f} s", flush=True)


def asking(client, address):
    """Return a Question: ask a page that must be there."""

    def ask():
        response = client.get(address)
        if response.status_code != 200:
            raise RuntimeError(f"{address} answers {response.status_code}")

    return Question(ask)
