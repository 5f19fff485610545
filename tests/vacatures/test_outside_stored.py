"""What the page store keeps of the board, and when it lets go."""

import pytest
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.utils import timezone

from core.page_store import generation
from profiles.vacatures.enums import CloseReason, VacatureState, Visibility
from tests.core.page_store_reader import ask, store_before
from tests.factories import create_vacature

pytestmark = pytest.mark.django_db
LIST = "/vacatures/lijst/?gemeente=raalte"


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


@pytest.fixture
def vacature(store, committed):
    with committed():
        return create_vacature(title="Bakker", visibility=Visibility.PUBLIC)


def test_the_list_for_other_sites_is_stored_with_its_headers(store, vacature):
    made = ask(store, LIST)
    kept = ask(store, LIST)
    assert (made.served, kept.served) == ("new", "store")
    for reply in (made, kept):
        assert "Bakker" in reply.text
        assert "frame-ancestors *" in reply.headers["content-security-policy"]
        assert reply.headers["cross-origin-resource-policy"] == "cross-origin"
        assert "x-frame-options" not in reply.headers
        assert "set-cookie" not in reply.headers


@pytest.mark.parametrize("path", [LIST, "/sitemap.xml"])
@pytest.mark.parametrize(
    "changes",
    [
        {
            "state": VacatureState.CLOSED,
            "close_reason": CloseReason.FILLED,
            "closed_at": timezone.now(),
        },
        {"visibility": Visibility.MEMBERS},
        {"hidden_at": timezone.now()},
    ],
)
def test_what_goes_is_gone_from_what_is_stored(
    store, vacature, committed, path, changes
):
    address = vacature.get_absolute_url()
    assert address in [ask(store, path), ask(store, path)][1].text
    with committed():
        for name, value in changes.items():
            setattr(vacature, name, value)
        vacature.save()
    assert address not in ask(store, path).text
