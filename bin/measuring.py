"""What the benchmarks share: databases, processes that answer, figures and tables.

A benchmark gives its sizes, and a function that fills an empty database of one size and
returns {name: answering.Question}. Every size has a process and a database of its own.
They are asked in turn, so that what else a machine does falls on all of them; processor
time tells what is left of the difference then.
"""

import argparse
import json
import math
import os
import re
import shutil
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

import answering
import programs
from with_postgresql import temporary_server

ROOT = Path(__file__).resolve().parent.parent
DATABASES = ["sqlite", "postgresql"]
WARM = 3  # rounds that do not count


def parser(about, *, rounds):
    """Return a parser with the options that all benchmarks have."""
    made = argparse.ArgumentParser(
        description=about, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    made.add_argument("--rounds", type=int, default=rounds)
    made.add_argument("--database", choices=[*DATABASES, "both"], default="both")
    made.add_argument("--keep", type=Path, help="folder for the SQLite databases")
    made.add_argument("--json", type=Path, help="write the figures here as well")
    made.add_argument("--answer", help=argparse.SUPPRESS)
    return made


def run(options, sizes, prepare):
    """Measure {label: size} on each database; print tables and return all figures.

    The result is {database: {label: {question: {figure: number}}}}.
    """
    if options.answer:
        answering.answer(lambda: prepare(sizes[options.answer]))
        return None
    print(f"{Path(sys.argv[0]).stem}, {heading()}", flush=True)
    databases = DATABASES if options.database == "both" else [options.database]
    found = {}
    with tempfile.TemporaryDirectory(prefix="bench-") as temporary:
        folder = options.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        for database in databases:
            with ExitStack() as stack:
                workers = [Worker(database, one, folder, stack) for one in sizes]
                found[database] = measure(workers, options.rounds)
            print_table(database, found[database])
    if options.json:
        about = {"at": datetime.now(UTC).isoformat(), "commit": commit()}
        options.json.write_text(json.dumps(about | {"databases": found}, indent=1))
    return found


class Worker:
    """A process with a database of its own, that answers a question per line."""

    def __init__(self, database, label, folder, stack):
        self.label = label
        if database == "sqlite":
            name = re.sub(r"\W+", "-", f"{Path(sys.argv[0]).stem}-{label}")
            url = f"sqlite:///{folder}/{name}.sqlite3"
        else:
            url = stack.enter_context(temporary_server(programs.postgresql()))
        environment = os.environ | {
            "DATABASE_URL": url,
            "VAR_DIR": str(folder),
            "DJANGO_SETTINGS_MODULE": "config.settings.test",
        }
        self._process = subprocess.Popen(
            [sys.executable, *sys.argv, "--answer", label],
            env=environment,
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        stack.callback(self._process.kill)

    @cached_property
    def questions(self):
        """Return {question: what is known of it}, when the database is filled."""
        return self._read()

    def ask(self, name):
        """Return the milliseconds that one answer took, and those of processors."""
        self._process.stdin.write(f"{name}\n")
        self._process.stdin.flush()
        return self._read()

    def _read(self):
        line = self._process.stdout.readline()
        return json.loads(line) if line else sys.exit(f"{self.label} gave no answer")


def measure(workers, rounds):
    """Return {label: {question: figures}}, asked in turn."""
    # All fill their databases side by side.
    questions, *_others = [worker.questions for worker in workers]
    usual = [name for name, about in questions.items() if not about["rounds"]]
    taken = {worker.label: {name: [] for name in questions} for worker in workers}
    _go_round(workers, usual, rounds, taken)
    for name, about in questions.items():
        if about["rounds"]:
            _go_round(workers, [name], min(rounds, about["rounds"]), taken)
    return {
        worker.label: {
            name: worker.questions[name] | figures(taken[worker.label][name])
            for name in questions
        }
        for worker in workers
    }


def _go_round(workers, names, rounds, taken):
    for number in range(rounds + min(WARM, rounds)):
        for name in names:
            for worker in workers if number % 2 else reversed(workers):
                answered = worker.ask(name)
                if number >= min(WARM, rounds):
                    taken[worker.label][name].append(answered)


def figures(taken):
    """Return the milliseconds of the usual answer and of nearly the slowest."""
    wall, cpu = zip(*taken, strict=True)
    return {
        "p50 ms": quantile(wall, 0.5),
        "p99 ms": quantile(wall, 0.99),
        "CPU p50 ms": quantile(cpu, 0.5),
        "CPU p99 ms": quantile(cpu, 0.99),
    }


def quantile(values, share):
    return sorted(values)[math.ceil(len(values) * share) - 1]


# Tables


def heading():
    """Return when, of which state and on what machine this is measured."""
    load = os.getloadavg()[0]
    today = f"{datetime.now(UTC):%Y-%m-%d}, commit {commit()}"
    return f"{today}, {os.cpu_count()} cores, load {load:.1f}"


def commit():
    git = shutil.which("git") or "git"
    command = [git, "rev-parse", "--short", "HEAD"]
    found = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    return found.stdout.strip() or "unknown"


def print_table(database, found):
    """Print the figures of each size; of two sizes also how much the second takes."""
    first, *others = found
    head = [f"{label}: p50 / p99 / CPU ms" for label in found]
    if others:
        head += ["× p50", "× p99", "× CPU p99"]
    rows = []
    for name in found[first]:
        sizes = [found[label][name] for label in found]
        cells = [_times(size) for size in sizes]
        if others:
            cells += [
                f"{sizes[-1][figure] / sizes[0][figure]:.2f}"
                for figure in ("p50 ms", "p99 ms", "CPU p99 ms")
            ]
        queries = dict.fromkeys(str(size["queries"]) for size in sizes)
        memory = max(size["memory MB"] for size in sizes)
        rows.append([name, *cells, " / ".join(queries), f"{memory:.1f}"])
    print_rows([database, *head, "queries", "MB"], rows)


def _times(size):
    return " / ".join(f"{size[key]:.1f}" for key in ("p50 ms", "p99 ms", "CPU p50 ms"))


def print_rows(head, rows):
    """Print a table as it stands in a page of docs/."""
    rule = ["---", *["---:"] * (len(head) - 1)]
    print()
    for cells in [head, rule, *rows]:
        print(f"| {' | '.join(cells)} |", flush=True)
