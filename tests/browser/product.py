"""The real product for the browser: web server, worker and scheduler, with the demo."""

import fcntl
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager

from django.conf import settings

RUN = [sys.executable, str(settings.BASE_DIR / "bin" / "run.py")]
KEPT = settings.VAR_DIR / "test" / "demo"
SECONDS_TO_START = 60


class Product:
    """A running product: its address, its data folder and its command line."""

    def __init__(self, url, var, environment):
        self.url = url
        self.var = var
        self._environment = environment

    def manage(self, *arguments):
        """Run a management command on the running product's data; return its output."""
        command = [sys.executable, settings.BASE_DIR / "manage.py", *arguments]
        return subprocess.check_output(command, env=self._environment, text=True)

    def failures(self):
        """Return what the product printed from its last failure on."""
        said = (self.var / "log").read_text()
        _before, mark, after = said.rpartition("Traceback")
        return mark + after[:4000]


@contextmanager
def running(var):
    """Yield the product on a copy of the demo in a new folder, until it is stopped."""
    shutil.copytree(prepared_demo(), var, symlinks=True)
    port = unused_port()
    environment = _environment(var) | {"PORT": str(port)}
    with (var / "log").open("w") as log:
        process = subprocess.Popen(
            RUN, env=environment, stdout=log, stderr=subprocess.STDOUT
        )
    product = Product(f"http://localhost:{port}", var, environment)
    try:
        _wait_for(product, process)
        yield product
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait()


def prepared_demo():
    """Return a folder with the demo, made once and renewed when its sources changed."""
    KEPT.mkdir(parents=True, exist_ok=True)
    with (KEPT.parent / "demo-lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        environment = _environment(KEPT) | {"PORT": str(unused_port())}
        subprocess.run([*RUN, "--prepare"], env=environment, check=True)
    return KEPT


def _environment(var):
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return kept | {
        "VAR_DIR": str(var),
        "DATABASE_URL": f"sqlite:///{var}/db.sqlite3",
        # The same for every port, so that the demo need not be prepared again.
        "SITE_URL": "http://localhost",
    }


def unused_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def _wait_for(product, process):
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(product.url, timeout=SECONDS_TO_START):
                return
        except urllib.error.HTTPError as error:
            if error.code < 500:
                return
            break
        except OSError:
            time.sleep(0.1)
    log = (product.var / "log").read_text()
    raise RuntimeError(f"The product did not start:\n{log[-4000:]}")
