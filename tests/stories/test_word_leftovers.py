"""What does not fit in a story: kept in another form, or left out and reported."""

import pytest

from tests.stories.word_files import LONG, add_xml, body_of, read, story_document

TEXT_BOX = """
<w:p {ns} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
  xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
  xmlns:v="urn:schemas-microsoft-com:vml">
  <w:r><w:t>De alinea met het kader.</w:t></w:r>
  <w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline>
    <a:graphic><a:graphicData
      uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">
      <wps:wsp><wps:txbx><w:txbxContent>BOX</w:txbxContent></wps:txbx></wps:wsp>
    </a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>FALLBACK
  </mc:AlternateContent></w:r></w:p>"""
IN_BOX = "<w:p><w:r><w:t>Drie mensen kregen een contract.</w:t></w:r></w:p>"
FALLBACK = (
    "<mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>"
    f"{IN_BOX}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback>"
)
CHANGES = """
<w:p {ns}><w:r><w:t xml:space="preserve">Ze werkt </w:t></w:r>
  <w:del w:id="1" w:author="A"><w:r><w:delText>vijftien</w:delText></w:r></w:del>
  <w:ins w:id="2" w:author="A"><w:r><w:t>twaalf</w:t></w:r></w:ins>
  <w:r><w:t xml:space="preserve"> uur per week in de winkel.</w:t></w:r></w:p>"""
CHART = """
<w:p {ns}><w:r><w:drawing><wp:inline><a:graphic><a:graphicData
  uri="http://schemas.openxmlformats.org/drawingml/2006/chart"/></a:graphic>
  </wp:inline></w:drawing></w:r></w:p>"""
HIDDEN = """
<w:p {ns}><w:r><w:rPr><w:vanish/></w:rPr><w:t>Haar dossiernummer.</w:t></w:r>
  <w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>Gewoon te lezen.</w:t></w:r></w:p>"""
CONTENTS = """
<w:p {ns}><w:pPr><w:pStyle w:val="Inhopg1"/></w:pPr>
  <w:r><w:t>Hoe het begon 2</w:t></w:r></w:p>"""


def test_of_tracked_changes_the_newest_text_is_taken():
    document = story_document(LONG)
    add_xml(document, CHANGES)
    article = read(document)
    assert "Ze werkt twaalf uur per week" in body_of(article)
    assert "vijftien" not in str(article.blocks)
    assert any("bijgehouden wijzigingen" in note for note in article.findings.notes)


def test_comments_stay_behind_and_are_counted():
    document = story_document(LONG)
    run = document.add_paragraph("Klopt dit wel helemaal?").runs[0]
    document.add_comment(run, text="Vraag dit na bij haar baas", author="Redactie")
    article = read(document)
    assert "haar baas" not in str(article.blocks)
    assert article.findings.dropped["opmerking in de kantlijn"] == 1


def test_hidden_text_stays_hidden():
    document = story_document(LONG)
    add_xml(document, HIDDEN)
    article = read(document)
    assert "dossiernummer" not in str(article.blocks)
    assert "Gewoon te lezen." in body_of(article)
    assert article.findings.dropped["stuk verborgen tekst"] == 1


@pytest.mark.parametrize("fallback", [FALLBACK, ""])
def test_a_text_box_stands_below_its_paragraph(fallback):
    document = story_document(LONG)
    add_xml(document, TEXT_BOX.replace("BOX", IN_BOX).replace("FALLBACK", fallback))
    article = read(document)
    text = body_of(article)
    assert text.count("Drie mensen kregen een contract.") == 1
    assert text.index("De alinea met het kader.") < text.index("Drie mensen")
    assert any("Drie mensen" in todo for todo in article.findings.todos)


def test_footnotes_stand_below_the_story_with_their_numbers():
    document = story_document(LONG, "Dat is een derde van de bedrijven.")
    document.paragraphs[-1].add_run("Hier gaat het verder.")
    number = '<w:footnoteReference w:id="2"/>'
    note = "<w:p><w:r><w:t>Bron: jaarverslag 2025.</w:t></w:r></w:p>"
    article = read(document, **with_footnote(number, note))
    assert "een derde van de bedrijven.[1]Hier" in body_of(article)
    assert body_of(article).endswith(
        "<h2>Noten</h2><ol><li>Bron: jaarverslag 2025.</li></ol>"
    )
    assert any("voetnoten" in todo for todo in article.findings.todos)


def with_footnote(reference, note):
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    part = (
        f'<w:footnotes xmlns:w="{namespace}"><w:footnote w:id="2">{note}'
        "</w:footnote></w:footnotes>"
    )

    relation = (
        '<Relationship Id="rIdNotes" Target="footnotes.xml" Type="http://schemas'
        '.openxmlformats.org/officeDocument/2006/relationships/footnotes"/>'
    )

    def insert(text, *, before):
        return lambda data: data.replace(before, text.encode() + before)

    return {
        "replace": {
            "word/document.xml": insert(reference, before=b"</w:r><w:r><w:t>Hier"),
            "word/_rels/document.xml.rels": insert(
                relation, before=b"</Relationships>"
            ),
        },
        "add": {"word/footnotes.xml": part.encode()},
    }


def test_a_chart_is_reported():
    document = story_document(LONG)
    add_xml(document, CHART)
    assert any("grafiek" in todo for todo in read(document).findings.todos)


def test_a_table_of_contents_stays_behind():
    document = story_document(LONG)
    style = document.styles.add_style("Inhopg1", 1)
    style.element.name_val = "toc 1"
    add_xml(document, CONTENTS)
    article = read(document)
    assert "Hoe het begon" not in str(article.blocks)
    assert "inhoudsopgave" in article.findings.dropped


def test_a_running_head_is_reported_but_an_empty_one_is_not():
    document = story_document(LONG)
    document.sections[0].header.paragraphs[0].text = ""
    assert not read(document).findings.dropped
    document.sections[0].header.paragraphs[0].text = "Concept, niet verspreiden"
    article = read(document)
    assert "niet verspreiden" not in str(article.blocks)
    assert "kop- of voettekst van de pagina’s" in article.findings.dropped


def test_struck_text_is_pointed_out():
    document = story_document(LONG)
    document.add_paragraph().add_run("Dit moet weg, denk ik.").font.strike = True
    assert any("doorgestreepte" in todo for todo in read(document).findings.todos)
