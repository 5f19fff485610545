"""Checks of the project as a whole that the tools themselves can make."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command


def test_imports_point_down():
    command = [Path(sys.executable).parent / "lint-imports", "--no-logo"]
    done = subprocess.run(
        command, cwd=settings.BASE_DIR, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_the_system_checks_find_nothing():
    call_command("check", fail_level="WARNING", verbosity=0)
