"""What every test can ask for."""

import os

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from wagtail.models import Site

from tests import database
from tests.factories import create_user
from tests.sessions import log_in

pytest_plugins = ["tests.stored"]

RESTORE = pytest.StashKey()
DATABASE_FIXTURES = {"db", "transactional_db", "live_server"}


def pytest_addoption(parser):
    parser.addoption(
        "--only-database",
        action="store_true",
        help="leave out the tests that no database can make a difference to",
    )


def pytest_collection_modifyitems(config, items):
    if config.getoption("--only-database"):
        left_out = [item for item in items if not _uses_database(item)]
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if _uses_database(item)]


def _uses_database(item):
    marked = item.get_closest_marker("django_db") is not None
    return marked or bool(DATABASE_FIXTURES & set(item.fixturenames))


@pytest.fixture(scope="session")
def django_db_setup(
    request, tmp_path_factory, django_test_environment, django_db_blocker
):
    """Give this process a copy of the migrated seed instead of running migrations."""
    worker = getattr(request.config, "workerinput", {}).get("workerid", "main")
    name = f"{os.getpid()}_{worker}"
    folder = tmp_path_factory.mktemp("database")
    copy = database.of(connection, name=name, folder=folder)

    def restore():
        with django_db_blocker.unblock():
            copy.restore()

    with django_db_blocker.unblock():
        copy.create()
    request.config.stash[RESTORE] = restore
    yield
    del request.config.stash[RESTORE]
    with django_db_blocker.unblock():
        copy.drop()


@pytest.fixture(scope="session")
def restore_seed(request, django_db_setup):
    """Return the function that puts the seed back, for who keeps rows longer."""
    return request.config.stash[RESTORE]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item):
    """Restore the seed after a test that flushed every table."""
    result = yield
    if RESTORE in item.config.stash and _flushes(item):
        item.config.stash[RESTORE]()
    return result


def _flushes(item):
    marker = item.get_closest_marker("django_db")
    by_marker = marker is not None and marker.kwargs.get("transaction", False)
    return by_marker or {"transactional_db", "live_server"} & set(item.fixturenames)


@pytest.fixture(autouse=True)
def empty_cache():
    """Let no count, limit or stored page of one test reach the next."""
    cache.clear()


@pytest.fixture
def site(db):
    """The default site; the create_* functions hang their pages on its front page."""
    return Site.objects.get(is_default_site=True)


@pytest.fixture
def as_role(db):
    """Return a function: a client logged in with a role, past the second factor."""

    def client_with(role, **changes):
        client = Client()
        client.user = create_user(role=role, **changes)
        log_in(client, client.user)
        return client

    return client_with


@pytest.fixture
def query_budget(django_assert_max_num_queries):
    """Return a context manager that fails when more queries run than are allowed."""
    return django_assert_max_num_queries
