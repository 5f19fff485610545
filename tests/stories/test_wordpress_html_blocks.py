import pytest

from stories.wordpress.html_blocks import convert_html

LONG = (
    "De kas staat aan de rand van het dorp en elke ochtend om zeven uur gaan de lampen "
    "aan, eerst links en dan rechts, tot alles groen oplicht."
)
INTRO = "<p>Fenna werkt sinds maart in de kas van haar buurman.</p>"


def blocks_of(content, **options):
    """Return the blocks below a fixed introduction."""
    return convert_html(INTRO + content, title="In de kas", **options).blocks


def text_of(content, **options):
    [(name, value)] = blocks_of(content, **options)
    assert name == "text"
    return value


# Paragraphs


def test_adjacent_paragraphs_lists_and_headings_become_one_text():
    content = f"<h2>De kas</h2><p>{LONG}</p><ul><li>tomaat</li><li>paprika</li></ul>"
    assert text_of(content) == (
        f"<h2>De kas</h2><p>{LONG}</p><ul><li>tomaat</li><li>paprika</li></ul>"
    )


def test_block_comments_of_the_new_editor_leave_no_trace():
    content = (
        '<!-- wp:paragraph {"align":"left"} -->\n<p>Een\nzin.</p>\n'
        "<!-- /wp:paragraph --><!--more--><!--nextpage-->"
    )
    assert text_of(content) == "<p>Een zin.</p>"


def test_the_classic_editor_has_paragraphs_without_tags():
    content = "Kom kijken.\n\nEr is koffie,\nen <b>thee</b>.<br />\nTot dan!"
    article = convert_html(content, title="Open dag")
    assert article.intro == "Kom kijken."
    assert article.blocks == [
        ("text", "<p>Er is koffie,<br>en <b>thee</b>.<br>Tot dan!</p>")
    ]


def test_two_line_breaks_part_a_paragraph():
    assert text_of("<p>Eén.<br><br>Twee.</p>") == "<p>Eén.</p><p>Twee.</p>"


def test_empty_paragraphs_and_runs_of_hard_spaces_go():
    content = "<p>&nbsp;</p><p>Een&nbsp;&nbsp; zin.\u200b</p><p><br></p><div> </div>"
    assert text_of(content) == "<p>Een zin.</p>"


def test_bold_italics_and_nested_marks_are_kept():
    content = "<p>Dit is <strong>echt <em>heel</em></strong> mooi.</p>"
    assert text_of(content) == "<p>Dit is <b>echt </b><b><i>heel</i></b> mooi.</p>"


def test_a_sentence_that_a_page_break_cut_is_mended():
    first = f"{LONG[:-1]}, tot de zon het overneemt van"
    content = f"<p>{first}</p><p>de lampen.</p>"
    article = convert_html(INTRO + content, title="In de kas")
    assert article.blocks == [("text", f"<p>{first} de lampen.</p>")]
    assert article.findings.notes == ["Gebroken zin hersteld: “de lampen.”"]


def test_text_in_odd_elements_is_kept():
    content = "<div><section><p>Eén.</p>Twee.</section></div><pre>Drie.</pre>"
    assert text_of(content) == "<p>Eén.</p><p>Twee.</p><p>Drie.</p>"


# Headings


def test_every_level_of_heading_becomes_one_of_two():
    content = "".join(f"<h{n}>Kop {n}</h{n}><p>{LONG}</p>" for n in (1, 3, 5))
    value = text_of(content)
    assert "<h2>Kop 1</h2>" in value
    assert "<h3>Kop 3</h3>" in value
    assert "<h3>Kop 5</h3>" in value


def test_no_heading_skips_a_level():
    content = f"<h4>Eerst</h4><p>{LONG}</p><h2>Dan</h2><p>{LONG}</p>"
    assert "<h2>Eerst</h2>" in text_of(content)


def test_a_bold_line_above_text_is_a_heading():
    article = convert_html(
        f"{INTRO}<p><strong>Een dag in de kas</strong></p><p>{LONG}</p>", title="Kas"
    )
    assert article.blocks == [("text", f"<h2>Een dag in de kas</h2><p>{LONG}</p>")]
    assert article.findings.notes == ["Als tussenkop gelezen: Een dag in de kas"]


def test_a_bold_sentence_is_no_heading():
    content = f"<p><b>Dat was een lange dag.</b></p><p>{LONG}</p>"
    assert text_of(content).startswith("<p><b>Dat was een lange dag.</b></p>")


def test_a_heading_before_a_line_break_is_taken_apart():
    value = text_of(f"<p>Een dag in de kas<br>{LONG}</p>")
    assert value == f"<h2>Een dag in de kas</h2><p>{LONG}</p>"


def test_an_address_in_lines_stays_one_paragraph():
    value = text_of("<p>Kwekerij Zonnedauw<br>Dorpsweg 1<br>Raalte</p>")
    assert value == "<p>Kwekerij Zonnedauw<br>Dorpsweg 1<br>Raalte</p>"


@pytest.mark.parametrize(
    "line",
    [
        "Bel Fenna: 038 000 00 12",
        "Kijk op www.kas.voorbeeld.example",
        "Wat je nodig hebt:",
    ],
)
def test_a_heading_that_is_no_heading_becomes_a_paragraph(line):
    value = text_of(f"<h2>{line}</h2><p>{LONG}</p>")
    assert "<h2>" not in value


# Quotations


def test_a_short_quotation_gets_its_speaker_from_cite():
    content = (
        "<blockquote><p>“Ik ruik de tomaten al op de fiets.”</p>"
        "<cite>Fenna Strating, kweker</cite></blockquote>"
    )
    assert blocks_of(content) == [
        (
            "quote",
            {
                "quote": "Ik ruik de tomaten al op de fiets.",
                "person": "Fenna Strating",
                "role": "kweker",
            },
        )
    ]


def test_a_speaker_after_a_dash_is_read():
    [(_, value)] = blocks_of(
        "<blockquote>‘Ik blijf hier.’ – Fenna Strating</blockquote>"
    )
    assert (value["quote"], value["person"]) == ("Ik blijf hier.", "Fenna Strating")


def test_a_quotation_without_speaker_is_a_to_do():
    article = convert_html(f"{INTRO}<blockquote>Ik blijf.</blockquote>", title="Kas")
    assert article.findings.todos == ["Wie zei dit? “Ik blijf.”"]


def test_a_long_quotation_becomes_text_and_is_reported():
    article = convert_html(f"{INTRO}<blockquote>{LONG} {LONG}</blockquote>", title="K")
    assert article.blocks == [("text", f"<p>{LONG} {LONG}</p>")]
    assert article.findings.notes[0].startswith("Lang citaat (meer dan 160 tekens)")


def test_a_line_lifted_from_the_text_is_a_quotation():
    content = f"<p>{LONG}</p><p>‘Tomaten vragen geen diploma’</p><p>{LONG}</p>"
    assert [name for name, _ in blocks_of(content)] == ["text", "quote", "text"]


def test_speech_on_its_own_line_stays_text():
    value = text_of(f"<p>{LONG}</p><p>“Nou, dan beginnen we maar.”</p>")
    assert "<p>“Nou, dan beginnen we maar.”</p>" in value


# Questions and answers


def test_headings_with_quoted_answers_are_an_interview():
    content = (
        "<h3>Hoe begon het?</h3><p>“Met een briefje.</p><p>En een fiets.”</p>"
        "<h3>En toen?</h3><ul><li>koffie</li></ul><p>“Werk.”</p><h3>Was het zwaar?</h3>"
        "<p>“Nee.”</p>"
    )
    assert blocks_of(content) == [
        (
            "question_answer",
            {
                "question": "Hoe begon het?",
                "answer": "<p>“Met een briefje.</p><p>En een fiets.”</p>",
            },
        ),
        (
            "question_answer",
            {
                "question": "En toen?",
                "answer": "<ul><li>koffie</li></ul><p>“Werk.”</p>",
            },
        ),
        ("question_answer", {"question": "Was het zwaar?", "answer": "<p>“Nee.”</p>"}),
    ]


def test_a_bold_question_in_the_paragraph_of_its_answer_is_taken_apart():
    content = "".join(
        f"<p><strong>Vraag nummer {n}?</strong> Antwoord {n}.</p>" for n in "123"
    )
    assert blocks_of(content)[1] == (
        "question_answer",
        {"question": "Vraag nummer 2?", "answer": "<p>Antwoord 2.</p>"},
    )


def test_questions_marked_with_a_letter_are_an_interview():
    assert blocks_of("<p>V: Hoe laat begin je?</p><p>A: Om zeven uur.</p>") == [
        (
            "question_answer",
            {"question": "Hoe laat begin je?", "answer": "<p>Om zeven uur.</p>"},
        )
    ]


def test_one_heading_with_a_question_mark_is_no_interview():
    value = text_of(f"<h2>Hoe begon het?</h2><p>{LONG}</p>")
    assert value.startswith("<h2>Hoe begon het?</h2>")


def test_an_invitation_at_the_end_is_no_question():
    questions = "".join(f"<h2>Vraag nummer {n}?</h2><p>“Ja.”</p>" for n in "12")
    name, value = blocks_of(f"{questions}<h2>Verder lezen?</h2><p>Kijk daar.</p>")[-1]
    assert (name, value) == ("text", "<h2>Verder lezen?</h2><p>Kijk daar.</p>")


def test_a_quotation_between_answers_stays_a_quotation():
    questions = (
        "<h2>Vraag nummer 1?</h2><p>“Ja.”</p>{}<h2>Vraag nummer 2?</h2><p>“Nee.”</p>"
    )
    quote = "<blockquote>Tomaten vragen geen diploma</blockquote>"
    names = [name for name, _ in blocks_of(questions.format(quote))]
    assert names == ["question_answer", "quote", "question_answer"]
