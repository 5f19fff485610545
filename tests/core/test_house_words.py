import time

import pytest

from core import house_words
from core.models import DiscouragedWord
from tests.factories import create_ambassador, create_standard_page, create_story

pytestmark = pytest.mark.django_db


def found(*body, **changes):
    page = create_standard_page(body=list(body), **changes)
    return [finding.word for finding in house_words.found_on(page)]


def text(words):
    return ("text", f"<p>{words}</p>")


def test_the_list_starts_with_what_the_editors_agreed_on():
    words = set(DiscouragedWord.objects.values_list("word", flat=True))
    assert {"doelgroeper", "kaartenbak", "cliënt", "match", "target"} <= words


@pytest.mark.parametrize(
    "words",
    ["een doelgroeper", "Doelgroepers!", "de DOELGROEPER", "<b>doel</b>groeper"],
)
def test_a_word_is_found_in_any_form(words):
    assert found(text(words)) == ["doelgroeper"]


def test_accents_make_no_difference():
    assert found(text("onze clienten")) == ["cliënt"]


def test_a_longer_word_is_another_word():
    assert found(text("de doelgroep en de cliëntenraad")) == []


def test_words_in_a_row_are_found_as_one():
    assert found(text("met afstand tot de arbeidsmarkt")) == [
        "afstand tot de arbeidsmarkt"
    ]
    assert found(text("op afstand van de arbeidsmarkt")) == []


@pytest.mark.parametrize(
    "words",
    [
        "Hij zei: “Ik ben geen doelgroeper.”",
        "Hij zei: ‘Ik ben geen doelgroeper.’",
        "Hij zei: ‘Onze foto’s van een doelgroeper.’",
        'Hij zei: "geen doelgroeper"',
        "Hij zei: 'geen doelgroeper'",
        "Hij zei: „geen doelgroeper”",
        "Hij zei: «geen doelgroeper»",
    ],
)
def test_what_somebody_says_is_left_alone(words):
    assert found(text(words)) == []


@pytest.mark.parametrize(
    "words",
    [
        "“Zo.” De doelgroeper lacht. “Ja.”",
        "’s Ochtends komt de doelgroeper. ’t Is wat.",
    ],
)
def test_between_two_quotations_an_editor_is_speaking(words):
    assert found(text(words)) == ["doelgroeper"]


def test_a_quote_block_is_somebody_speaking():
    quote = {"quote": "Ik was een doelgroeper.", "person": "Sanne", "role": ""}
    assert found(("quote", quote | {"portrait": None, "colour": "yellow"})) == []
    ambassador = create_ambassador(quote="Geen target.", short_quote="Geen target.")
    assert house_words.found_on(ambassador) == []


def test_a_word_may_be_unwelcome_in_quotes_too():
    DiscouragedWord.objects.filter(word="kaartenbak").update(allowed_in_quotes=False)
    assert found(text("Zij zei: “uit de kaartenbak”.")) == ["kaartenbak"]


def test_every_part_of_a_page_is_read_and_a_word_is_told_once():
    story = create_story(
        title="Een match", intro="Nog een match", press_note="<p>target</p>"
    )
    findings = house_words.found_on(story)
    assert [(f.word, f.label) for f in findings] == [
        ("match", "titel"),
        ("target", "noot voor de redactie"),
    ]


def test_an_address_is_no_text():
    call = {
        "title": "Kijk",
        "text": "",
        "link_label": "Kijk",
        "link_page": None,
        "link_url": "https://target.voorbeeld.example/match/",
    }
    assert found(("call_to_action", call)) == []


@pytest.mark.parametrize("sign", ["“", "‘", '"', "'", "„", "«", "‘’a", "'a"])
def test_a_long_text_of_quotation_marks_takes_no_time(sign):
    started = time.process_time()
    house_words.QUOTED.sub(" ", sign * (10_000 // len(sign)))
    assert time.process_time() - started < 0.1
