"""The page with all stories and its filters."""

from datetime import UTC, datetime
from html import unescape

import pytest
from django.db import connection
from wagtail.search.backends import get_search_backend

from tests.factories import (
    create_image,
    create_municipality,
    create_sector,
    create_series,
    create_story,
    create_story_index,
    create_target_group,
)

pytestmark = pytest.mark.django_db
# PostgreSQL needs one around a search inside the transaction of a test.
SAVEPOINT = 2 if connection.vendor == "postgresql" else 0
QUOTE = (
    "quote",
    {"quote": "Elke dag iets nieuws.", "person": "Sanne", "role": "bakker"},
)


@pytest.fixture
def library(site):
    return create_story_index(slug="verhalen")


@pytest.fixture
def ask(library, client):
    """Return a function that opens the library and gives back the response."""

    def ask(address=""):
        response = client.get(f"/verhalen/?{address}")
        assert response.status_code == 200
        return response

    return ask


def titles(response):
    context = response.context
    light = [context["light"]] if context["light"] else []
    return sorted(story.title for story in [*light, *context["stories"]])


@pytest.fixture
def four(library):
    raalte, ommen = (create_municipality(name=name) for name in ("Raalte", "Ommen"))
    bakery, wood = (create_sector(name=name) for name in ("Horeca", "Bouw"))
    young = create_target_group(name="Jongeren")
    create_story(
        title="a",
        kind="nieuws",
        municipality=raalte,
        sector=bakery,
        employer_size="10-49",
        year=2026,
        placement="stage",
    )
    create_story(title="b", municipality=ommen, sector=bakery, year=2025)
    create_story(
        title="c",
        municipality=raalte,
        sector=wood,
        employer_size="10-49",
        target_groups=[young],
        intro="Over fietsen.",
    )
    create_story(title="d", municipality=None, covers_region=True, sector=wood)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("", "abcd"),
        ("soort=nieuws", "a"),
        ("gemeente=raalte", "ac"),
        ("gemeente=hele-regio", "d"),
        ("gemeente=raalte&gemeente=ommen", "abc"),
        ("sector=horeca", "ab"),
        ("sector=horeca&grootte=10-49", "a"),
        ("voor=jongeren", "c"),
        ("plaatsingsvorm=stage", "a"),
        ("jaar=2025", "b"),
        ("q=fiets", "c"),
        ("q=fiets&gemeente=ommen", ""),
        ("soort=onzin&gemeente=nergens&jaar=x", "abcd"),
        ("pagina=99", "abcd"),
    ],
)
def test_stories_are_found_by_every_filter(ask, four, address, expected):
    assert "".join(titles(ask(address))) == expected


def test_companies_like_mine_are_sector_and_size_under_one_heading(ask, four):
    groups = ask().context["selection"].groups
    assert [
        g.parameter for g in groups if g.heading == "Bedrijven zoals het mijne"
    ] == [
        "sector",
        "grootte",
    ]
    assert "Bedrijven zoals het mijne" in ask().text


def test_who_chose_nothing_sees_a_story_in_the_light_and_the_kinds(ask, four):
    start = ask()
    assert start.context["light"].title == "d"
    assert [chip.label for chip in start.context["chips"]][:2] == [
        "Alle verhalen",
        "Succesverhaal",
    ]
    filtered = ask("gemeente=raalte")
    assert filtered.context["light"] is None
    assert filtered.context["chips"] == []


def test_each_choice_stands_there_as_a_link_that_lets_go_of_it(ask, four):
    page = unescape(ask("gemeente=raalte&gemeente=ommen&q=werk").text)
    assert 'href="/verhalen/?q=werk&gemeente=ommen"' in page
    assert 'href="/verhalen/?gemeente=raalte&gemeente=ommen"' in page
    assert "Wis alle filters" in page


def test_nothing_found_offers_to_let_go_of_one_filter(ask, four):
    response = ask("gemeente=ommen&voor=jongeren")
    page = unescape(response.text)
    assert "Geen verhalen gevonden" in page
    assert 'href="/verhalen/?gemeente=ommen"' in page
    assert "Zonder Jongeren <span>1 verhaal</span>" in page
    assert "Zonder Ommen <span>1 verhaal</span>" in page


def test_a_card_tells_the_type_the_place_and_the_day(ask, library):
    day = datetime(2026, 3, 4, 12, tzinfo=UTC)
    create_story(
        title="Brood",
        format="interview",
        municipality=create_municipality(name="Raalte"),
        first_published_at=day,
    )
    card = ask("soort=succesverhaal").text.partition("dw-card__body")[2]
    line = card.partition("</p>")[0]
    assert "Interview · " in line
    assert line.endswith(' · Raalte · <time datetime="2026-03-04">4 maart 2026</time>')


def test_an_empty_library_says_so(ask):
    assert "Hier staat nog niets" in ask().text


def test_pages_keep_the_filters_and_drop_what_is_unknown(ask, library):
    for _ in range(12):
        create_story(kind="nieuws")
    page = unescape(ask("soort=nieuws&onzin=1&pagina=2").text)
    assert "?soort=nieuws&pagina=1" in page
    assert "onzin" not in page.partition("<main")[2]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("", ""),
        ("pagina=1&utm_source=nieuwsbrief", ""),
        ("pagina=2", "?pagina=2"),
        ("pagina=999", "?pagina=2"),
        ("q=&soort=nieuws", "?soort=nieuws"),
        ("pagina=2&onzin=1&soort=nieuws", "?soort=nieuws&pagina=2"),
    ],
)
def test_every_page_of_a_choice_names_its_own_address(ask, library, address, expected):
    for _ in range(12):
        create_story(kind="nieuws")
    head = unescape(ask(address).text.partition("</head>")[0])
    own = f"http://localhost/verhalen/{expected}"
    assert f'<link rel="canonical" href="{own}">' in head
    assert f'<meta property="og:url" content="{own}">' in head


def test_the_head_names_the_feeds_of_what_is_chosen(ask, four):
    head = unescape(ask("gemeente=raalte&onzin=1").text.partition("</head>")[0])
    for name, kind in (("rss", "rss+xml"), ("atom", "atom+xml"), ("json", "feed+json")):
        (line,) = [line for line in head.splitlines() if f"application/{kind}" in line]
        assert line.startswith('<link rel="alternate" ')
        assert f'href="/verhalen/feed.{name}?gemeente=raalte"' in line


def test_without_an_index_the_titles_are_searched(ask, four):
    get_search_backend().reset_indexes()
    assert titles(ask("q=a")) == ["a"]


def test_a_series_shows_its_stories(library, client):
    series = create_series(parent=library, slug="reeks")
    create_story(title="Een", series=series)
    response = client.get("/verhalen/reeks/")
    assert [story.title for story in response.context["results"]] == ["Een"]


def test_the_second_page_of_a_series_names_its_own_address(library, client):
    series = create_series(parent=library, slug="reeks")
    for _ in range(12):
        create_story(series=series)
    page = client.get("/verhalen/reeks/?pagina=2").text
    address = "http://localhost/verhalen/reeks/?pagina=2"
    assert f'<link rel="canonical" href="{address}">' in page


class TestQueries:
    """Twelve at most, whatever is asked and however many stories there are."""

    ASKED = [
        "",
        "gemeente=raalte",
        "sector=horeca-en-voeding&grootte=10-49&soort=nieuws&jaar=2026",
        "q=werk&gemeente=raalte",
        "q=zwaan&gemeente=raalte",
        "voor=jongeren&plaatsingsvorm=stage",
        "pagina=2",
    ]

    @pytest.mark.parametrize("address", ASKED)
    @pytest.mark.parametrize("total", [1, 20])
    def test_a_page_of_the_library(self, ask, query_budget, address, total):
        portrait = create_image()
        group = create_target_group(name="Jongeren")
        for _ in range(total):
            quote = (QUOTE[0], QUOTE[1] | {"portrait": portrait})
            create_story(body=[quote], target_groups=[group], employer_size="10-49")
        ask(address)
        with query_budget(12 + SAVEPOINT):
            ask(address)
