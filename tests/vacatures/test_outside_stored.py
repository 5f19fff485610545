"""What the page store keeps of the board, and when it lets go."""

import pytest
from django.utils import timezone

from profiles.vacatures.enums import CloseReason, VacatureState, Visibility
from tests.core.page_store_reader import ask
from tests.factories import create_vacature

pytestmark = pytest.mark.django_db
LIST = "/vacatures/lijst/?gemeente=raalte"


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
