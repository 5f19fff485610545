import pytest

from home.models import StandardPage
from moderation import queue, registry
from moderation.registry import Reportable
from tests.factories import create_member, create_standard_page


def set_live(page, *, live):
    StandardPage.objects.filter(pk=page.pk).update(live=live)


NOTE = Reportable(
    name="notitie",
    label="Notitie",
    queryset_for=lambda user: StandardPage.objects.filter(live=True),
    title=lambda page: page.title,
    url=lambda page: page.url,
    author=lambda page: page.owner,
    hide=lambda page: set_live(page, live=False),
    show=lambda page: set_live(page, live=True),
    text=lambda page: page.intro,
)


@pytest.fixture(autouse=True)
def only_notes(monkeypatch, site):
    """Members write notes, and other members report them."""
    monkeypatch.setattr(registry, "_reportables", {})
    monkeypatch.setattr(queue, "_sources", {})
    registry.register(NOTE)


@pytest.fixture
def author():
    return create_member(email="maker@voorbeeld.example")


@pytest.fixture
def note(author):
    return create_standard_page(title="Wie helpt mij?", owner=author)
