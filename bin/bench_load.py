"""Load a web server, and read what its processes used; for the benchmarks."""

import http.client
import os
import re
import shutil
import subprocess
import threading
import time
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

TICKS = os.sysconf("SC_CLK_TCK")
UNITS = {"us": 0.001, "ms": 1, "s": 1_000}
HEADERS = {"Accept-Encoding": "gzip"}


class Load(NamedTuple):
    """What came of asking one address for some seconds."""

    requests: int
    seconds: float
    p50: float  # milliseconds
    p99: float
    errors: int


def pinned(command, core):
    """Return a command that stays on one core, where the machine has two or more."""
    if (os.cpu_count() or 1) < 2 or not shutil.which("taskset"):
        return command
    return ["taskset", "-c", str(core), *command]


def load(url, *, connections, seconds):
    """Ask an address as often as it goes; with wrk when the system has it."""
    if shutil.which("wrk"):
        return _load_with_wrk(url, connections, seconds)
    return _load_with_python(url, connections, seconds)


def _load_with_wrk(url, connections, seconds):
    headers = [f"-H{name}: {value}" for name, value in HEADERS.items()]
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency"]
    output = subprocess.check_output(
        pinned([*command, *headers, url], core=1), text=True
    )
    requests, took = re.search(r"(\d+) requests in ([\d.]+)s", output).groups()
    failed = re.search(r"Non-2xx or 3xx responses: (\d+)", output)
    return Load(
        int(requests),
        float(took),
        *(_milliseconds(output, share) for share in ("50%", "99%")),
        int(failed[1]) if failed else 0,
    )


def _milliseconds(output, share):
    number, unit = re.search(rf"{share}\s+([\d.]+)(us|ms|s)", output).groups()
    return float(number) * UNITS[unit]


def _load_with_python(url, connections, seconds):
    """Ask with threads: they are slower than a server, so only its CPU tells much."""
    parts, times, errors = urlsplit(url), [], []
    until = time.monotonic() + seconds

    def reader():
        client = http.client.HTTPConnection(parts.netloc)
        path = f"{parts.path}?{parts.query}" if parts.query else parts.path
        while time.monotonic() < until:
            started = time.perf_counter()
            client.request("GET", path, headers=HEADERS)
            response = client.getresponse()
            response.read()
            times.append((time.perf_counter() - started) * 1_000)
            if response.status != 200:
                errors.append(response.status)

    threads = [threading.Thread(target=reader) for _ in range(connections)]
    started = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    times.sort()
    p50, p99 = (times[int(len(times) * share)] for share in (0.5, 0.99))
    return Load(len(times), time.monotonic() - started, p50, p99, len(errors))


def family(pid):
    """Return a process and all that it started, also through others."""
    parents = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and (stat := _stat(entry.name)):
            parents[int(entry.name)] = int(stat[1])
    found = {pid}
    while more := {child for child, above in parents.items() if above in found} - found:
        found |= more
    return found


def cpu_seconds(pid):
    """Return the processor time that a process and its children used so far."""
    stats = filter(None, map(_stat, family(pid)))
    return sum(int(stat[11]) + int(stat[12]) for stat in stats) / TICKS


def memory(pid):
    """Return the megabytes of a process and its children; what they share counts once.

    Without smaps_rollup, as in some containers, what they share counts for each.
    """
    total = 0
    for process in family(pid):
        try:
            text = Path(f"/proc/{process}/smaps_rollup").read_text()
            total += int(re.search(r"^Pss:\s+(\d+)", text, re.MULTILINE)[1])
        except (OSError, TypeError):
            total += _resident(process)
    return total / 1024


def _resident(process):
    try:
        text = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0
    found = re.search(r"^VmRSS:\s+(\d+)", text, re.MULTILINE)
    return int(found[1]) if found else 0


def _stat(process):
    """Return the fields of /proc/PID/stat after the name, or None when it is gone."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(") ")[2].split()
    except OSError:
        return None
