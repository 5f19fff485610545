from datetime import date

import pytest

from stories.wordpress.html_blocks import convert_html

START = "<p>Fenna werkt in de kas.</p><p>Elke ochtend is ze er om zeven uur.</p>"
BODY = [("text", "<p>Elke ochtend is ze er om zeven uur.</p>")]


def converted(content):
    return convert_html(START + content, title="In de kas")


@pytest.mark.parametrize(
    "line",
    [
        "Deel dit via:",
        "Deel dit artikel!",
        "Delen op Facebook",
        "Twitter LinkedIn Instagram",
        "Facebook | WhatsApp | E-mail",
    ],
)
def test_a_share_bar_is_dropped_and_reported(line):
    article = converted(f"<h2>{line}</h2>")
    assert article.blocks == BODY
    assert article.findings.dropped_lines == ["deelknoppen"]


def test_the_foot_of_the_old_site_is_dropped_and_reported():
    article = converted(
        "<h2>Deel dit via:</h2><h2>Contact</h2><p>Heeft u hulp nodig?<br>"
        "Neem contact met ons op:</p><p>038 000 00 12 stuur een email</p>"
        "<h2>Social media</h2><h2>Twitter LinkedIn</h2>"
    )
    assert article.blocks == BODY
    assert "contactregels onder de tekst" in article.findings.dropped


def test_contact_that_belongs_to_the_article_stays():
    article = converted("<h2>Contact</h2><p>Vraag Fenna om een rondleiding.</p>")
    assert "<h2>Contact</h2>" in article.blocks[0][1]


def test_share_lines_do_not_end_an_article_that_goes_on():
    article = converted("<p>Deel dit via</p><p>Morgen komt er een kas bij.</p>")
    assert "Morgen komt er een kas bij." in article.blocks[0][1]


def test_reactions_of_visitors_are_no_part_of_the_text():
    article = converted(
        "<h3>Reacties</h3><ol><li>Geplaatst door: Daan</li></ol><p>Mooi!</p>"
        "<h3>Geef een reactie</h3>"
    )
    assert article.blocks == BODY
    assert article.findings.dropped_lines == ["reacties onder de tekst"]


@pytest.mark.parametrize(
    "line",
    [
        "Gepubliceerd op 25-11-2015",
        "Geplaatst op: 25 november 2015",
        "Gepubliceerd door Noor op 25/11/2015",
        "25-11-2015",
    ],
)
def test_a_line_with_the_date_becomes_the_date(line):
    article = converted(f"<h2>{line}</h2>")
    assert article.published_on == date(2015, 11, 25)
    assert article.blocks == BODY


def test_a_date_that_lost_its_day_is_dropped_and_reported():
    article = converted("<h2>03//2015</h2>")
    assert article.published_on is None
    assert article.blocks == BODY
    assert article.findings.notes == ["Een onleesbare datum is weggelaten: 03//2015"]


def test_a_date_in_a_sentence_stays():
    line = "<p>Op 25-11-2015 begon het.</p>"
    assert line in converted(line).blocks[0][1]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Tekst: Noor Vos Foto: Bram Los", ("Noor Vos", "Bram Los", "")),
        ("Tekst en foto’s: Noor Vos", ("Noor Vos", "Noor Vos", "")),
        ("Door: Noor Vos | Film: Bram Los", ("Noor Vos", "", "Bram Los")),
    ],
)
def test_names_of_makers_become_credits(line, names):
    article = converted(f"<p>{line}</p>")
    assert (article.text_credit, article.photo_credit, article.film_credit) == names
    assert article.blocks == BODY


def test_a_sentence_after_a_label_is_no_name():
    line = "<p>Film: kijk op https://film.voorbeeld.example voor de kas</p>"
    assert converted(line).film_credit == ""


def test_a_mobile_number_in_the_text_is_a_to_do():
    article = converted("<p>Bel Fenna op 06-00000012.</p>")
    assert article.findings.todos == [
        "Er staat een mobiel nummer in de tekst; mag dat?"
    ]


def test_a_heading_that_grew_into_its_paragraph_is_a_to_do():
    article = converted("<p>Mooi werk De kas staat open voor iedereen.</p>")
    assert article.findings.todos == ["Begint hier een tussenkop? “Mooi werk”"]
