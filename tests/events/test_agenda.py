from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction

from events.models import EventPage
from tests.factories import create_event, create_event_index, create_municipality

pytestmark = pytest.mark.django_db
AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def upcoming(now):
    return list(EventPage.objects.visible_to(AnonymousUser()).upcoming(now=now))


def test_an_event_is_upcoming_until_its_end():
    event = create_event()
    assert upcoming(event.starts_at + timedelta(minutes=5)) == [event]
    assert upcoming(event.ends_at - timedelta(seconds=1)) == [event]
    assert upcoming(event.ends_at) == []


@pytest.mark.parametrize(
    "start",
    [
        datetime(2027, 3, 1, 0, 0, tzinfo=AMSTERDAM),
        datetime(2027, 3, 28, 3, 30, tzinfo=AMSTERDAM),
        datetime(2027, 10, 31, 2, 30, tzinfo=AMSTERDAM),
    ],
    ids=["first of the month", "clock forward", "clock back"],
)
def test_an_event_ends_after_its_real_length_on_odd_days(start):
    event = create_event(starts_at=start)
    event.ends_at = (start.astimezone(ZoneInfo("UTC")) + timedelta(hours=2)).astimezone(
        AMSTERDAM
    )
    event.save()
    real_end = start.timestamp() + 7200
    before = datetime.fromtimestamp(real_end - 1, tz=ZoneInfo("UTC"))
    after = datetime.fromtimestamp(real_end, tz=ZoneInfo("UTC"))
    assert upcoming(before) == [event]
    assert upcoming(after) == []


def test_the_soonest_event_comes_first_and_the_latest_past_one():
    now = timezone.now()
    far, near = (create_event(starts_at=now + timedelta(days=d)) for d in (9, 2))
    old, older = (create_event(starts_at=now - timedelta(days=d)) for d in (3, 30))
    assert list(EventPage.objects.upcoming()) == [near, far]
    assert list(EventPage.objects.past()) == [old, older]


def test_an_event_that_ends_before_it_begins_is_refused():
    event = create_event()
    event.ends_at = event.starts_at
    with pytest.raises(ValidationError, match="na het begin"):
        event.full_clean()


def test_a_past_event_keeps_its_address(client, site):
    event = create_event(starts_at=timezone.now() - timedelta(days=400))
    assert client.get(event.url).status_code == 200


@pytest.mark.parametrize("query", ["", "?toon=geweest", "?toon=x&pagina=99999999999"])
def test_the_agenda_asks_a_constant_number_of_queries(
    client, site, query, django_assert_max_num_queries
):
    days = -1 if query else 1
    event = create_event(starts_at=timezone.now() + timedelta(days=days))
    agenda = event.get_parent().url
    client.get(agenda + query)
    with django_assert_max_num_queries(25) as one:
        client.get(agenda + query)
    for number in range(20):
        create_event(starts_at=timezone.now() + timedelta(days=days * number + days))
    with django_assert_max_num_queries(25) as twenty:
        client.get(agenda + query)
    assert len(twenty) == len(one)


class TestFilters:
    @pytest.fixture(autouse=True)
    def events(self):
        create_event_index(slug="agenda")
        for name, kind, audience in (
            ("Raalte", "training", "professionals"),
            ("Ommen", "banendag", "iedereen"),
        ):
            place = create_municipality(name=name)
            create_event(title=name, municipality=place, kind=kind, audience=audience)
        create_event(
            title="Geweest", kind="training", starts_at=timezone.now() - timedelta(9)
        )

    @pytest.mark.parametrize(
        ("address", "expected"),
        [
            ("", {"Raalte", "Ommen"}),
            ("gemeente=ommen", {"Ommen"}),
            ("soort=training", {"Raalte"}),
            ("voor=professionals", {"Raalte"}),
            ("soort=training&gemeente=ommen", set()),
            ("toon=geweest", {"Geweest"}),
            ("toon=geweest&soort=training", {"Geweest"}),
            ("soort=onzin", {"Raalte", "Ommen"}),
        ],
    )
    def test_events_are_found_by_place_kind_and_audience(
        self, client, address, expected
    ):
        rows = client.get(f"/agenda/?{address}").context["rows"]
        assert {row["page"].title for row in rows} == expected

    def test_letting_go_of_a_filter_stays_in_the_past(self, client):
        page = client.get("/agenda/?toon=geweest&soort=training").text
        assert 'href="/agenda/?toon=geweest" data-live-link' in page

    def test_a_choice_from_the_past_names_its_own_address(self, client):
        page = client.get("/agenda/?soort=training&x=1&toon=geweest").text
        address = "/agenda/?toon=geweest&amp;soort=training"
        assert f'<link rel="canonical" href="http://localhost{address}">' in page

    def test_nothing_found_offers_a_way_out(self, client):
        page = client.get("/agenda/?soort=training&gemeente=ommen").text
        assert "Geen bijeenkomsten gevonden" in page
        assert "Zonder Ommen <span>1 bijeenkomst</span>" in page

    def test_the_number_of_queries_does_not_grow(self, client, query_budget):
        client.get("/agenda/")
        with query_budget(12):
            client.get("/agenda/?soort=training")
        for _ in range(20):
            create_event(kind="training")
        with query_budget(12):
            client.get("/agenda/?soort=training")


@pytest.mark.parametrize("total", [1, 20])
def test_the_past_takes_as_many_queries_for_one_as_for_twenty(
    client, site, query_budget, total
):
    for days in range(1, total + 1):
        event = create_event(starts_at=timezone.now() - timedelta(days=days))
    address = f"{event.get_parent().url}?toon=geweest"
    client.get(address)
    cache.clear()
    with query_budget(12):
        response = client.get(address)
    assert len(response.context["rows"]) == total


def test_what_is_counted_in_the_past_is_asked_once_a_minute(client, site):
    event = create_event(starts_at=timezone.now() - timedelta(days=9))
    address = f"{event.get_parent().url}?toon=geweest"
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        page = client.get(address)
    assert page.context["counted"] == "1 bijeenkomst"
    assert not [query for query in queries if "facet_total" in query["sql"]]
    create_event(starts_at=timezone.now() - timedelta(days=9))
    with time_machine.travel(timezone.now() + timedelta(minutes=1)):
        assert client.get(address).context["counted"] == "2 bijeenkomsten"


def test_what_is_counted_for_members_is_not_told_to_others(client, site, as_role):
    event = create_event(starts_at=timezone.now() - timedelta(days=9))
    PageViewRestriction.objects.create(
        page=event, restriction_type=PageViewRestriction.LOGIN
    )
    address = f"{event.get_parent().url}?toon=geweest"
    for reader, counted in (
        (as_role("redacteur"), "1 bijeenkomst"),
        (client, "0 bijeenkomsten"),
    ):
        assert reader.get(address).context["counted"] == counted
