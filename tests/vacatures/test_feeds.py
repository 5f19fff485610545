"""The feeds of the board, for who is nobody."""

from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.utils import timezone

from profiles.vacatures.enums import CloseReason, VacatureState, Visibility
from tests.factories import (
    create_employer,
    create_member,
    create_municipality,
    create_organisation,
    create_vacature,
)

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
NAMES = ["rss", "atom", "json"]


@pytest.fixture(autouse=True)
def frame(site):
    return site


def create_public(**changes):
    return create_vacature(visibility=Visibility.PUBLIC, **changes)


def titles(response):
    assert response.status_code == 200
    if "json" in response["Content-Type"]:
        found = [item["title"] for item in response.json()["items"]]
    else:
        root = ElementTree.fromstring(response.content)  # noqa: S314 - our own answer
        lines = root.iterfind("channel/item/title") if root.tag == "rss" else None
        lines = lines or root.iterfind(f"{ATOM}entry/{ATOM}title")
        found = [line.text for line in lines]
    return [title.partition(",")[0] for title in found]


@pytest.mark.parametrize("name", NAMES)
class TestEveryFormat:
    def test_the_newest_comes_first(self, client, name):
        now = timezone.now()
        create_public(title="Oud", opened_at=now - timedelta(days=3))
        create_public(title="Nieuw & <anders>", opened_at=now)
        found = titles(client.get(f"/vacatures/feed.{name}"))
        assert found == ["Nieuw & <anders>", "Oud"]

    def test_it_holds_what_the_same_filters_show(self, client, name):
        ommen = create_municipality(name="Ommen")
        create_public(title="Een", form="stage")
        create_public(title="Twee", form="stage", municipality=ommen)
        create_public(title="Drie", form="regulier", municipality=ommen)
        address = f"/vacatures/feed.{name}?gemeente=ommen&vorm=stage&onzin=%3Cb%3E"
        response = client.get(address)
        assert titles(response) == ["Twee"]
        assert "Ommen" in response.text
        assert "onzin" not in response.text

    def test_it_can_be_of_one_organisation(self, client, name):
        uwv = create_organisation(name="UWV")
        create_public(title="Van UWV", by=create_member(organisation=uwv))
        create_public(title="Van Kampen")
        response = client.get(f"/vacatures/feed.{name}?organisatie=uwv")
        assert titles(response) == ["Van UWV"]
        assert "organisatie=uwv" in response.text

    @pytest.mark.parametrize("query", ["organisatie=geen", "gemeente=geen"])
    def test_a_place_that_is_none_has_no_feed(self, client, name, query):
        assert client.get(f"/vacatures/feed.{name}?{query}").status_code == 404

    def test_a_member_gets_what_everybody_gets(self, client, name):
        member = create_member()
        create_vacature(title="Voor leden", by=member)
        create_vacature(title="Concept", by=member, state=VacatureState.CONCEPT)
        create_public(title="Openbaar")
        client.force_login(member)
        assert titles(client.get(f"/vacatures/feed.{name}")) == ["Openbaar"]

    def test_what_closes_is_gone_at_once(self, client, name):
        address = f"/vacatures/feed.{name}"
        create_public(title="Blijft")
        vacature = create_public(title="Gaat")
        first = client.get(address)
        vacature.state = VacatureState.CLOSED
        vacature.close_reason = CloseReason.FILLED
        vacature.closed_at = timezone.now()
        vacature.save()
        tomorrow = {"If-Modified-Since": "Fri, 01 Jan 2100 00:00:00 GMT"}
        mark = {"If-None-Match": first["ETag"]}
        for headers in ({}, tomorrow, mark):
            assert titles(client.get(address, headers=headers)) == ["Blijft"]

    def test_who_has_it_already_gets_304(self, client, name):
        create_public()
        address = f"/vacatures/feed.{name}"
        mark = {"If-None-Match": client.get(address)["ETag"]}
        assert client.get(address, headers=mark).status_code == 304

    def test_addresses_are_absolute_and_nobody_is_named(self, client, name):
        vacature = create_public(employer=create_employer(name="De Korenbloem"))
        text = client.get(f"/vacatures/feed.{name}").text
        assert f"http://localhost{vacature.get_absolute_url()}" in text
        assert '"/vacatures' not in text
        assert "De Korenbloem" in text
        assert vacature.holder.profile.name not in text

    def test_the_number_of_queries_does_not_grow(self, client, query_budget, name):
        for total in (1, 20):
            for _ in range(total):
                create_public()
            client.get(f"/vacatures/feed.{name}")
            with query_budget(6):
                client.get(f"/vacatures/feed.{name}")

    def test_the_board_tells_where_the_feed_of_these_filters_is(self, client, name):
        create_public(form="stage")
        head = client.get("/vacatures/?vorm=stage").text.partition("</head>")[0]
        assert f'href="/vacatures/feed.{name}?vorm=stage"' in head


@pytest.mark.parametrize(
    "path", ["feed.xml", "feed.", "feed.rss/", "feed.rssx", "feed.JSON"]
)
def test_there_are_no_other_formats(client, path):
    assert client.get(f"/vacatures/{path}").status_code == 404


def test_feeds_are_only_read(client):
    assert client.post("/vacatures/feed.rss").status_code == 405
