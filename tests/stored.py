"""The page store before the whole site, for tests of what it keeps."""

import pytest
from django.core.wsgi import get_wsgi_application
from django.db import connection

from core.page_store import generation
from tests.core.page_store_reader import store_before


@pytest.fixture
def store(site, tmp_path, settings, monkeypatch):
    """The store before Django, for this test's own connection to the database."""
    settings.PAGE_STORE_MB = 1
    monkeypatch.setattr(connection, "close_if_unusable_or_obsolete", lambda: None)
    store = store_before(get_wsgi_application(), tmp_path)
    monkeypatch.setattr(generation, "counter", store._counter)
    return store


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """Return a context in which what is done stands at its end."""

    def transaction():
        # A test is one transaction that never ends, so nothing empties this.
        connection.run_on_commit.clear()
        return django_capture_on_commit_callbacks(execute=True)

    return transaction
