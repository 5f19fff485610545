import pytest


@pytest.fixture(autouse=True)
def frame(site):
    """Every screen and mail stands in the frame of the site."""
