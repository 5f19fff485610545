from stories.wordpress.plain_text import convert_text

LONG = (
    "De kas staat aan de rand van het dorp en elke ochtend om zeven uur gaan de lampen "
    "aan, eerst links en dan rechts, tot alles groen oplicht."
)


def test_the_first_line_is_the_title_and_the_first_paragraph_the_introduction():
    article = convert_text(
        f"\ufeff\n\n  In de kas \n\nFenna plukt tomaten.\n\n{LONG}\n"
    )
    assert article.title == "In de kas"
    assert article.intro == "Fenna plukt tomaten."
    assert article.blocks == [("text", f"<p>{LONG}</p>")]


def test_a_given_title_leaves_the_first_line_in_the_text():
    assert convert_text("Fenna plukt.", title="Kas").intro == "Fenna plukt."


def test_short_lines_above_long_paragraphs_are_headings():
    article = convert_text(
        f"Kas\n\nFenna plukt.\n\nEen dag in de kas\n\n{LONG}\n\nDe avond\n{LONG}"
    )
    assert article.blocks == [
        (
            "text",
            f"<h2>Een dag in de kas</h2><p>{LONG}</p><h2>De avond</h2><p>{LONG}</p>",
        )
    ]


def test_lines_of_their_own_are_paragraphs():
    article = convert_text(f"Kas\n\nFenna plukt.\n\n{LONG}\n{LONG}")
    assert article.blocks == [("text", f"<p>{LONG}</p><p>{LONG}</p>")]


def test_lines_that_a_mail_program_cut_are_one_paragraph():
    lines = [
        "De kas staat aan de rand van het dorp en elke ochtend om zeven",
        "uur gaan de lampen aan, eerst links en dan rechts, tot alles",
        "groen oplicht.",
    ]
    article = convert_text("Kas\n\nFenna plukt.\n\n" + "\n".join(lines))
    assert article.blocks == [("text", f"<p>{' '.join(lines)}</p>")]


def test_lines_with_bullets_or_numbers_are_lists():
    article = convert_text(
        "Kas\n\nFenna plukt.\n\nNodig:\n- laarzen\n• een mes\n\n* zin\n\n1. Bel\n2. Kom"
    )
    assert article.blocks == [
        (
            "text",
            "<p>Nodig:</p><ul><li>laarzen</li><li>een mes</li><li>zin</li></ul>"
            "<ol><li>Bel</li><li>Kom</li></ol>",
        )
    ]


def test_a_single_dash_is_no_list():
    article = convert_text("Kas\n\nFenna plukt.\n\n- Dat is alles")
    assert article.blocks == [("text", "<p>– Dat is alles</p>")]


def test_stars_around_words_become_italics_or_bold():
    article = convert_text("Kas\n\nFenna plukt.\n\nDat is *heel* erg **mooi** werk.")
    assert article.blocks == [
        ("text", "<p>Dat is <i>heel</i> erg <b>mooi</b> werk.</p>")
    ]


def test_a_pasted_interview_has_questions_a_quotation_and_credits():
    article = convert_text(
        "‘Tomaten vragen geen diploma’\n\nFenna werkt in de kas.\n\n \n\n"
        "Hoe begon het?\n\n“Met een briefje op de deur.”\n\n"
        "‘Ik ruik ze al op de fiets’\n\n \n\n"
        "Wat was moeilijk?\n\n“De eerste week.\n\nDaarna ging het.”\n\n"
        "Tekst: Noor Vos\nFoto: Bram Los \n\n"
        "Deel dit artikel!\n\n03//2015\n\nReacties\n\n  1. Geplaatst door: Daan\n\n"
        "    Mooi!\n\nGeef een reactie\n\n*\n\ncode\n\n03//2015"
    )
    assert [name for name, _ in article.blocks] == [
        "question_answer",
        "quote",
        "question_answer",
    ]
    assert (
        article.blocks[2][1]["answer"]
        == "<p>“De eerste week.</p><p>Daarna ging het.”</p>"
    )
    assert (article.text_credit, article.photo_credit) == ("Noor Vos", "Bram Los")
    assert "Mooi!" not in str(article.blocks)


def test_a_pasted_text_is_not_read_as_html():
    article = convert_text("Kas\n\nFenna plukt.\n\nDruk op <b> en dan op &amp;.")
    assert article.blocks == [("text", "<p>Druk op &lt;b&gt; en dan op &amp;amp;.</p>")]


def test_an_empty_text_is_an_empty_article():
    article = convert_text(" \n\n ")
    assert (article.title, article.intro, article.blocks) == ("", "", [])
    assert "Er is geen titel." in article.findings.todos
