"""What one question to the index answers, for whom, and without an index."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from wagtail.models import PageViewRestriction
from wagtail.search.backends import get_search_backend

from core.search.finding import by_title, find, matching
from core.search.sources import Reader, source_named, sources
from stories.models import StoryPage
from tests.factories import (
    create_brochure,
    create_desk_finder,
    create_municipality,
    create_standard_page,
    create_story,
    create_user,
)

# PostgreSQL needs one inside the transaction of a test.
SAVEPOINT = 2 if connection.vendor == "postgresql" else 0


@pytest.fixture
def reader(site):
    return Reader(AnonymousUser(), site)


def found(reader, text, **options):
    """Return {name of the kind: (total, titles)}."""
    findings = find(text, reader, sources(), **{"limit": 3} | options)
    return {
        group.source.name: (group.total, [str(obj) for obj in group.objects])
        for group in findings.groups
    }


@pytest.fixture
def broken_index(monkeypatch):
    """An index that answers every question with an error of the database."""

    def hits(self, text, kinds, *, is_prefix=False):
        return "SELECT kind, hit, score FROM there_is_no_such_table", []

    monkeypatch.setattr(type(get_search_backend()), "hits", hits)


def test_each_kind_has_its_own_total_and_its_best(reader):
    for number in range(5):
        create_story(title=f"Brood {number}")
    create_brochure(title="Brood bakken")
    create_standard_page(title="Over brood")
    answer = found(reader, "brood")
    assert {name: total for name, (total, _) in answer.items()} == {
        "verhalen": 5,
        "brochures": 1,
        "paginas": 1,
    }
    assert len(answer["verhalen"][1]) == 3
    assert list(answer) == ["verhalen", "brochures", "paginas"]


def test_a_word_in_the_title_comes_before_one_in_the_text(reader):
    create_story(title="De tuin", intro="Ook een bakker werkt hier.")
    create_story(title="De bakker", intro="Over vroeg opstaan.")
    create_story(title="De kas", intro="De bakker komt soms langs.")
    _total, titles = found(reader, "bakker")["verhalen"]
    assert titles[0] == "De bakker"


def test_a_window_moves_over_one_kind_and_keeps_the_total(reader):
    for number in range(5):
        create_story(title=f"Brood {number}")
    stories = [source_named("verhalen")]
    seen = []
    for offset in (0, 2, 4):
        (group,) = find("brood", reader, stories, limit=2, offset=offset).groups
        assert group.total == 5
        seen += [story.pk for story in group.objects]
    assert len(set(seen)) == 5
    assert find("brood", reader, stories, limit=2, offset=6).groups == []


def test_a_plain_model_is_found_beside_the_pages(reader):
    create_desk_finder()
    create_municipality(name="Raalte")
    assert found(reader, "raalte")["loketten"] == (1, ["Raalte"])


def test_a_municipality_is_not_found_without_a_page_to_show_it(reader):
    create_municipality(name="Raalte")
    assert found(reader, "raalte") == {}


def test_a_title_of_words_that_say_nothing_is_found(reader):
    create_standard_page(title="Wie is wie")
    create_standard_page(title="Heel iets anders")
    assert found(reader, "wie is wie") == {"paginas": (1, ["Wie is wie"])}


@pytest.mark.parametrize("text", ["", " ", "\x00", "!?", '"'])
def test_without_a_word_nothing_is_found(reader, text):
    create_standard_page()
    findings = find(text, reader, sources(), limit=3)
    assert (findings.total, findings.is_limited) == (0, False)


def test_the_beginning_of_a_word_in_a_title_is_enough_when_asked(reader):
    create_story(title="Werken in de bakkerij", intro="Over brood.")
    create_story(title="In de tuin", intro="Naast de bakkerij.")
    titles = found(reader, "bakk", is_prefix=True)["verhalen"]
    assert titles == (1, ["Werken in de bakkerij"])


class TestVisibility:
    def test_drafts_are_neither_found_nor_counted(self, reader):
        create_story(title="Brood een")
        create_story(title="Brood twee", live=False)
        assert found(reader, "brood")["verhalen"] == (1, ["Brood een"])

    def test_restricted_pages_are_found_by_who_may_see_them_only(self, site):
        page = create_standard_page(title="Besloten brood")
        create_standard_page(parent=page, title="Brood daaronder")
        PageViewRestriction.objects.create(page=page, restriction_type="login")
        assert found(Reader(AnonymousUser(), site), "brood") == {}
        total, _titles = found(Reader(create_user(), site), "brood")["paginas"]
        assert total == 2

    def test_pages_of_another_site_are_not_found(self, reader):
        page = create_standard_page(title="Brood")
        reader.site.root_page = page
        create_standard_page(title="Brood buiten de site")
        assert found(reader, "brood")["paginas"] == (1, ["Brood"])

    def test_without_a_site_nothing_is_found(self, site):
        create_story(title="Brood")
        assert found(Reader(AnonymousUser(), None), "brood") == {}


class TestWithoutAnIndex:
    @pytest.fixture(autouse=True)
    def pages(self, site):
        create_story(title="Brood een")
        create_story(title="Brood twee", live=False)
        hidden = create_standard_page(title="Besloten brood")
        PageViewRestriction.objects.create(page=hidden, restriction_type="login")

    def test_titles_are_searched_and_nothing_private_comes_out(
        self, reader, broken_index
    ):
        findings = find("brood", reader, sources(), limit=3)
        assert findings.is_limited
        assert [str(obj) for group in findings.groups for obj in group.objects] == [
            "Brood een"
        ]

    def test_the_transaction_goes_on(self, reader, broken_index):
        find("brood", reader, sources(), limit=3)
        assert StoryPage.objects.count() == 2

    def test_an_empty_index_is_told_from_an_empty_answer(self, reader):
        assert not find("zwaan", reader, sources(), limit=3).is_limited
        get_search_backend().reset_indexes()
        findings = find("brood", reader, sources(), limit=3)
        assert (findings.total, findings.is_limited) == (1, True)

    def test_a_list_is_narrowed_by_its_titles(self, reader, broken_index):
        stories = reader.pages(StoryPage)
        assert [s.title for s in stories.filter(matching(StoryPage, "brood"))] == [
            "Brood een"
        ]
        assert not stories.filter(matching(StoryPage, "bakkerij")).exists()


def test_a_list_can_be_narrowed_to_what_matches(reader):
    create_story(title="Een", intro="Over fietsen.")
    create_story(title="Twee", intro="Over lopen.")
    stories = reader.pages(StoryPage)
    assert [s.title for s in stories.filter(matching(StoryPage, "fiets"))] == ["Een"]
    assert not stories.filter(matching(StoryPage, "zwaan")).exists()


def test_signs_of_sql_in_a_title_search_are_just_signs(reader):
    create_story(title="Honderd % werk")
    stories = reader.pages(StoryPage)
    assert stories.filter(by_title("%")).count() == 1
    assert not stories.filter(by_title("_onderd")).exists()


def test_what_most_texts_hold_is_ranked_by_title_first(reader, monkeypatch):
    if connection.vendor != "sqlite":
        pytest.skip("the limit stands inside a function of the database")
    monkeypatch.setattr("core.search.sqlite.MANY", 2)
    create_story(title="De bakker", intro="Brood.")
    for _ in range(3):
        create_story(intro="De bakker bakt brood.")
    total, titles = found(reader, "bakker")["verhalen"]
    assert (total, titles[0]) == (4, "De bakker")


def test_the_number_of_questions_does_not_depend_on_the_number_of_hits(
    reader, django_assert_num_queries
):
    create_story(title="Brood")
    found(reader, "brood")
    with django_assert_num_queries(4 + SAVEPOINT):
        found(Reader(reader.user, reader.site), "brood")
    for number in range(20):
        create_story(title=f"Brood {number}")
    with django_assert_num_queries(4 + SAVEPOINT):
        found(Reader(reader.user, reader.site), "brood")
