"""Measure the product beside nginx with a static copy of the same page.

    python bin/bench.py --rounds 5 --seconds 3

Starts the demo as ``make run`` does, and nginx; loads both in turn and prints medians
as ratios. Then the benchmarks of search and lists run, unless --pages-only. What was
measured goes to var/bench/ as JSON.
"""

import argparse
import gzip
import json
import os
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import programs
from bench_load import cpu_seconds, family, load, memory, pinned

ROOT = Path(__file__).resolve().parent.parent
VAR = ROOT / "var" / "bench"
OTHERS = [
    "bench_search.py",
    "bench_directory.py",
    "bench_agenda.py",
    "bench_matching.py",
]
SECONDS_TO_START = 120
CONNECTIONS = 32
NGINX = """
daemon off; worker_processes 1; pid {folder}/nginx.pid; error_log stderr crit; {user}
events {{ worker_connections 256; }}
http {{
  access_log off; default_type text/html; gzip_static on; keepalive_requests 1000000;
  client_body_temp_path {folder}/a; proxy_temp_path {folder}/b;
  fastcgi_temp_path {folder}/c; uwsgi_temp_path {folder}/d; scgi_temp_path {folder}/e;
  server {{ listen 127.0.0.1:{port}; root {folder}; }}
}}
"""
COLUMNS = ["what", "requests/s", "÷ nginx", "p50 ms", "p99 ms", "CPU s/1000", "÷ nginx"]


def main():
    options = parse_options()
    VAR.mkdir(parents=True, exist_ok=True)
    environment = environment_of(unused_port())
    run = [sys.executable, str(ROOT / "bin" / "run.py")]
    subprocess.run(
        [*run, "--prepare"], env=environment, check=True, stdout=subprocess.DEVNULL
    )
    with started(run, environment) as product:
        figures = {"second start, s": product.seconds}
        story = story_address(product.url)
        with static_copy(story) as (nginx, copy):
            servers = {
                "nginx, gzip_static": (nginx, copy, CONNECTIONS),
                "story from the store": (product.web, story, CONNECTIONS),
                "story that misses": (product.web, f"{story}?x=1", 1),
            }
            if nginx is None:
                del servers["nginx, gzip_static"]
            measured = measure(servers, options)
        figures |= product.memory()
    report(measured, figures, options)
    if not options.pages_only:
        run_others()


def parse_options():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=3)
    parser.add_argument("--pages-only", action="store_true")
    return parser.parse_args()


def environment_of(port):
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "config.settings.dev",
        "VAR_DIR": str(VAR),
        "PORT": str(port),
        # The same for every port, so that the demo need not be prepared again.
        "SITE_URL": "http://localhost",
    }


def unused_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


# The two servers


class Product:
    """The product as ``make run`` starts it."""

    def __init__(self, process, url):
        self.process, self.url = process, url
        started_at = time.monotonic()
        wait_for(url)
        self.seconds = time.monotonic() - started_at
        self.web = processes_named("/granian ", above=process.pid)[-1]
        for thread in Path(f"/proc/{self.web}/task").iterdir():
            os.sched_setaffinity(int(thread.name), {0})
        # The worker and the scheduler start after the first page.
        time.sleep(15)

    def memory(self):
        """Return the megabytes of what readers need, and of everything."""
        needed = [
            processes_named(name, above=self.process.pid)[0]
            for name in ("/granian ", "manage.py db_worker")
        ]
        return {
            "memory of web and worker, MB": sum(map(memory, needed)),
            "memory of everything, MB": memory(self.process.pid),
        }


@contextmanager
def started(run, environment):
    process = subprocess.Popen(run, env=environment, stdout=subprocess.DEVNULL)
    try:
        yield Product(process, f"http://localhost:{environment['PORT']}")
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait()


def processes_named(name, *, above):
    """Return the processes below another with this in their command, eldest first."""
    lines = {
        pid: Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()
        for pid in family(above)
    }
    return sorted(pid for pid, line in lines.items() if name in line)


@contextmanager
def static_copy(address):
    """Serve what is at an address with nginx; yield its process and the address."""
    if not programs.found_or_installed(lambda: shutil.which("nginx"), "nginx-light"):
        print("There is no nginx here: the ratios are left out.")
        yield None, None
        return
    port = unused_port()
    with tempfile.TemporaryDirectory(prefix="bench-") as temporary:
        folder = Path(temporary)
        page = fetch(address)
        (folder / "page.html").write_bytes(page)
        (folder / "page.html.gz").write_bytes(gzip.compress(page))
        user = "user root;" if os.geteuid() == 0 else ""
        config = folder / "nginx.conf"
        config.write_text(NGINX.format(folder=folder, user=user, port=port))
        command = pinned(["nginx", "-p", str(folder), "-c", str(config)], core=0)
        process = subprocess.Popen(command)
        try:
            copy = f"http://127.0.0.1:{port}/page.html"
            wait_for(copy)
            yield process.pid, copy
        finally:
            process.terminate()
            process.wait()


def wait_for(url):
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline:
        try:
            fetch(url)
        except urllib.error.HTTPError as error:
            sys.exit(f"{url} answers {error.code}")
        except OSError:
            time.sleep(0.05)
        else:
            return
    sys.exit(f"{url} does not answer")


def fetch(url):
    with urllib.request.urlopen(url, timeout=SECONDS_TO_START) as response:
        return response.read()


def story_address(url):
    page = fetch(f"{url}/verhalen/").decode()
    return url + re.search(r'href="(/verhalen/[a-z0-9-]+/)"', page)[1]


# Measuring


def measure(servers, options):
    """Load every server in turn, round after round; return the figures of each."""
    rounds = {name: [] for name in servers}
    for number in range(options.rounds + 1):
        for name, (process, url, connections) in servers.items():
            before = cpu_seconds(process)
            found = load(url, connections=connections, seconds=options.seconds)
            used = cpu_seconds(process) - before
            if found.errors:
                sys.exit(f"{url}: {found.errors} answers were errors")
            # The first round only warms up.
            if number:
                rounds[name].append(
                    {
                        "requests/s": found.requests / found.seconds,
                        "p50 ms": found.p50,
                        "p99 ms": found.p99,
                        "CPU s/1000": used / found.requests * 1_000,
                    }
                )
    return {
        name: {
            figure: statistics.median(one[figure] for one in found)
            for figure in found[0]
        }
        for name, found in rounds.items()
    }


def report(measured, figures, options):
    limit = measured.get("nginx, gzip_static")
    loader = "wrk" if shutil.which("wrk") else "a loader in Python (wrk is not here)"
    now = datetime.now(UTC)
    print(f"\n{now:%Y-%m-%d}, commit {commit()}, {options.rounds} rounds with {loader}")
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}\n")
    print("| " + " | ".join(COLUMNS) + " |")
    print("|---" + "|---:" * (len(COLUMNS) - 1) + "|")
    for name, found in measured.items():
        print(f"| {' | '.join(row(name, found, limit))} |")
    for name, value in figures.items():
        print(f"\n{name}: {value:.1f}")
    result = {"at": now.isoformat(), "commit": commit(), "pages": measured} | figures
    path = VAR / f"pages-{now:%Y%m%d-%H%M%S}.json"
    path.write_text(json.dumps(result, indent=1))
    print(f"\nWritten to {path.relative_to(ROOT)}")


def row(name, found, limit):
    def ratio(figure):
        return f"{found[figure] / limit[figure]:.2f}" if limit else "–"

    return [
        name,
        f"{found['requests/s']:.0f}",
        ratio("requests/s"),
        f"{found['p50 ms']:.2f}",
        f"{found['p99 ms']:.2f}",
        f"{found['CPU s/1000']:.4f}",
        ratio("CPU s/1000"),
    ]


def commit():
    found = subprocess.run(
        [shutil.which("git") or "git", "rev-parse", "--short", "HEAD"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return found.stdout.strip() or "unknown"


def run_others():
    for name in OTHERS:
        script = ROOT / "bin" / f"bench_{name}.py"
        if script.exists():
            print(f"\n{name}", flush=True)
            subprocess.run([sys.executable, str(script)], check=True)


if __name__ == "__main__":
    main()
