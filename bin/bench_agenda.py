"""Measure the agenda with a short and a long past, on SQLite and PostgreSQL.

    python bin/bench_agenda.py --past 20000 --coming 500

Fills a temporary database twice and asks the same pages, in this process and without a
page cache; the last column is how much slower the long agenda is.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import bench_content
import bench_search
import programs
from with_postgresql import temporary_server

FEW = {"past": 40, "coming": 40}
PAGES = {
    "what comes": "/agenda/",
    "one facet": "/agenda/?soort=training",
    "what was": "/agenda/?toon=geweest",
    "what was, one facet": "/agenda/?toon=geweest&gemeente=gemeente-1",
    "what was, page 2": "/agenda/?toon=geweest&pagina=2",
    "one event": "/agenda/p-1/",
    "calendar file": "/agenda/p-1/agenda.ics",
}


def main():
    options = parse_options()
    if options.fill_and_ask:
        fill_and_ask(options)
        return
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        ask_in_own_process(f"sqlite:///{folder}/bench.sqlite3", folder)
        with temporary_server(programs.postgresql()) as url:
            ask_in_own_process(url, folder)


def parse_options():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--past", type=int, default=20_000)
    parser.add_argument("--coming", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=50)
    parser.add_argument("--fill-and-ask", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


def ask_in_own_process(url, folder):
    environment = os.environ | {
        "DATABASE_URL": url,
        "VAR_DIR": str(folder),
        "DJANGO_SETTINGS_MODULE": "config.settings.test",
    }
    command = [sys.executable, __file__, *sys.argv[1:], "--fill-and-ask"]
    root = Path(__file__).resolve().parent.parent
    subprocess.run(command, env=environment, cwd=root, check=True)


def fill_and_ask(options):
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0)
    filling = Filling(bench_content.Texts())
    filling.begin()
    filling.add(**FEW)
    print(f"\n{connection.vendor}: {FEW}")
    few = ask(options)
    filling.add(past=options.past - FEW["past"], coming=options.coming - FEW["coming"])
    print(f"\n{connection.vendor}: {options.past} past, {options.coming} coming")
    many = ask(options)
    for name, numbers in many.items():
        print(f"  {name:<28}{numbers['p50'] / few[name]['p50']:>8.2f} x")


def ask(options):
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return bench_search.measure(PAGES, options.rounds, {})


class Filling(bench_content.Filling):
    """Puts events in the agenda, so many past and so many to come."""

    def begin(self):
        self._vocabulary()
        _home, _library, self.agenda = self._tree()

    def add(self, *, past, coming):
        from events.models import EventPage

        self._add(self.agenda, past, lambda title: self._at(title, -1), EventPage)
        self._add(self.agenda, coming, lambda title: self._at(title, 1), EventPage)

    def _at(self, title, direction):
        from django.utils import timezone

        event = self._event(title)
        hours = direction * self.texts.choice(range(24, 9_999))
        event.starts_at = timezone.now() + timezone.timedelta(hours=hours)
        event.ends_at = event.starts_at + timezone.timedelta(hours=2)
        return event


if __name__ == "__main__":
    main()
