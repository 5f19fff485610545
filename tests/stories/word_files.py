"""Word files for the tests, made by python-docx and then bent where needed."""

import io
import zipfile

import docx
from django.core.files.uploadedfile import SimpleUploadedFile
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from PIL import Image

from stories.word.reading import read_word

LONG = "Elke ochtend om vijf uur gaat het licht aan in de bakkerij aan de brink. " * 3
NAMESPACES = nsdecls("w", "wp", "a", "pic", "r")


def picture(*, width=60, height=40, colour="teal", kind="PNG"):
    """A picture as an open file, as python-docx takes them."""
    out = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(out, kind)
    out.seek(0)
    return out


def upload(document, *, name="verhaal.docx", replace=None, add=None):
    """An upload of a document; `replace` and `add` change its parts as bytes."""
    out = io.BytesIO()
    document.save(out)
    if replace or add:
        out = _changed(out, replace or {}, add or {})
    return SimpleUploadedFile(name, out.getvalue())


def story_document(*paragraphs):
    """A document with a title and paragraphs, each a text or (text, style)."""
    document = docx.Document()
    document.add_paragraph("Een schort en een kans", "Title")
    for paragraph in paragraphs or (LONG,):
        text, style = (paragraph, None) if isinstance(paragraph, str) else paragraph
        document.add_paragraph(text, style)
    return document


def add_xml(document, xml):
    """Append raw markup at the end of the body; `{ns}` declares the namespaces."""
    section = document.element.body.sectPr
    section.addprevious(parse_xml(xml.replace("{ns}", NAMESPACES)))


def add_link(paragraph, text, address):
    """A hyperlink, which python-docx itself cannot write."""
    kind = (
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    )
    number = paragraph.part.relate_to(address, kind, is_external=True)
    link = f'<w:hyperlink {NAMESPACES} r:id="{number}"><w:r><w:t>{text}</w:t></w:r>'
    paragraph._p.append(parse_xml(f"{link}</w:hyperlink>"))


def read(document, **options):
    """The article that a document becomes."""
    return read_word(upload(document, **options)).article


def body_of(article):
    """The running text of an article, as HTML."""
    return "".join(value for name, value in article.blocks if name == "text")


def values(article, kind):
    """The values of all blocks of one kind."""
    return [value for name, value in article.blocks if name == kind]


def _changed(source, replace, add):
    out = io.BytesIO()
    with (
        zipfile.ZipFile(source) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            change = replace.get(name)
            data = old.read(name)
            new.writestr(name, change(data) if change else data)
        for name, data in add.items():
            new.writestr(name, data)
    return out
