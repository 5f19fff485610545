"""Measure the product: pages beside nginx, then lists, posting, matching and search.

    python bin/bench.py
    python bin/bench.py --quick --only pages,board

Prints tables, the last of which holds what was measured against the goals, as it stands
in docs/speed.md. All figures go to var/bench/ as JSON. --quick fills smaller databases
and asks less often: to see that all works, not to compare.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import bench_board
import bench_directory
import bench_pages
import bench_search
import measuring
import programs

ROOT = Path(__file__).resolve().parent.parent
VAR = ROOT / "var" / "bench"
PAGES = "pages"
# {part: (arguments, those of --quick)}
PARTS = {
    "directory": ("--rounds=60", "--rounds=20 --many=10000"),
    "board": (
        "--rounds=60",
        "--rounds=20 --open=2000 --closed=20000 --searches=500",
    ),
    "search": (
        "--rounds=50 --objects=100000",
        "--rounds=20 --stories=1000 --objects=10000",
    ),
    "matching": ("--rounds=30", "--rounds=10 --vacatures=3000"),
    "agenda": ("--rounds=30", "--rounds=10 --past=2000 --coming=100"),
}
SLOWER_AT_MOST = 1.5  # times, for a list that grew
SEARCH_AT_MOST = 250  # ms


class Row(NamedTuple):
    """One line of the last table; without a goal it is neither reached nor missed."""

    what: str
    measured: str
    goal: str = "–"
    is_reached: bool | None = None


def main():
    options = parse_options()
    VAR.mkdir(parents=True, exist_ok=True)
    heading, now = measuring.heading(), datetime.now(UTC)
    found = {}
    if PAGES in options.only:
        found[PAGES] = bench_pages.measure(options, VAR)
    database = "both" if has_postgresql() else "sqlite"
    for name in PARTS:
        if name in options.only:
            found[name] = measured_by(name, database, quick=options.quick)
    rows = [row for name, figures in found.items() for row in ROWS[name](figures)]
    print_goals(heading, rows, options)
    about = {
        "at": now.isoformat(),
        "commit": measuring.commit(),
        "quick": options.quick,
    }
    path = VAR / f"bench-{now:%Y%m%d-%H%M%S}.json"
    goals = [row._asdict() for row in rows]
    path.write_text(json.dumps(about | {"goals": goals, "figures": found}, indent=1))
    print(f"\nWritten to {path.relative_to(ROOT)}")


def parse_options():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--only", type=parts, default=[PAGES, *PARTS])
    parser.add_argument(
        "--beside",
        nargs=2,
        metavar=("PID", "URL"),
        help="a page of another server on this machine, to hold a story against",
    )
    return parser.parse_args()


def parts(text):
    names = text.split(",")
    unknown = set(names) - {PAGES, *PARTS}
    if unknown:
        raise argparse.ArgumentTypeError(f"no such part: {', '.join(sorted(unknown))}")
    return names


def has_postgresql():
    found = programs.found_or_installed(programs.postgresql, "postgresql")
    if not found:
        print("There is no PostgreSQL here: only SQLite is measured.")
    return bool(found)


def measured_by(name, database, *, quick):
    """Run a benchmark; return {database: {size: {question: figures}}}."""
    arguments = PARTS[name][quick].split()
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        written = Path(folder) / "figures.json"
        command = [sys.executable, str(ROOT / "bin" / f"bench_{name}.py"), *arguments]
        options = [f"--database={database}", f"--json={written}"]
        print(flush=True)
        subprocess.run([*command, *options], check=True)
        return json.loads(written.read_text())["databases"]


# What came of it


def page_rows(found):
    """Return the lines about pages; without nginx there are no ratios."""
    servers = found["servers"]
    store, story = servers[bench_pages.STORE], servers[bench_pages.STORY]
    nginx, other = servers.get(bench_pages.NGINX), servers.get(bench_pages.OTHER)
    if nginx:
        times = store["CPU ms"] / nginx["CPU ms"]
        yield at_most("stored page: CPU ÷ nginx", times, 2)
        share = store["requests/s"] / nginx["requests/s"]
        goal = "≥ 0.5"
        yield Row("stored page: requests/s ÷ nginx", f"{share:.2f}", goal, share >= 0.5)
    yield at_most("story that misses: CPU", story["CPU ms"], 10, " ms")
    if other:
        times = story["CPU ms"] / other["CPU ms"]
        yield at_most("story that misses: CPU ÷ that of the other server", times, 0.3)
    reads, stale = found["reads"], found["stale reads"]
    measured = f"{stale} of {reads} reads stale"
    yield Row("publication → next reader", measured, "next request", not stale)
    yield at_most("second start to first page", found["second start s"], 6, " s")
    yield at_most("memory of web and worker", found["memory MB"], 400, " MB")


def at_most(what, number, goal, unit=""):
    decimals = max(0, 3 - len(str(int(number))))
    measured = f"{number:.{decimals}f}{unit}"
    return Row(what, measured, f"≤ {goal}{unit}", number <= goal)


def growth_rows(found, questions):
    """Return for each database how much slower the question is that grew most."""
    for database, sizes in found.items():
        (few, small), (many, large) = sizes.items()
        times = {
            name: large[name]["p99 ms"] / small[name]["p99 ms"] for name in questions
        }
        worst = max(times, key=times.get)
        cpu = large[worst]["CPU p99 ms"] / small[worst]["CPU p99 ms"]
        yield Row(
            f"{many} ÷ {few}, p99, {database}",
            f"{times[worst]:.2f} ({worst}; CPU {cpu:.2f})",
            f"≤ {SLOWER_AT_MOST}",
            times[worst] <= SLOWER_AT_MOST,
        )


def slowest_rows(found, questions, what, most=None):
    """Return for each database the p99 of the slowest question at the largest size."""
    for database, sizes in found.items():
        size, figures = list(sizes.items())[-1]
        worst = max(questions or figures, key=lambda name: figures[name]["p99 ms"])
        slowest = figures[worst]["p99 ms"]
        measured = f"{slowest:.0f} ms ({worst})"
        goal = (f"≤ {most} ms", slowest <= most) if most else ()
        yield Row(f"{what}, {size}, p99, {database}", measured, *goal)


def board_rows(found):
    yield from growth_rows(found, bench_board.PAGES)
    yield from slowest_rows(found, [bench_board.POSTING], "posting")


ROWS = {
    PAGES: page_rows,
    "directory": lambda found: growth_rows(found, bench_directory.PAGES),
    "board": board_rows,
    "search": lambda found: slowest_rows(
        found, bench_search.SEARCHES, "search", SEARCH_AT_MOST
    ),
    "matching": lambda found: slowest_rows(found, None, "matching"),
    "agenda": lambda found: slowest_rows(found, None, "agenda"),
}


def print_goals(heading, rows, options):
    verdict = {True: "yes", False: "**no**", None: "–"}
    table = [
        [row.what, row.measured, row.goal, verdict[row.is_reached]] for row in rows
    ]
    print(f"\n{heading}{', quick: smaller than the goals ask' * options.quick}")
    measuring.print_rows(["what", "measured", "goal", "reached"], table)


if __name__ == "__main__":
    main()
