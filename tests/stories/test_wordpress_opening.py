from datetime import date

from stories.wordpress.html_blocks import convert_html

SENTENCE = (
    "Fenna plukt elke ochtend tomaten in de kas van haar buurman, ook in de winter."
)
LONG = f"{SENTENCE} " * 3 + "Dat is genoeg."


def test_the_first_paragraph_is_the_introduction_and_is_not_repeated():
    article = convert_html(f"<p>{SENTENCE}</p><p>Meer.</p>", title="Kas")
    assert article.intro == SENTENCE
    assert article.blocks == [("text", "<p>Meer.</p>")]


def test_a_long_first_paragraph_is_cut_at_the_end_of_a_sentence():
    article = convert_html(f"<p>{LONG} <b>Echt waar.</b> {SENTENCE}</p>", title="Kas")
    assert article.intro == f"{LONG} Echt waar."
    assert len(article.intro) <= 300
    assert article.blocks == [("text", f"<p>{SENTENCE}</p>")]


def test_a_cut_never_leaves_a_quotation_open():
    spoken = f"{SENTENCE} Ze zegt: “{SENTENCE} {SENTENCE} {SENTENCE}”"
    article = convert_html(f"<p>{spoken}</p>", title="Kas")
    assert article.intro == SENTENCE


def test_a_first_sentence_without_end_asks_for_an_introduction():
    endless = "en dan nog een tomaat, " * 20
    article = convert_html(f"<p>{endless}</p>", title="Kas")
    assert article.intro == ""
    assert "Schrijf een inleiding van hooguit 300 tekens." in article.findings.todos
    assert endless.strip() in article.blocks[0][1]


def test_a_written_summary_goes_first():
    article = convert_html(
        f"<p>{SENTENCE} Meer.</p>", title="Kas", excerpt=f"<p>{SENTENCE}</p>"
    )
    assert article.intro == SENTENCE
    assert article.blocks == [("text", "<p>Meer.</p>")]


def test_a_summary_that_wordpress_cut_off_is_not_used():
    article = convert_html(f"<p>{SENTENCE}</p>", title="Kas", excerpt="Fenna plukt […]")
    assert article.intro == SENTENCE


def test_a_long_summary_is_shortened_and_reported():
    article = convert_html("<p>Meer.</p>", title="Kas", excerpt=LONG + LONG)
    assert len(article.intro) <= 300
    assert article.findings.todos[0].startswith("De samenvatting was langer")


def test_a_title_that_the_text_repeats_is_dropped():
    for repeat in ("<h1>In de kas</h1>", "<blockquote>‘In de kas’</blockquote>"):
        article = convert_html(f"{repeat}<p>{SENTENCE}</p>", title="In de kas!")
        assert article.intro == SENTENCE
        assert article.blocks == []


def test_a_double_title_is_taken_apart():
    article = convert_html(
        "<h2>‘Tomaten vragen geen diploma’</h2>"
        f"<h2>Fenna Strating, kweker in de kas</h2><p>{SENTENCE}</p>"
        "<p>Fenna Strating lacht.</p>",
        title="Fenna Strating kweker in de kas Tomaten vragen geen diploma",
    )
    assert article.title == "‘Tomaten vragen geen diploma’"
    assert (article.person, article.role) == ("Fenna Strating", "kweker in de kas")
    assert article.blocks == [("text", "<p>Fenna Strating lacht.</p>")]


def test_who_the_article_is_about_speaks_its_quotations():
    article = convert_html(
        f"<h2>Fenna Strating, kweker</h2><p>{SENTENCE}</p>"
        "<blockquote>Ik blijf hier.</blockquote><p>Fenna Strating lacht.</p>",
        title="Kas",
    )
    assert article.blocks[0][1]["person"] == "Fenna Strating"
    assert article.blocks[0][1]["role"] == "kweker"


def test_a_line_above_the_introduction_heads_the_text_below_it():
    article = convert_html(
        f"<h3>Een dag in de kas</h3><p>{LONG} {LONG}</p><p>Meer.</p>", title="Kas"
    )
    rest, heading = article.blocks[0][1].split("<h2>")
    assert rest.startswith("<p>")
    assert heading == "Een dag in de kas</h2><p>Meer.</p>"


def test_a_press_release_takes_its_headline_and_date_from_below_the_title():
    article = convert_html(
        "<h2>Kwekerij Zonnedauw neemt zes mensen aan</h2>"
        "<p>Open kas op zaterdag laat zien wat werk in het groen oplevert</p>"
        f"<p>{LONG}</p><p>Meer.</p><p>Noot voor de redactie:</p>"
        "<p>Bel Fenna, 038 000 00 12</p>",
        title="PERSBERICHT 1 mei 2015",
    )
    assert article.is_press_release
    assert article.title == "Kwekerij Zonnedauw neemt zes mensen aan"
    assert article.published_on == date(2015, 5, 1)
    assert article.intro.startswith("Open kas op zaterdag")
    assert article.press_note == "Bel Fenna, 038 000 00 12"
    assert "038" not in article.blocks[0][1]
    assert "Kies een rol-adres" in article.findings.todos[0]


def test_a_press_release_with_a_headline_in_its_title_keeps_it():
    article = convert_html(
        f"<p>{SENTENCE}</p>", title="Persbericht: Zes mensen aan het werk"
    )
    assert article.is_press_release
    assert article.title == "Zes mensen aan het werk"
