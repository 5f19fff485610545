"""Databases for the tests: migrated once, then copied for every run and worker.

240 migrations take 12 seconds; a copy takes a tenth of one. The migrated seed, with a
front page, is kept under var/test and named after all that it was made from, so it is
never out of date.
"""

import fcntl
import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing, contextmanager
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import connections

from tests.front_page import replace_welcome

KEPT = settings.VAR_DIR / "test"


def of(connection, *, name, folder):
    """Return the test database that fits a connection; name differs per process."""
    if connection.vendor == "sqlite":
        return SqliteDatabase(connection, folder / f"{name}.sqlite3")
    return PostgresqlDatabase(connection, f"test_{name}")


class SqliteDatabase:
    """A file of its own for one process."""

    def __init__(self, connection, path):
        self.connection = connection
        self.path = path
        self.seed = KEPT / f"seed-{fingerprint()}.sqlite3"

    def create(self):
        with _one_at_a_time():
            if not self.seed.exists():
                unfinished = self.seed.with_suffix(".new")
                unfinished.unlink(missing_ok=True)
                _migrate_into(f"sqlite:///{unfinished}")
                _fill(self.connection, str(unfinished))
                _settle(unfinished, self.seed)
        shutil.copyfile(self.seed, self.path)
        _point_at(self.connection, str(self.path))

    def restore(self):
        """Bring back the rows that a flush removed: pages, groups and a locale."""
        connections.close_all()
        source, target = sqlite3.connect(self.seed), sqlite3.connect(self.path)
        with closing(source), closing(target):
            source.backup(target)
        ContentType.objects.clear_cache()

    def drop(self):
        connections.close_all()


class PostgresqlDatabase:
    """A database of its own for one process, on the server of DATABASE_URL."""

    def __init__(self, connection, name):
        self.connection = connection
        self.name = name
        self.seed = f"seed_{fingerprint()}"

    def create(self):
        with _one_at_a_time():
            if not self._exists(self.seed):
                unfinished = f"new_{self.seed}"
                self._execute(f'DROP DATABASE IF EXISTS "{unfinished}"')
                self._execute(f'CREATE DATABASE "{unfinished}"')
                _migrate_into(url_with_name(unfinished))
                _fill(self.connection, unfinished)
                self._execute(f'ALTER DATABASE "{unfinished}" RENAME TO "{self.seed}"')
        self._copy_seed()
        _point_at(self.connection, self.name)

    def restore(self):
        connections.close_all()
        self._copy_seed()
        ContentType.objects.clear_cache()

    def drop(self):
        connections.close_all()
        self._execute(f'DROP DATABASE IF EXISTS "{self.name}" WITH (FORCE)')

    def _copy_seed(self):
        self._execute(f'DROP DATABASE IF EXISTS "{self.name}" WITH (FORCE)')
        self._execute(f'CREATE DATABASE "{self.name}" TEMPLATE "{self.seed}"')

    def _exists(self, name):
        query = "SELECT 1 FROM pg_database WHERE datname = %s"
        with self.connection._nodb_cursor() as cursor:
            cursor.execute(query, [name])
            return cursor.fetchone() is not None

    def _execute(self, statement):
        with self.connection._nodb_cursor() as cursor:
            cursor.execute(statement)


def fingerprint():
    """Return a hash of the locked dependencies and of what fills a new database."""
    digest = hashlib.sha256()
    for path in [settings.BASE_DIR / "uv.lock", *_own_sources()]:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _own_sources():
    yield Path(__file__).with_name("front_page.py")
    roots = [Path(config.path) for config in apps.get_app_configs()]
    own = [root for root in roots if "site-packages" not in root.parts]
    # Each migrate ends by giving the roles their rights.
    patterns = ["migrations/*.py", "roles.py"]
    yield from sorted(
        path for root in own for name in patterns for path in root.glob(name)
    )


def _migrate_into(url):
    environment = os.environ | {
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": "config.settings.test",
    }
    command = [sys.executable, settings.BASE_DIR / "manage.py", "migrate", "-v", "0"]
    subprocess.run(command, env=environment, check=True)


def _fill(connection, name):
    _point_at(connection, name)
    replace_welcome()
    connections.close_all()


def _settle(unfinished, seed):
    """Fold the write-ahead log into the file and put it where others look for it."""
    with closing(sqlite3.connect(unfinished)) as database:
        database.execute("PRAGMA journal_mode=DELETE")
    unfinished.rename(seed)


def url_with_name(name):
    url = os.environ["DATABASE_URL"]
    base, _, query = url.partition("?")
    return f"{base.rpartition('/')[0]}/{name}{'?' if query else ''}{query}"


def _point_at(connection, name):
    connection.close()
    settings.DATABASES[connection.alias]["NAME"] = name
    connection.settings_dict["NAME"] = name


@contextmanager
def _one_at_a_time():
    """Make the other processes wait while one of them builds the seed."""
    KEPT.mkdir(parents=True, exist_ok=True)
    with (KEPT / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
