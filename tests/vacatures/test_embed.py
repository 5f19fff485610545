"""The list inside the page of another site."""

import re

import pytest

from profiles.vacatures.enums import CloseReason, VacatureState, Visibility
from tests.factories import (
    create_employer,
    create_member,
    create_municipality,
    create_organisation,
    create_vacature,
)

pytestmark = pytest.mark.django_db
LIST = "/vacatures/lijst/"
MOST_BYTES = 30_000


@pytest.fixture(autouse=True)
def frame(site):
    return site


def create_public(**changes):
    return create_vacature(visibility=Visibility.PUBLIC, **changes)


def titles(response):
    assert response.status_code == 200
    return re.findall(r'rel="noopener">([^<]+)</a><br>', response.text)


def test_it_is_of_a_gemeente_or_of_an_organisation(client):
    uwv = create_organisation(name="UWV")
    create_public(title="Een", municipality=create_municipality(name="Ommen"))
    create_public(title="Twee", by=create_member(organisation=uwv))
    create_vacature(title="Voor leden")
    assert titles(client.get(LIST)) == ["Twee", "Een"]
    assert titles(client.get(f"{LIST}?gemeente=ommen")) == ["Een"]
    assert titles(client.get(f"{LIST}?organisatie=uwv")) == ["Twee"]
    assert titles(client.get(f"{LIST}?gemeente=ommen&organisatie=uwv")) == []
    assert "<h1>Vacatures: Ommen</h1>" in client.get(f"{LIST}?gemeente=ommen").text


@pytest.mark.parametrize("query", ["gemeente=geen", "organisatie=x%22y"])
def test_a_place_that_is_none_has_no_list(client, query):
    assert client.get(f"{LIST}?{query}").status_code == 404


def test_only_this_path_may_stand_in_a_frame_of_others(client):
    framed = client.get(LIST)
    assert "frame-ancestors *" in framed["Content-Security-Policy"]
    assert "script-src 'self'" in framed["Content-Security-Policy"]
    assert "X-Frame-Options" not in framed
    assert framed["Cross-Origin-Resource-Policy"] == "cross-origin"
    for other in ("/vacatures/", f"{LIST}x/", "/vacatures/feed.rss"):
        response = client.get(other)
        assert response["X-Frame-Options"] == "DENY"
        assert "frame-ancestors 'none'" in response["Content-Security-Policy"]


def test_it_has_no_cookie_no_script_and_no_form(client):
    create_public()
    response = client.get(LIST)
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    assert "<script" not in response.text
    assert "<form" not in response.text


def test_a_member_gets_what_everybody_gets(client):
    member = create_member()
    create_vacature(title="Voor leden", by=member)
    before = client.get(LIST).content
    client.force_login(member)
    assert client.get(LIST).content == before


def test_the_longest_titles_fit_in_thirty_kilobytes(client):
    worst = "&" * 100
    for number in range(25):
        create_public(
            title=worst,
            employer=create_employer(name=f"{number:02}" + "&" * 98),
            hours_min=24,
            hours_max=32,
        )
    response = client.get(LIST)
    assert len(response.content) < MOST_BYTES
    assert response.text.count("<li>") == 20


def test_what_closes_is_gone_at_once(client):
    vacature = create_public(title="Gaat")
    assert titles(client.get(LIST)) == ["Gaat"]
    vacature.state = VacatureState.CLOSED
    vacature.close_reason = CloseReason.FILLED
    vacature.closed_at = vacature.opened_at
    vacature.save()
    response = client.get(LIST)
    assert titles(response) == []
    assert "Er zijn nu geen open vacatures." in response.text


def test_the_number_of_queries_does_not_grow(client, query_budget):
    for total in (1, 20):
        for _ in range(total):
            create_public()
        client.get(f"{LIST}?gemeente=raalte")
        with query_budget(5):
            client.get(f"{LIST}?gemeente=raalte")
