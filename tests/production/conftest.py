"""The web server as in production: its own settings, PostgreSQL and the Procfile."""

import http.client
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from honcho.environ import parse_procfile

from tests import database
from tests.browser.product import prepared_demo, unused_port

HOST = "voorbeeld.example"
SECONDS_TO_START = 60


class Server:
    """A web server that takes us for the proxy in front of it."""

    def __init__(self, port, process):
        self.port = port
        self.process = process

    def get(self, path, *, scheme="https", host=HOST, **headers):
        """Return the response and its body, without following redirects."""
        client = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        client.request(
            "GET", path, headers={"Host": host, "X-Forwarded-Proto": scheme, **headers}
        )
        response = client.getresponse()
        return response, response.read()

    def wait_until_healthy(self):
        deadline = time.monotonic() + SECONDS_TO_START
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                if self.get("/healthz", scheme="http")[0].status == 200:
                    return
            except OSError:
                time.sleep(0.1)
        pytest.fail("The web server does not answer /healthz.")


@pytest.fixture(scope="session")
def server(django_db_setup, tmp_path_factory):
    if connection.vendor != "postgresql":
        pytest.skip("Needs PostgreSQL: make test starts one.")
    var = tmp_path_factory.mktemp("production")
    (var / "static").symlink_to(prepared_demo() / "static")
    port = unused_port()
    web = parse_procfile((settings.BASE_DIR / "Procfile").read_text()).processes["web"]
    process = subprocess.Popen(
        ["/bin/sh", "-c", web],
        cwd=settings.BASE_DIR,
        env=environment(var) | {"PORT": str(port), "WEB_WORKERS": "1"},
    )
    server = Server(port, process)
    server.wait_until_healthy()
    yield server
    process.send_signal(signal.SIGTERM)
    process.wait()


def environment(var):
    name = connection.settings_dict["NAME"]
    programs = Path(sys.executable).parent
    return {
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "DJANGO_SETTINGS_MODULE": "config.settings.production",
        "SECRET_KEY": "only-used-in-this-test-k7Qz" * 3,
        "ALLOWED_HOSTS": HOST,
        "DATABASE_URL": database.url_with_name(name),
        "CACHE_URL": f"filecache://{var}/cache",
        "EMAIL_URL": "filemail:///",
        "SITE_URL": f"https://{HOST}",
        "DEFAULT_FROM_EMAIL": f"redactie@{HOST}",
        "VAR_DIR": str(var),
    }
