"""Run a command with DATABASE_URL set to a PostgreSQL that exists only meanwhile.

    python bin/with_postgresql.py pytest tests/core

The server listens on a socket in a folder of its own, so that any number of them can
run at once. It trades safety for speed: what it stores is thrown away anyway.
"""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

import programs

SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "jit": "off",
    "max_wal_size": "4GB",
    "shared_buffers": "64MB",
    "max_connections": "200",
}
SECONDS_TO_START = 30


@contextmanager
def temporary_server(binaries):
    """Yield the URL of a new, empty server and remove it afterwards."""
    # A socket's path may have 107 characters, so TMPDIR is no place for it.
    folder = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
    owner = _unprivileged_user()
    if owner:
        shutil.chown(folder, owner)
    try:
        server = _start(binaries, folder, owner)
        try:
            yield f"postgres://tests@/{folder}/postgres"
        finally:
            server.send_signal(signal.SIGINT)
            server.wait()
    finally:
        shutil.rmtree(folder)


def _unprivileged_user():
    """Return who runs the server when we are root: PostgreSQL refuses root."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def _start(binaries, folder, owner):
    data, log = folder / "data", folder / "log"
    options = {"cwd": folder, "user": owner, "stderr": subprocess.STDOUT}
    initdb = [binaries / "initdb", "--pgdata", data, "--username=tests"]
    initdb += ["--auth=trust", "--no-sync", "--encoding=UTF8", "--locale=C.UTF-8"]
    with log.open("w") as output:
        subprocess.run(initdb, check=True, stdout=output, **options)
        command = [binaries / "postgres", "-D", data, "-k", folder]
        for name, value in SETTINGS.items():
            command += ["-c", f"{name}={value}"]
        server = subprocess.Popen(command, stdout=output, **options)
    deadline = time.monotonic() + SECONDS_TO_START
    probe = [binaries / "pg_isready", "--quiet", "-h", folder]
    while subprocess.run(probe).returncode:
        if server.poll() is not None or time.monotonic() > deadline:
            server.kill()
            raise RuntimeError(f"PostgreSQL did not start:\n{log.read_text()}")
        time.sleep(0.1)
    return server


def main():
    binaries = programs.found_or_installed(programs.postgresql, "postgresql")
    if not binaries:
        sys.exit("No PostgreSQL server was found. On Debian: apt install postgresql")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with temporary_server(binaries) as url:
        environment = os.environ | {"DATABASE_URL": url}
        sys.exit(subprocess.run(sys.argv[1:], env=environment).returncode)


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
