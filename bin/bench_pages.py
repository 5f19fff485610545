"""Measure stored and other pages of the running demo, beside nginx with a copy of one.

Part of bench.py: it starts the demo as ``make run`` does, and nginx; loads both in turn
and tells medians. Then pages are published while they are read.
"""

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
from pathlib import Path

import measuring
import programs
from bench_load import cpu_seconds, family, load, memory, pinned

ROOT = Path(__file__).resolve().parent.parent
SECONDS_TO_START = 120
CONNECTIONS = 32
ROUNDS, SECONDS, PUBLICATIONS = 7, 3, 200
QUICK_ROUNDS, QUICK_SECONDS, QUICK_PUBLICATIONS = 2, 1, 20
NGINX, STORE = "nginx, gzip_static", "story from the store"
STORY, OTHER = "story that misses", "page of the other server"
NGINX_SETTINGS = """
daemon off; worker_processes 1; pid {folder}/nginx.pid; error_log stderr crit; {user}
events {{ worker_connections 256; }}
http {{
  access_log off; default_type text/html; gzip_static on; keepalive_requests 1000000;
  client_body_temp_path {folder}/a; proxy_temp_path {folder}/b;
  fastcgi_temp_path {folder}/c; uwsgi_temp_path {folder}/d; scgi_temp_path {folder}/e;
  server {{ listen 127.0.0.1:{port}; root {folder}; }}
}}
"""


def measure(options, var):
    """Return the figures of the servers, of publishing, of the start and of memory."""
    rounds, seconds, publications = (
        (QUICK_ROUNDS, QUICK_SECONDS, QUICK_PUBLICATIONS)
        if options.quick
        else (ROUNDS, SECONDS, PUBLICATIONS)
    )
    environment = environment_of(unused_port(), var)
    run = [sys.executable, str(ROOT / "bin" / "run.py")]
    subprocess.run(
        [*run, "--prepare"], env=environment, check=True, stdout=subprocess.DEVNULL
    )
    with started(run, environment) as product:
        story = story_address(product.url)
        servers = {
            STORE: (product.web, story, CONNECTIONS),
            STORY: (product.web, f"{story}?x=1", 1),
        }
        if options.beside:
            pid, url = options.beside
            servers[OTHER] = (int(pid), url, 1)
        with static_copy(story) as copy:
            servers = ({NGINX: (*copy, CONNECTIONS)} if copy else {}) | servers
            measured = loaded_in_turn(servers, rounds, seconds)
        found = {"servers": measured, "memory MB": product.memory()}
        found |= published(environment, story, publications)
    print_table(measured)
    return found | {"second start s": product.seconds}


def environment_of(port, var):
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "config.settings.dev",
        "VAR_DIR": str(var),
        "PORT": str(port),
        # The same for every port, so that the demo need not be prepared again.
        "SITE_URL": "http://localhost",
    }


def unused_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


# The servers


class Product:
    """The product as ``make run`` starts it."""

    def __init__(self, process, url):
        self._process, self.url = process, url
        started_at = time.monotonic()
        wait_for(url)
        self.seconds = time.monotonic() - started_at
        self.web = processes_named("/granian ", above=process.pid)[-1]
        for thread in Path(f"/proc/{self.web}/task").iterdir():
            os.sched_setaffinity(int(thread.name), {0})
        # The worker and the scheduler start after the first page.
        time.sleep(15)

    def memory(self):
        """Return the megabytes of what serves readers and does the tasks."""
        needed = [
            processes_named(name, above=self._process.pid)[0]
            for name in ("/granian ", "manage.py db_worker")
        ]
        return sum(map(memory, needed))


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
    """Serve what is at an address with nginx; yield (process, address) or None."""
    if not programs.found_or_installed(lambda: shutil.which("nginx"), "nginx-light"):
        print("There is no nginx here: the ratios are left out.")
        yield None
        return
    port = unused_port()
    with tempfile.TemporaryDirectory(prefix="bench-") as temporary:
        folder = Path(temporary)
        page = fetch(address)
        (folder / "page.html").write_bytes(page)
        (folder / "page.html.gz").write_bytes(gzip.compress(page))
        user = "user root;" if os.geteuid() == 0 else ""
        config = folder / "nginx.conf"
        config.write_text(NGINX_SETTINGS.format(folder=folder, user=user, port=port))
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


def loaded_in_turn(servers, rounds, seconds):
    """Load every server in turn, round after round; return the medians of each."""
    taken = {name: [] for name in servers}
    for number in range(rounds + 1):
        for name, (process, url, connections) in servers.items():
            before = cpu_seconds(process)
            found = load(url, connections=connections, seconds=seconds)
            used = cpu_seconds(process) - before
            if found.errors:
                sys.exit(f"{url}: {found.errors} answers were errors")
            # The first round only warms up.
            if number:
                taken[name].append(
                    {
                        "requests/s": found.requests / found.seconds,
                        "p50 ms": found.p50,
                        "p99 ms": found.p99,
                        "CPU ms": used / found.requests * 1_000,
                    }
                )
    return {
        name: {
            figure: statistics.median(one[figure] for one in found)
            for figure in found[0]
        }
        for name, found in taken.items()
    }


def published(environment, story, publications):
    """Publish a story again and again; return how often a reader saw an old one."""
    command = [sys.executable, str(ROOT / "bin" / "publishing.py")]
    output = subprocess.check_output(
        [*command, story, str(publications)], env=environment, cwd=ROOT, text=True
    )
    return json.loads(output.splitlines()[-1])


def print_table(measured):
    limit = measured.get(NGINX)
    loader = "wrk" if shutil.which("wrk") else "a loader in Python (wrk is not here)"
    print(f"\nPages, {measuring.heading()}, medians, loaded with {loader}")
    head = ["what", "requests/s", "÷ nginx", "p50 ms", "p99 ms", "CPU µs", "÷ nginx"]
    measuring.print_rows(
        head, [cells(name, found, limit) for name, found in measured.items()]
    )


def cells(name, found, limit):
    def ratio(figure):
        return f"{found[figure] / limit[figure]:.2f}" if limit else "–"

    return [
        name,
        f"{found['requests/s']:.0f}",
        ratio("requests/s"),
        f"{found['p50 ms']:.2f}",
        f"{found['p99 ms']:.2f}",
        f"{found['CPU ms'] * 1_000:.1f}",
        ratio("CPU ms"),
    ]
