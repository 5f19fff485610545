"""What of a Word file reaches a story, and in which form."""

import pytest

from tests.stories.word_files import (
    LONG,
    add_link,
    body_of,
    picture,
    read,
    story_document,
    values,
)


def test_title_introduction_and_headings_find_their_place():
    document = story_document(
        "Sanne bakt elke ochtend brood. Dat ging niet vanzelf, vertelt ze nu.",
        ("Hoe het begon", "Heading 1"),
        LONG,
        ("De eerste dag", "Heading 2"),
        LONG,
        ("Heel diep", "Heading 4"),
        LONG,
    )
    article = read(document)
    assert article.title == "Een schort en een kans"
    assert article.intro.startswith("Sanne bakt elke ochtend brood.")
    html = body_of(article)
    assert "<h2>Hoe het begon</h2>" in html
    assert "<h3>De eerste dag</h3>" in html
    assert "<h3>Heel diep</h3>" in html


def test_a_heading_above_everything_is_the_title_when_none_is_marked():
    document = story_document()
    document.paragraphs[0].style = "Heading 1"
    document.add_heading("Hoe het begon", 2)
    document.add_paragraph(LONG)
    article = read(document)
    assert article.title == "Een schort en een kans"
    assert "<h2>Hoe het begon</h2>" in body_of(article)


def test_a_short_first_line_becomes_the_title():
    document = story_document()
    document.paragraphs[0].style = "Normal"
    article = read(document)
    assert article.title == "Een schort en een kans"
    assert "De eerste regel is de titel geworden." in article.findings.notes


def test_without_any_title_the_name_of_the_file_helps():
    document = story_document()
    document.paragraphs[0].style = "Normal"
    document.paragraphs[0].text = LONG
    article = read(document, name="interview_met-sanne.docx")
    assert article.title == "Interview met sanne"
    assert any("geen titel" in line for line in article.findings.todos)


def test_a_style_of_ones_own_counts_as_the_heading_it_is_based_on():
    document = story_document(LONG)
    style = document.styles.add_style("Kop van de redactie", 1)
    style.base_style = document.styles["Heading 1"]
    document.add_paragraph("Hoe het begon", style)
    document.add_paragraph(LONG)
    assert "<h2>Hoe het begon</h2>" in body_of(read(document))


def test_a_line_in_bold_above_a_paragraph_is_read_as_a_heading():
    document = story_document(LONG)
    document.add_paragraph().add_run("Hoe het begon").bold = True
    document.add_paragraph(LONG)
    article = read(document)
    assert "<h2>Hoe het begon</h2>" in body_of(article)
    assert any("Hoe het begon" in note for note in article.findings.notes)


def test_lists_and_emphasis_stay():
    document = story_document(
        LONG,
        ("meel", "List Bullet"),
        ("water", "List Bullet"),
        ("eerst kneden", "List Number"),
        ("dan rijzen", "List Number"),
    )
    paragraph = document.add_paragraph("Dit is ")
    paragraph.add_run("belangrijk").bold = True
    paragraph.add_run(" en ")
    paragraph.add_run("mooi").italic = True
    html = body_of(read(document))
    assert "<ul><li>meel</li><li>water</li></ul>" in html
    assert "<ol><li>eerst kneden</li><li>dan rijzen</li></ol>" in html
    assert "Dit is <b>belangrijk</b> en <i>mooi</i>" in html


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://voorbeeld.example/werk", '<a href="https://voorbeeld.example/werk">'),
        ("mailto:sanne@voorbeeld.example", '<a href="mailto:sanne@voorbeeld.example">'),
        ("javascript:alert(1)", None),
        ("file:///C:/Users/sanne/plan.docx", None),
    ],
)
def test_links_stay_when_a_reader_can_follow_them(address, kept):
    document = story_document(LONG)
    add_link(document.add_paragraph("Lees meer bij "), "het loket", address)
    article = read(document)
    assert "het loket" in body_of(article)
    if kept:
        assert kept in body_of(article)
    else:
        assert "<a " not in body_of(article)
        assert article.findings.dropped


def test_quote_styles_become_quotes_with_their_speaker():
    document = story_document(
        LONG,
        ("Ze vroeg waar ik blij van word. – Sanne Hoekman, bakker", "Intense Quote"),
        LONG,
    )
    assert values(read(document), "quote") == [
        {
            "quote": "Ze vroeg waar ik blij van word.",
            "person": "Sanne Hoekman",
            "role": "bakker",
        }
    ]


def test_questions_in_bold_become_an_interview():
    document = story_document(LONG)
    for question in ("Hoe begon het?", "Wat was spannend?", "En hoe gaat het nu?"):
        document.add_paragraph().add_run(question).bold = True
        document.add_paragraph("Met een telefoontje van de gemeente, op een maandag.")
    article = read(document)
    asked = [value["question"] for value in values(article, "question_answer")]
    assert asked == ["Hoe begon het?", "Wat was spannend?", "En hoe gaat het nu?"]


def test_a_picture_keeps_its_caption_and_asks_for_a_description():
    document = story_document(LONG, ("Hoe het begon", "Heading 1"), LONG)
    document.add_picture(picture())
    document.add_paragraph("Figuur 1: Sanne kneedt. Foto: Jan Smit", "Caption")
    document.add_paragraph(LONG)
    article = read(document)
    photo = values(article, "photo")[0]
    assert (photo["caption"], photo["credit"]) == ("Sanne kneedt.", "Jan Smit")
    assert photo["alt"] == ""
    assert "Foto afbeelding-1: vul nog in: alt-tekst." in article.findings.todos


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Sanne kneedt deeg aan de werkbank", "Sanne kneedt deeg aan de werkbank"),
        ("Afbeelding met brood\n\nAutomatisch gegenereerde beschrijving", ""),
        ("Afbeelding met brood. Door AI gegenereerde inhoud kan onjuist zijn.", ""),
        ("image1.png", ""),
    ],
)
def test_a_description_stays_when_a_person_wrote_it(written, kept):
    document = story_document(LONG, LONG)
    shape = document.add_picture(picture())
    shape._inline.docPr.set("descr", written)
    assert values(read(document), "photo")[0]["alt"] == kept


def test_a_table_becomes_lines_that_can_be_read_aloud():
    document = story_document(LONG)
    table = document.add_table(3, 3)
    rows = [
        ("Dag", "Tijd", "Plaats"),
        ("Maandag", "9.00", "Zwolle"),
        ("Dinsdag", "", "<b>Raalte</b>"),
    ]
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    article = read(document)
    assert (
        "<ul><li>Dag: Maandag; Tijd: 9.00; Plaats: Zwolle</li>"
        "<li>Dag: Dinsdag; Plaats: &lt;b&gt;Raalte&lt;/b&gt;</li></ul>"
    ) in body_of(article)
    assert any("tabel is een lijst" in todo for todo in article.findings.todos)


def test_merged_cells_keep_the_other_cells_under_their_head():
    document = story_document(LONG)
    table = document.add_table(3, 3)
    rows = [("Dag", "Uur", "Plaats"), ("Maandag", "9", "Ommen"), ("", "11", "Dalfsen")]
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    table.cell(1, 0).merge(table.cell(2, 0))
    html = body_of(read(document))
    assert "<li>Dag: Maandag; Uur: 11; Plaats: Dalfsen</li>" in html


def test_a_table_for_the_layout_falls_apart_in_its_texts():
    document = story_document(LONG)
    table = document.add_table(1, 2)
    table.cell(0, 0).text = LONG
    table.cell(0, 1).paragraphs[0].add_run().add_picture(picture())
    article = read(document)
    assert values(article, "photo")
    assert any("gewone tekst geworden" in todo for todo in article.findings.todos)


def test_markup_in_the_text_is_only_text():
    document = story_document("<script>alert(1)</script> en <b>vet</b> " + LONG, LONG)
    assert "<script" not in str(read(document).blocks)
