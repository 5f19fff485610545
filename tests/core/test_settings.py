import os
import subprocess
import sys

import pytest
from django.conf import settings

COMPLETE = {
    "DJANGO_SETTINGS_MODULE": "config.settings.production",
    "SECRET_KEY": "k7Qz-only-used-in-this-test-but-long-and-varied-enough-0123456789",
    "ALLOWED_HOSTS": "voorbeeld.example",
    "DATABASE_URL": "postgres://user:secret@127.0.0.1/platform",
    "CACHE_URL": "redis://127.0.0.1:6379/0",
    "EMAIL_URL": "smtp+tls://user:secret@127.0.0.1:587",
    "SITE_URL": "https://voorbeeld.example",
    "DEFAULT_FROM_EMAIL": "redactie@voorbeeld.example",
}
REQUIRED = [name for name in COMPLETE if name != "DJANGO_SETTINGS_MODULE"]


def run(*arguments, environment):
    kept = {"PATH": os.environ["PATH"]}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=settings.BASE_DIR,
        env=kept | environment,
        capture_output=True,
        text=True,
    )


def test_production_settings_pass_the_deployment_check():
    arguments = ["manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    done = run(*arguments, environment=COMPLETE)
    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout


@pytest.mark.parametrize("missing", REQUIRED)
def test_production_refuses_to_start_without(missing):
    environment = {name: value for name, value in COMPLETE.items() if name != missing}
    done = run("-c", "import config.settings.production", environment=environment)
    assert done.returncode != 0
    assert missing in done.stderr.splitlines()[-1]


def test_the_demo_needs_no_environment_and_hides_its_errors():
    code = (
        "from config.settings import dev; print(dev.DEBUG, dev.IS_DEMO, dev.IS_SQLITE)"
    )
    assert run("-c", code, environment={}).stdout.split() == ["False", "True", "True"]
