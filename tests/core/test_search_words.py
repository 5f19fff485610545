import pytest

from core.search.cleaning import MAX_LENGTH, clean_query
from core.search.words import MAX_WORD, searchable, stem, words


@pytest.mark.parametrize(
    "forms",
    [
        "fiets fietsen",
        "huis huizen",
        "brief brieven",
        "kind kinderen",
        "lid leden",
        "bus bussen",
        "glas glazen",
        "werk werken",
        "baan banen",
        "vacature vacatures",
        "subsidie subsidies",
        "gemeente gemeenten gemeentes",
        "begeleiden begeleiding",
        "coordinator coordinatoren coordinators",
        "inclusief inclusieve inclusiviteit",
    ],
)
def test_forms_of_one_word_share_a_stem(forms):
    assert len({stem(word) for word in forms.split()}) == 1


@pytest.mark.parametrize("pair", ["kans kan", "mens men", "werk werf", "boot boos"])
def test_different_words_keep_their_own_stem(pair):
    first, second = pair.split()
    assert stem(first) != stem(second)


def test_words_lose_case_accents_and_the_plural_apostrophe():
    text = "Coördinator van Café Zoë: 50-plus en foto’s"
    expected = "coordinator van cafe zoe 50 plus en foto"
    assert words(text) == expected.split()


def test_searchable_text_adds_only_the_stems_that_are_not_there():
    assert searchable("Fietsen en fiets") == "fietsen en fiets fiet"


def test_a_very_long_word_is_left_alone():
    word = "a" * (MAX_WORD + 1) + "en"
    assert stem(word) == word


@pytest.mark.parametrize(
    ("typed", "cleaned"),
    [
        ("  veel   spaties ", "veel spaties"),
        ("nul\x00byte\r\nregel\u202eom", "nul byte regel om"),
        ("Cafe\u0301", "Café"),
        ("\x00", ""),
    ],
)
def test_clean_query_keeps_only_what_a_reader_can_see(typed, cleaned):
    assert clean_query(typed) == cleaned


def test_clean_query_cuts_a_long_query():
    assert len(clean_query("a " * 3000)) <= MAX_LENGTH
