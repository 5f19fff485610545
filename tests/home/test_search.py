"""The search box as readers use it; runs on SQLite and on PostgreSQL alike."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageViewRestriction
from wagtail.search.backends import get_search_backend

from core.search import vocabulary
from core.search.models import MissedSearch
from tests.core.test_search_backends import HOSTILE
from tests.factories import (
    create_ambassador,
    create_brochure,
    create_desk_finder,
    create_event,
    create_municipality,
    create_standard_page,
    create_story,
    create_story_index,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def search(site, client):
    """Return a function that searches and gives back the context of the page."""

    def search(query, **parameters):
        response = client.get("/zoeken/", {"q": query, **parameters})
        assert response.status_code == 200
        return response

    return search


def totals(response):
    return {g["source"].name: g["total"] for g in response.context["groups"]}


def titles(response):
    return [r.title for g in response.context["groups"] for r in g["results"]]


# What readers type, what stands in a text, and whether the one finds the other.
ACCEPTED = [
    ("inclusief", "Praten over inclusiviteit"),
    ("inclusiviteit", "Een inclusief bedrijf"),
    ("fiets", "Samen fietsen naar het werk"),
    ("fietsen", "Sanne komt met de fiets"),
    ("huis", "Zij bouwen huizen"),
    ("huizen", "Een huis vol mensen"),
    ("cafe", "Koffie in het café"),
    ("café", "Koffie in het cafe"),
    ("coordinator", "Zij is coördinator"),
    ("coördinator", "Zij is coordinator"),
    ("COÖRDINATOREN", "Zij is coördinator"),
    ("'fiets", "Sanne komt met de fiets"),
    ('"de fiets"', "Sanne komt met de fiets"),
    ("fiets AND", "De fiets and de bus"),
    ("fiets*", "Sanne komt met de fiets"),
    ("-fiets", "Sanne komt met de fiets"),
    ("fiets\x01", "Sanne komt met de fiets"),
]
TYPOS = [
    ("korenblom", "Korenbloem"),
    ("korenbleom", "Korenbloem"),
    ("zwlole", "Zwolle"),
    ("hoekmam", "Hoekman"),
    ("coordinatr", "coördinator"),
]


class TestAcceptance:
    @pytest.mark.parametrize(("typed", "text"), ACCEPTED)
    def test_a_word_is_found_in_its_other_forms(self, search, typed, text):
        create_story(title="Gezocht", intro=text)
        create_story(title="Iets anders", intro="Over de tuin.")
        assert titles(search(typed)) == ["Gezocht"]

    @pytest.mark.parametrize(("typed", "name"), TYPOS)
    def test_one_typo_in_a_name_gives_the_name(self, search, typed, name):
        create_story(title="Gezocht", intro=f"Dit gaat over {name}.")
        vocabulary.refresh()
        response = search(typed)
        assert response.context["meant"].text == name
        assert f"?q={name[:3]}" in response.text.replace("%C3%B6", "ö")
        assert titles(search(name)) == ["Gezocht"]

    @pytest.mark.parametrize("typed", HOSTILE, ids=range(len(HOSTILE)))
    @pytest.mark.parametrize("kind", ["", "verhalen", "loketten", "bestaat-niet"])
    def test_any_input_gets_a_page(self, client, site, typed, kind):
        create_story()
        parameters = {"q": typed.replace("\x00", "")[:900], "soort": kind}
        assert client.get("/zoeken/", parameters).status_code == 200
        assert client.get("/zoeken/suggesties/", parameters).status_code == 200

    def test_a_nul_is_refused_before_anything_reads_it(self, client, site):
        assert client.get("/zoeken/?q=werk%00").status_code == 400

    def test_what_was_typed_is_shown_as_text_only(self, search):
        page = search("<script>alert(1)</script>").text
        assert "<script>alert" not in page


class TestGroups:
    @pytest.fixture(autouse=True)
    def everything(self, site):
        create_desk_finder()
        place = create_municipality(name="Raalte", desk_name="Loket in Raalte")
        for number in range(25):
            create_story(title=f"Brood {number} in Raalte", municipality=place)
        create_ambassador(title="Brood Raalte")
        create_brochure(title="Brood in Raalte")
        create_event(title="Brood in Raalte")
        create_standard_page(title="Brood in Raalte")

    def test_results_stand_by_kind_with_their_numbers(self, search):
        response = search("raalte")
        assert totals(response) == {
            "verhalen": 25,
            "ambassadeurs": 1,
            "brochures": 1,
            "bijeenkomsten": 1,
            "loketten": 1,
            "paginas": 1,
        }
        assert "30 resultaten voor ‘raalte’" in response.text
        assert len(titles(response)) == 8
        assert "Toon alle 25 verhalen" in response.text

    def test_the_words_are_marked(self, search):
        assert "<mark>Brood</mark>" in search("brood").text

    def test_a_municipality_leads_to_its_desk(self, search):
        response = search("raalte", soort="loketten")
        assert 'href="/voor-ondernemers/?gemeente=raalte"' in response.text

    def test_one_kind_goes_page_by_page(self, search):
        first = search("brood", soort="verhalen")
        second = search("brood", soort="verhalen", pagina="2")
        assert (len(titles(first)), len(titles(second))) == (20, 5)
        assert not set(titles(first)) & set(titles(second))
        assert "25 resultaten" in second.text

    @pytest.mark.parametrize("page", ["3", "999999", "0", "-1", "abc", "1e9"])
    def test_a_page_that_is_not_there_shows_the_first(self, search, page):
        response = search("brood", soort="verhalen", pagina=page)
        assert len(titles(response)) == 20

    def test_the_number_of_queries_does_not_grow(self, search, query_budget):
        search("raalte")
        with query_budget(18):
            search("raalte")
        with query_budget(10):
            search("brood", soort="verhalen")


class TestNothingFound:
    def test_the_beginning_of_a_title_is_completed(self, search):
        create_story(title="Werken in de bakkerij", intro="Over brood.")
        response = search("bakk")
        assert [r.title for r in response.context["beginnings"]] == [
            "Werken in de bakkerij"
        ]

    def test_words_that_find_something_alone_are_offered(self, search):
        create_story(title="Werken in de bakkerij")
        response = search("bakkerij zwaan")
        assert "bakkerij <span>1</span>" in response.text

    def test_the_term_is_kept_for_editors(self, search):
        search("Zwaan")
        assert list(MissedSearch.objects.values_list("term", "total")) == [("zwaan", 1)]

    def test_a_search_that_found_something_is_not_kept(self, search):
        create_story(title="Zwaan")
        search("zwaan")
        search("zwaan", soort="brochures")
        assert not MissedSearch.objects.exists()

    def test_without_an_index_nothing_is_kept_and_the_reader_is_told(self, search):
        create_story(title="Brood", intro="Over deeg.")
        get_search_backend().reset_indexes()
        response = search("deeg")
        assert "We keken alleen in de titels" in response.text
        assert not MissedSearch.objects.exists()
        assert titles(search("brood")) == ["Brood"]


def test_titles_are_suggested_while_typing(client, site):
    create_story(title="Werken in de bakkerij")
    create_story(title="Een bakker in concept", live=False)
    answer = client.get("/zoeken/suggesties/?q=bak")
    assert answer.json() == ["Werken in de bakkerij"]
    assert client.get("/zoeken/suggesties/?q=b").json() == []
    assert client.post("/zoeken/suggesties/").status_code == 405


def test_search_engines_stay_out(client, site):
    assert '<meta name="robots" content="noindex">' in client.get("/zoeken/?q=x").text


# Everything that could tell that something hidden is there.
ASKED = [
    "/zoeken/?q=brood",
    "/zoeken/?q=geheimwoord",
    "/zoeken/?q=geheimwoort",
    "/zoeken/?q=geheim",
    "/zoeken/?q=brood+geheimwoord",
    "/zoeken/?q=brood&soort=verhalen",
    "/zoeken/?q=brood&soort=paginas",
    "/zoeken/suggesties/?q=geheim",
    "/zoeken/suggesties/?q=broo",
    "/verhalen/",
    "/verhalen/?q=brood",
    "/verhalen/?q=geheimwoord",
    "/verhalen/?soort=nieuws&jaar=2019",
    "/verhalen/?soort=knelpunt&jaar=2026",
    "/verhalen/feed.rss",
    "/verhalen/feed.atom?jaar=2019",
    "/verhalen/feed.json?q=brood",
    "/agenda/?soort=training",
]


def hide(page, how):
    if how == "restricted":
        PageViewRestriction.objects.create(page=page, restriction_type="login")
    elif how == "expired":
        page.expire_at = timezone.now() - timedelta(hours=1)
        page.unpublish()


@pytest.mark.parametrize("how", ["draft", "restricted", "expired"])
@pytest.mark.parametrize("is_refreshed", [True, False], ids=["fresh", "stale"])
def test_with_and_without_something_hidden_all_answers_are_equal(
    client, site, how, is_refreshed
):
    create_story_index(slug="verhalen")
    create_story(title="Brood", intro="Over brood.", year=2026)
    create_event(title="Brood")
    vocabulary.refresh()
    answers = [_answer(client, address) for address in ASKED]
    is_live = how != "draft"
    hidden = [
        create_story(title="Geheimwoord brood", kind="nieuws", year=2019, live=is_live),
        create_event(title="Geheimwoord brood", kind="training", live=is_live),
        create_standard_page(title="Geheimwoord brood", live=is_live),
    ]
    vocabulary.refresh()
    for page in hidden:
        hide(page, how)
    if is_refreshed:
        vocabulary.refresh()
    for address, answer in zip(ASKED, answers, strict=True):
        assert _answer(client, address) == answer, address


def _answer(client, address):
    response = client.get(address)
    assert response.status_code == 200
    tokens = r'name="csrfmiddlewaretoken" value="[^"]+"'
    return re.sub(tokens, "", response.text), response.headers.get("ETag")


class TestReport:
    @pytest.fixture
    def slug(self):
        return reverse("gezocht-en-niet-gevonden")

    def test_editors_read_what_was_not_found(self, as_role, site, slug):
        today = timezone.localdate()
        MissedSearch.objects.create(
            month=today.replace(day=1), term="zwaan", total=3, last_seen=today
        )
        editor = as_role("redacteur")
        page = editor.get(slug)
        assert "zwaan" in page.text
        assert slug in editor.get("/admin/").text
        month = today.replace(day=1).isoformat()
        assert "zwaan" in editor.get(slug, {"month": month}).text
        assert b"zwaan,3" in b"".join(editor.get(f"{slug}?export=csv"))

    def test_others_do_not(self, as_role, site, slug):
        assert as_role("moderator").get(slug).status_code != 200
