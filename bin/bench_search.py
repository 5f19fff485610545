"""Measure the library and the search box on many objects, on SQLite and PostgreSQL.

    python bin/bench_search.py --stories 5000 --objects 50000 --keep /tmp/bench

Fills a temporary database with invented texts, indexes it and asks the same pages over
and over, in this process and without a page cache. --keep uses a filled database again.
"""

import argparse
import json
import math
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import bench_content
import programs
from with_postgresql import temporary_server

ROOT = Path(__file__).resolve().parent.parent
LIBRARY = {
    "library": "/verhalen/",
    "library, one facet": "/verhalen/?sector=sector-3",
    "library, four facets": (
        "/verhalen/?gemeente=gemeente-1&gemeente=gemeente-2&soort=nieuws"
        "&grootte=10-49&plaatsingsvorm=stage"
    ),
    "library, common word": "/verhalen/?q=werk",
    "library, nothing found": "/verhalen/?q=qqxxqqzz&sector=sector-3&jaar=2011",
    "library, page 200": "/verhalen/?pagina=200",
    "library, feed": "/verhalen/feed.rss?sector=sector-3",
}
SEARCHES = {
    "search, common word": "/zoeken/?q=werk",
    "search, two common words": "/zoeken/?q=mensen+werk",
    "search, one kind": "/zoeken/?q=werk&soort=verhalen",
    "search, one kind, page 50": "/zoeken/?q=werk&soort=verhalen&pagina=50",
    "search, less common word": "/zoeken/?q=bakkerij",
    "search, rare words": "/zoeken/?q={rare}",
    "search, a typo": "/zoeken/?q={typo}",
    "search, nothing like it": "/zoeken/?q=qqxxqqzz",
    "suggestions, two letters": "/zoeken/suggesties/?q=we",
    "suggestions, a name": "/zoeken/suggesties/?q={start}",
}


def main():
    options = parse_options()
    if options.fill_and_ask:
        fill_and_ask(options)
        return
    with tempfile.TemporaryDirectory(prefix="bench-") as temporary:
        folder = options.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        if options.database in {"both", "sqlite"}:
            ask_in_own_process(f"sqlite:///{folder}/bench.sqlite3", folder)
        if options.database in {"both", "postgresql"}:
            with temporary_server(programs.postgresql()) as url:
                ask_in_own_process(url, folder)


def parse_options():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stories", type=int, default=5_000)
    parser.add_argument("--objects", type=int, default=50_000)
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument(
        "--database", choices=["sqlite", "postgresql", "both"], default="both"
    )
    parser.add_argument("--keep", type=Path, help="folder for the SQLite database")
    parser.add_argument("--json", type=Path, help="write the numbers here as well")
    parser.add_argument("--fill-and-ask", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


def ask_in_own_process(url, folder):
    """Run the measurements in a process that starts with this database."""
    environment = os.environ | {
        "DATABASE_URL": url,
        "VAR_DIR": str(folder),
        "DJANGO_SETTINGS_MODULE": "config.settings.test",
    }
    command = [sys.executable, __file__, *sys.argv[1:], "--fill-and-ask"]
    subprocess.run(command, env=environment, cwd=ROOT, check=True)


def fill_and_ask(options):
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from stories.models import StoryPage

    call_command("migrate", verbosity=0)
    texts = bench_content.Texts()
    if not StoryPage.objects.exists():
        filling = bench_content.Filling(texts)
        timed("fill", lambda: filling.fill(options.stories, options.objects))
        timed("index", lambda: call_command("rebuild_index", verbosity=0))
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    print(
        f"\n{connection.vendor}: {options.stories} stories, {options.objects} objects"
    )
    numbers = measure(LIBRARY | SEARCHES, options.rounds, texts.examples())
    if options.json:
        options.json.write_text(json.dumps(numbers, indent=1))


def timed(name, action):
    started = time.perf_counter()
    result = action()
    print(f"  {name}: {time.perf_counter() - started:.1f} s", flush=True)
    return result


def measure(addresses, rounds, examples):
    """Ask every address in turn, round after round; return and print milliseconds."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client()
    times = {name: [] for name in addresses}
    asked = {name: address.format(**examples) for name, address in addresses.items()}
    queries = {}
    for name, address in asked.items():
        for _ in range(2):
            with CaptureQueriesContext(connection) as captured:
                response = client.get(address)
        if response.status_code != 200:
            sys.exit(f"{address} answers {response.status_code}")
        queries[name] = len(captured)
    for _ in range(rounds):
        for name, address in asked.items():
            started = time.perf_counter()
            client.get(address)
            times[name].append((time.perf_counter() - started) * 1000)
    print(f"  {'':<28}{'queries':>8}{'p50 ms':>9}{'p99 ms':>9}")
    numbers = {}
    for name, found in times.items():
        p50, p99 = (quantile(found, share) for share in (0.5, 0.99))
        numbers[name] = {"queries": queries[name], "p50": p50, "p99": p99}
        print(f"  {name:<28}{queries[name]:>8}{p50:>9.1f}{p99:>9.1f}", flush=True)
    return numbers


def quantile(values, share):
    return sorted(values)[math.ceil(len(values) * share) - 1]


if __name__ == "__main__":
    main()
