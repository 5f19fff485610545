import pytest

from core.templatetags.search_results import highlight


@pytest.mark.parametrize(
    ("text", "query", "expected"),
    [
        ("Op de fiets", "fiets", "Op de <mark>fiets</mark>"),
        ("Samen fietsen", "fiets", "Samen <mark>fietsen</mark>"),
        ("In het Café", "cafe", "In het <mark>Café</mark>"),
        ("Over inclusiviteit", "inclusief", "Over <mark>inclusiviteit</mark>"),
        ("Een man", "het", "Een man"),
        ("Een man", "", "Een man"),
        (
            "<b>fiets</b> & co",
            "fiets",
            "&lt;b&gt;<mark>fiets</mark>&lt;/b&gt; &amp; co",
        ),
        ("fiets", "<script>", "fiets"),
        ("fiets", "\x00", "fiets"),
    ],
)
def test_the_words_that_were_found_are_marked_and_all_else_is_escaped(
    text, query, expected
):
    assert highlight(text, query) == expected
