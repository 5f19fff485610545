"""The file of a demo brochure: its cover and its text, on A5 pages."""

import io
import tempfile
from functools import cache
from pathlib import Path

from django.contrib.staticfiles import finders
from fontTools.ttLib import TTFont
from fpdf import FPDF
from lxml import html as lxml_html

from core import illustration

TEXT_FONT, HEADING_FONT = "Atkinson", "Gabarito"
INK = (3, 39, 32)
MARGIN_MM = 16


def brochure_pdf(data, version):
    """Return the bytes of a PDF for the content of a brochure's TOML file."""
    pdf = FPDF(format="A5")
    for family, path in _fonts().items():
        pdf.add_font(family, fname=path)
    pdf.set_title(data["title"])
    pdf.set_lang("nl-NL")
    pdf.set_auto_page_break(True, margin=MARGIN_MM)
    pdf.set_margin(MARGIN_MM)
    _cover(pdf, data)
    pdf.add_page()
    for block in data["body"]:
        _block(pdf, block)
    _paragraph(pdf, f"Versie {version}. Alle mensen en bedrijven zijn verzonnen.", 8)
    return bytes(pdf.output())


@cache
def _folder():
    return tempfile.TemporaryDirectory(prefix="brochure-fonts-")


@cache
def _fonts():
    """Return {family: path of a TrueType file} for the fonts of the site."""
    folder = Path(_folder().name)
    sources = {
        TEXT_FONT: "fonts/atkinson-next.woff2",
        HEADING_FONT: "fonts/gabarito-700.woff2",
    }
    paths = {}
    for family, name in sources.items():
        font = TTFont(finders.find(name))
        font.flavor = None
        paths[family] = folder / f"{family}.ttf"
        font.save(paths[family])
    return paths


def _cover(pdf, data):
    pdf.add_page()
    picture = io.BytesIO()
    illustration.cover(data["cover"]).raster(900).save(picture, "PNG")
    pdf.image(picture, x=0, y=0, w=pdf.w, alt_text="")
    pdf.set_font(HEADING_FONT, size=26)
    pdf.set_text_color(*((255, 255, 255) if data["cover_light"] else INK))
    pdf.set_xy(MARGIN_MM, 22)
    pdf.multi_cell(0, 11, data["title"], align="L")
    pdf.set_text_color(*INK)


def _block(pdf, block):
    match block["type"]:
        case "text":
            _rich_text(pdf, block["html"])
        case "question_answer":
            _heading(pdf, block["question"])
            _rich_text(pdf, block["answer"])
        case "quote":
            _heading(pdf, f"“{block['quote']}”")
        case "facts":
            _heading(pdf, block.get("title", ""))
            for label, value in block["items"]:
                _paragraph(pdf, f"{label}: {value}")
        case "tips":
            _heading(pdf, block["title"])
            for number, tip in enumerate(block["items"], start=1):
                _paragraph(pdf, f"{number}. {_plain(tip)}")


def _rich_text(pdf, markup):
    for element in lxml_html.fragments_fromstring(markup):
        if element.tag in {"h2", "h3"}:
            _heading(pdf, element.text_content())
        elif element.tag in {"ul", "ol"}:
            for item in element:
                _paragraph(pdf, f"• {item.text_content()}")
        else:
            _paragraph(pdf, element.text_content())


def _plain(markup):
    return lxml_html.fromstring(f"<div>{markup}</div>").text_content()


def _heading(pdf, text):
    if text:
        pdf.ln(3)
        pdf.set_font(HEADING_FONT, size=14)
        pdf.multi_cell(0, 6.5, text, align="L", new_x="LMARGIN", new_y="NEXT")
        pdf.ln(1)


def _paragraph(pdf, text, size=10):
    pdf.set_font(TEXT_FONT, size=size)
    line = size * 0.52
    pdf.multi_cell(
        0, line, " ".join(text.split()), align="L", new_x="LMARGIN", new_y="NEXT"
    )
    pdf.ln(1.5)
