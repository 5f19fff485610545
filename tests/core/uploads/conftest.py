import pytest


@pytest.fixture
def editor(as_role, site):
    return as_role("redacteur")
