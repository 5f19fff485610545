import pytest

from core.bitmaps import LiveBitmaps
from tests.plans import community as rows
from tests.plans import filling


@pytest.fixture(autouse=True)
def no_sets_aside(monkeypatch):
    """Let no thread build sets beside a test: who wants them builds them."""
    monkeypatch.setattr(LiveBitmaps, "_start_building", lambda sets: None)


# One module asks for it: filling takes longer than all of its tests.
@pytest.fixture(scope="module")
def community(restore_seed, django_db_blocker):
    """Yield who and what there is, in a database with TOTAL rows of everything."""
    try:
        with django_db_blocker.unblock():
            with filling.numbers():
                found = rows.fill()
            filling.settle()
            found.tables = filling.large_tables()
        yield found
    finally:
        restore_seed()
