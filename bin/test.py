"""Run every test, part by part, and tell how long each part took.

A database server or browser that is missing is installed where that is possible.
Where it is not, its part is left out with one line; with CI=true the run fails.
"""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import programs
from with_postgresql import temporary_server

ROOT = Path(__file__).resolve().parent.parent
PYTEST = [sys.executable, "-m", "pytest", "--quiet"]
# One more than there are processors: the races spend most of their time waiting.
UNIT = ["--numprocesses", str(os.cpu_count() + 1), "--ignore", "tests/browser"]
UNIT += ["--ignore", "tests/production"]
IS_CI = os.environ.get("CI") == "true"


class Report:
    """What was run, how long it took and what went wrong."""

    def __init__(self):
        self.lines = []
        self.has_failed = False

    def run(self, name, arguments, environment):
        print(f"\n== {name}", flush=True)
        started = time.monotonic()
        command = [*PYTEST, *arguments]
        code = subprocess.run(
            command, cwd=ROOT, env=os.environ | environment
        ).returncode
        self._add(name, "passed" if code == 0 else "FAILED", time.monotonic() - started)

    def leave_out(self, name, reason):
        self._add(name, f"NOT RUN: {reason}", 0, is_failure=IS_CI)

    def _add(self, name, outcome, seconds, is_failure=None):
        self.has_failed |= outcome == "FAILED" if is_failure is None else is_failure
        self.lines.append(f"  {name:<22}{seconds:7.0f} s  {outcome}")

    def print(self):
        print("\n" + "\n".join(self.lines), flush=True)


def main():
    # Leave through the finally clauses: they stop the server and remove its folder.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    report = Report()
    unused = {"DATABASE_URL": f"sqlite:///{ROOT}/var/test/unused.sqlite3"}
    report.run("unit on SQLite", UNIT, unused)
    test_on_postgresql(report)
    test_in_browser(report, unused)
    report.print()
    sys.exit(1 if report.has_failed else 0)


def test_on_postgresql(report):
    binaries = programs.found_or_installed(programs.postgresql, "postgresql")
    if not binaries:
        report.leave_out("unit on PostgreSQL", "no PostgreSQL server was found")
        return
    with temporary_server(binaries) as url:
        arguments = [*UNIT, "--only-database"]
        report.run("unit on PostgreSQL", arguments, {"DATABASE_URL": url})
        report.run("production", ["tests/production"], {"DATABASE_URL": url})


def test_in_browser(report, environment):
    path = programs.found_or_installed(programs.chromium, "chromium")
    if not path:
        report.leave_out("browser", "no Chromium was found")
        return
    report.run("browser", ["tests/browser"], environment | {"CHROMIUM": path})


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
