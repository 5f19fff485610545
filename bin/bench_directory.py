"""Measure the wie-is-wie with few and with many people, on SQLite and PostgreSQL.

    python bin/bench_directory.py --few 1000 --many 100000 --keep /tmp/bench

Fills temporary databases with invented people and asks the same pages of each in turn,
so that what else a machine does falls on both. --keep uses filled databases again.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

import programs
from with_postgresql import temporary_server

ROOT = Path(__file__).resolve().parent.parent
PAGES = {
    "the list": "",
    "newest first": "volgorde=nieuwste",
    "one facet": "gemeente=zwolle",
    "three facets": "gemeente=zwolle&specialisme=jeugd&rol=lid",
    "a common word": "q=werk",
    "a name": "q=noor",
    "two words": "q=visser+zwolle",
    "a word and a facet": "q=mensen&soort=uwv&volgorde=nieuwste",
    "nobody found": "q=qqxxqqzz",
    "page 40": "pagina=40",
}
WARM = 3


def main():
    options = parse_options()
    if options.answer:
        answer(options.answer)
        return
    with tempfile.TemporaryDirectory(prefix="bench-") as temporary:
        folder = options.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        for database in options.database:
            with ExitStack() as stack:
                sizes = (options.few, options.many)
                workers = [Worker(database, size, folder, stack) for size in sizes]
                print_table(database, workers, measure(workers, options.rounds))


def parse_options():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--few", type=int, default=1_000)
    parser.add_argument("--many", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=60)
    parser.add_argument("--keep", type=Path, help="folder for the SQLite databases")
    parser.add_argument(
        "--database",
        nargs="+",
        choices=["sqlite", "postgresql"],
        default=["sqlite", "postgresql"],
    )
    parser.add_argument("--answer", type=int, help=argparse.SUPPRESS)
    return parser.parse_args()


class Worker:
    """A process with a database of its own, that asks all pages once per line."""

    def __init__(self, database, size, folder, stack):
        self.size = size
        if database == "sqlite":
            url = f"sqlite:///{folder}/people-{size}.sqlite3"
        else:
            url = stack.enter_context(temporary_server(programs.postgresql()))
        environment = os.environ | {
            "DATABASE_URL": url,
            "VAR_DIR": str(folder),
            "DJANGO_SETTINGS_MODULE": "config.settings.test",
        }
        self.process = subprocess.Popen(
            [sys.executable, __file__, "--answer", str(size)],
            env=environment,
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        stack.callback(self.process.kill)
        self.queries = json.loads(self.process.stdout.readline())

    def round(self):
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())


def measure(workers, rounds):
    """Return {size: {page: milliseconds}}, asked in turn."""
    found = {worker.size: {page: [] for page in PAGES} for worker in workers}
    for number in range(rounds + WARM):
        for worker in workers if number % 2 else reversed(workers):
            for page, taken in worker.round().items():
                if number >= WARM:
                    found[worker.size][page].append(taken)
    return found


def print_table(database, workers, found):
    few, many = (worker.size for worker in workers)
    print(f"\n{database}, ms: p50 / p99, and queries")
    head = (f"{few} people", f"{many} people", "p50 ratio", "queries")
    print(f"{'':22}" + "".join(f"{text:>20}" for text in head))
    for page in PAGES:
        cells = [cell(found[size][page]) for size in (few, many)]
        ratio = at(found[many][page], 0.5) / at(found[few][page], 0.5)
        queries = " / ".join(str(worker.queries[page]) for worker in workers)
        print(f"{page:22}" + "".join(f"{c:>20}" for c in cells), end="")
        print(f"{ratio:>20.2f}{queries:>20}", flush=True)


def cell(taken):
    return f"{at(taken, 0.5):.1f} / {at(taken, 0.99):.1f}"


def at(taken, share):
    return sorted(taken)[min(len(taken) - 1, int(len(taken) * share))]


# In the process of a worker


def answer(size):
    import django

    django.setup()
    client = prepared(size)
    print(json.dumps({page: queries(client, at) for page, at in PAGES.items()}))
    sys.stdout.flush()
    for _line in sys.stdin:
        print(json.dumps({page: timed(client, at) for page, at in PAGES.items()}))
        sys.stdout.flush()


def prepared(size):
    """Return a client who is a member, after filling what is empty."""
    from django.core.management import call_command
    from django.db import connection
    from django.test import Client

    from core.bitmaps import SMALL
    from profiles.people.directory import SETS
    from profiles.people.models import Profile

    call_command("migrate", verbosity=0)
    if not Profile.objects.exists():
        started = time.perf_counter()
        fill(size)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        taken = time.perf_counter() - started
        print(f"  {size} people made in {taken:.0f} s", file=sys.stderr)
    if size >= SMALL:
        started = time.perf_counter()
        SETS.build()
        taken = time.perf_counter() - started
        print(f"  sets of {size} people built in {taken:.1f} s", file=sys.stderr)
    client = Client()
    client.force_login(Profile.objects.order_by("pk")[7].user)
    return client


def fill(size):
    from wagtail.models import Site

    from profiles.organisations import demo
    from profiles.people.demo import crowd

    demo.load(Site.objects.get(is_default_site=True))
    crowd.load(size, lambda items, total, what: items)


def queries(client, query):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    ask(client, query)
    with CaptureQueriesContext(connection) as captured:
        ask(client, query)
    return len(captured)


def timed(client, query):
    started = time.perf_counter()
    ask(client, query)
    return 1000 * (time.perf_counter() - started)


def ask(client, query):
    response = client.get(f"/wie-is-wie/?{query}")
    if response.status_code != 200:
        raise RuntimeError(f"{query}: {response.status_code}")


if __name__ == "__main__":
    main()
