import pytest
from django.contrib.auth.models import AnonymousUser
from wagtail.models import PageViewRestriction

from core.search import vocabulary
from core.search.models import SearchWord
from core.search.sources import Reader, sources
from core.search.suggestions import completions, did_you_mean, near, per_word
from tests.factories import create_standard_page, create_story, create_user


@pytest.fixture
def reader(site):
    return Reader(AnonymousUser(), site)


@pytest.fixture
def words(db):
    """Return a function that makes these words known."""

    def words(*spellings):
        SearchWord.objects.bulk_create(
            SearchWord(word=vocabulary._plain(word), spelling=word, total=1)
            for word in spellings
        )

    return words


def meant(reader, text):
    suggestion = did_you_mean(text, reader, sources())
    return suggestion and suggestion.text


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("korenblom", "Korenbloem"),
        ("korenbloeem", "Korenbloem"),
        ("korenbleom", "Korenbloem"),
        ("korenbloen", "Korenbloem"),
        ("zwlole", "Zwolle"),
        ("swolle", "Zwolle"),
        ("ralte", "Raalte"),
        ("omen", "Ommen"),
        ("hoekmam", "Hoekman"),
        ("coordinatr", "coördinator"),
        ("ambasadeur", "ambassadeur"),
    ],
)
def test_one_typo_in_a_name_leads_to_the_name(reader, typed, name):
    create_story(title="Een verhaal", intro=f"Dit gaat over {name}.")
    vocabulary.refresh()
    assert meant(reader, typed) == name


@pytest.mark.parametrize(
    ("typed", "word"),
    [("inklusiefitijt", "inclusiviteit"), ("subsiedieregellingg", "subsidieregeling")],
)
def test_a_long_word_may_have_more_typos(words, typed, word):
    words(word, "inzet", "substantie")
    near_words = near(typed)
    assert near_words[:1] in ([word], [])
    assert near(word[:-2] + "xx") == [word]


def test_only_the_wrong_word_of_several_is_replaced(reader):
    create_story(title="Werken bij Korenbloem in Raalte")
    vocabulary.refresh()
    assert meant(reader, "korenbloen Raalte") == "Korenbloem Raalte"


def test_a_common_word_is_meant_before_a_rare_one(words):
    words("werk", "perk")
    SearchWord.objects.filter(word="werk").update(total=50)
    assert near("wwerk") == ["werk"]
    assert near("derk") == ["werk", "perk"]


def test_the_first_letter_is_seldom_wrong(words):
    words("bakker", "makker")
    SearchWord.objects.filter(word="makker").update(total=50)
    assert near("bakkker") == ["bakker"]
    assert near("bakler") == ["bakker"]


@pytest.mark.parametrize(
    "typed", ["", "ab", "zzzzzzzz", "x" * 200, "123456", "ø", "漢字"]
)
def test_what_resembles_nothing_gives_no_suggestion(reader, words, typed):
    words("bakker")
    assert meant(reader, typed) is None


def test_known_words_are_left_as_they_are(reader, words):
    words("bakker", "makker")
    assert meant(reader, "bakker") is None


def test_a_suggestion_finds_something_for_this_reader(site):
    page = create_standard_page(title="Geheimwoord")
    vocabulary.refresh()
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert SearchWord.objects.filter(word="geheimwoord").exists()
    assert meant(Reader(AnonymousUser(), site), "geheimwoort") is None
    assert meant(Reader(create_user(), site), "geheimwoort") == "Geheimwoord"


def test_a_hidden_word_does_not_stand_before_a_visible_one(site):
    hidden = create_standard_page(title="Bakkers")
    create_standard_page(title="Over de bakkerij", intro="bakkens")
    vocabulary.refresh()
    hidden.unpublish()
    assert meant(Reader(AnonymousUser(), site), "bakkenrs") == "bakkens"


def test_each_word_that_finds_something_alone_is_offered(reader):
    create_story(title="De bakker")
    found = per_word("bakker zwaan tuin", reader, sources())
    assert [(word.text, word.total) for word in found] == [("bakker", 1)]
    assert per_word("bakker", reader, sources()) == []


def test_titles_are_completed_from_what_the_reader_may_see(reader):
    create_story(title="De bakkerij van Sanne")
    create_story(title="De bakkerij in concept", live=False)
    titles = [result.title for result in completions("bakk", reader, sources())]
    assert titles == ["De bakkerij van Sanne"]
