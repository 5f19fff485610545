"""Start the whole product on this machine: prepare what is out of date, then serve it.

VAR_DIR and PORT say where; --prepare stops before anything is served.
"""

import errno
import hashlib
import json
import os
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path

import environ
from honcho.environ import parse_procfile
from honcho.manager import Manager
from honcho.printer import Printer

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ["platform", "profiles", "stories", "events"]
MADE_FROM = {
    "database": [
        "uv.lock",
        *(f"{source}/**/migrations/*.py" for source in SOURCES),
        *(f"{source}/**/demo/**/*" for source in SOURCES),
        "platform/core/illustration/*.py",
    ],
    "static": [
        "uv.lock",
        "static/**/*",
        *(f"{source}/**/static/**/*" for source in SOURCES),
    ],
}
BYTES_NEEDED = 200_000_000
SECONDS_TO_START = 60


def main():
    started = time.monotonic()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    signal.signal(signal.SIGHUP, stop_silently)
    environ.Env.read_env(ROOT / ".env")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    os.environ["PATH"] = (
        f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    )
    port = free_port()
    os.environ.setdefault("SITE_URL", f"http://localhost:{port}")
    var = usable_folder(os.environ.get("VAR_DIR", ROOT / "var"))
    prepare(var)
    if "--prepare" not in sys.argv[1:]:
        sys.exit(serve(port, var, started))


def stop_silently(*_):
    """Stop as on SIGTERM; the terminal was closed, so nobody can be told."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.dup2(nowhere, sys.stderr.fileno())
    signal.raise_signal(signal.SIGTERM)


def free_port():
    """Return the port to listen on, or stop when something else listens there."""
    try:
        port = int(os.environ.setdefault("PORT", "8000"))
        with socket.create_server((os.environ.get("HOST", "127.0.0.1"), port)):
            return port
    except (ValueError, OverflowError):
        sys.exit(f"PORT must be a number up to 65535, not {os.environ['PORT']!r}.")
    except OSError as error:
        taken = error.errno == errno.EADDRINUSE
        reason = "is taken" if taken else f"cannot be used: {error.strerror}"
        sys.exit(f"Port {port} {reason}. Choose another: make run PORT=8123")


def usable_folder(path):
    """Return the folder for data, or stop when nothing can be written there."""
    folder = Path(path).resolve()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"0" * 4096)
        free = shutil.disk_usage(folder).free
    except OSError as error:
        sys.exit(f"Nothing can be written in {folder}: {error.strerror}.")
    if free < BYTES_NEEDED:
        needed = BYTES_NEEDED // 1_000_000
        sys.exit(f"The disk of {folder} is too full: {needed} MB must be free.")
    os.environ["VAR_DIR"] = str(folder)
    return folder


# Preparing


def prepare(var):
    """Bring the database, demo content and static files up to date, both at once."""
    stamps = var / "prepared.json"
    done = json.loads(stamps.read_text()) if stamps.exists() else {}
    wanted = {name: fingerprint(patterns) for name, patterns in MADE_FROM.items()}
    wanted["database"] += os.environ["SITE_URL"]
    if not has_database_file(var):
        done.pop("database", None)
    if not (var / "static").exists():
        done.pop("static", None)
    commands = {
        "static": ["collectstatic", "--noinput", "--clear", "-v", "0"],
        "database": ["prepare"],
    }
    stale = [name for name in commands if done.get(name) != wanted[name]]
    if stale:
        print(f"Preparing: {' and '.join(stale)} ...", flush=True)
        run_all([commands[name] for name in stale])
        stamps.write_text(json.dumps(wanted))


def has_database_file(var):
    """Say whether the database is a file that exists; a server is always asked."""
    url = os.environ.get("DATABASE_URL", f"sqlite:///{var}/db.sqlite3")
    kind, _, path = url.partition(":///")
    return kind == "sqlite" and Path(path).exists()


def fingerprint(patterns):
    """Return a hash of the names and contents of the files that fit the patterns."""
    found = {path for pattern in patterns for path in ROOT.glob(pattern)}
    digest = hashlib.sha256()
    for path in sorted(found):
        if path.is_file() and path.suffix != ".pyc":
            digest.update(str(path.relative_to(ROOT)).encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def run_all(commands):
    """Run management commands side by side; stop all of them when one fails."""
    manage = [sys.executable, str(ROOT / "manage.py")]
    processes = [subprocess.Popen([*manage, *command]) for command in commands]
    try:
        failed = [process.args for process in processes if process.wait()]
    finally:
        for process in processes:
            process.terminate()
            process.wait()
    if failed:
        sys.exit(f"Preparing stopped: {' '.join(failed[0][2:])} failed, see above.")


# Serving


class QuietPrinter(Printer):
    """Prints what the processes say, and not what the process manager does."""

    def write(self, message):
        if message.name != "system":
            super().write(message)


def serve(port, var, started):
    """Run web server, task worker and scheduler until one of them or we are stopped."""
    manager = Manager(QuietPrinter(sys.stdout))
    answered = var / "web-has-answered"
    answered.unlink(missing_ok=True)
    # The reader is waiting for the web server: the others leave it both cores.
    wait = f"while [ ! -e {shlex.quote(str(answered))} ]; do sleep 0.2; done; "
    processes = parse_procfile((ROOT / "Procfile").read_text()).processes
    for name, command in processes.items():
        before = "" if name == "web" else wait
        manager.add_process(name, before + command, cwd=str(ROOT))
    arguments = (port, var, started, answered)
    threading.Thread(target=announce, args=arguments, daemon=True).start()
    manager.loop()
    return manager.returncode


def announce(port, var, started, answered):
    """Ask for the front page, so that no reader waits for the first one, and tell."""
    address = f"http://localhost:{port}/"
    has_answered = front_page_answers(address)
    answered.touch()
    if not has_answered:
        print(f"The front page at {address} does not answer: see above.", flush=True)
        return
    seconds = time.monotonic() - started
    logins = var / "demo-logins.txt"
    if logins.exists():
        print(logins.read_text(), flush=True)
    print(f"Ready in {seconds:.1f} s: {address}  (Ctrl-C stops it)\n", flush=True)


def front_page_answers(address):
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(address, timeout=SECONDS_TO_START):
                return True
        except urllib.error.HTTPError:
            return False
        except OSError:
            time.sleep(0.1)
    return False


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
