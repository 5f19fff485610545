"""Reads a Word file into an article of our blocks."""

from dataclasses import dataclass, replace
from pathlib import PurePath

from stories.wordpress.article import Article, compose
from stories.wordpress.blocks import make_blocks
from stories.wordpress.findings import Findings
from stories.wordpress.html_pieces import read_html
from stories.wordpress.lines import could_be_heading, is_question
from stories.wordpress.pieces import BulletList, Heading, Paragraph, Photo, Piece

from . import errors
from .conversion import to_html
from .errors import WordError
from .package import LARGEST_FILE, Package
from .shaping import shape

# Above this the editor's form has more fields than the site takes in one request.
MOST_BLOCKS = 150


@dataclass(frozen=True)
class Manuscript:
    """An article with the file that holds its pictures."""

    article: Article
    package: Package
    # Which part of the package a picture in the article is.
    parts: dict[str, str]


def read_word(file) -> Manuscript:
    """The article in an uploaded .docx; WordError says why there is none."""
    _check_name(file.name)
    if file.size > LARGEST_FILE:
        raise WordError(errors.TOO_LARGE)
    package = Package(file)
    findings = Findings()
    conversion = to_html(package, findings)
    shaped = shape(conversion.html, findings)
    pieces = read_html(shaped.html, findings=findings)
    if not any(piece.text or isinstance(piece, Photo) for piece in pieces):
        raise WordError(errors.NO_TEXT)
    title, pieces = _find_title(shaped.title, pieces, file.name, findings)
    article = compose(title, pieces, findings=findings)
    notes = _read_notes(shaped.notes, findings)
    article = replace(article, blocks=[*article.blocks, *make_blocks(notes)])
    if len(article.blocks) > MOST_BLOCKS:
        raise WordError(errors.TOO_LONG)
    return Manuscript(article, package, conversion.pictures)


def _check_name(name: str) -> None:
    suffix = PurePath(name).suffix.lower()
    if suffix in {".docm", ".dotm"}:
        raise WordError(errors.MACROS)
    if suffix == ".doc":
        raise WordError(errors.OLD_WORD)
    if suffix != ".docx":
        raise WordError(errors.NO_WORD)


def _find_title(
    title: str, pieces: list[Piece], file_name: str, findings: Findings
) -> tuple[str, list[Piece]]:
    """The title that the text has, else that of its first line or its file."""
    if title:
        return title, pieces
    index = next((i for i, p in enumerate(pieces) if not isinstance(p, Photo)), None)
    first = pieces[index] if index is not None and index + 1 < len(pieces) else None
    if isinstance(first, Heading | Paragraph) and _could_be_title(first.text):
        findings.note("De eerste regel is de titel geworden.")
        return first.text, [*pieces[:index], *pieces[index + 1 :]]
    findings.todo("Er stond geen titel in. Kijk of deze goed is.")
    words = " ".join(PurePath(file_name).stem.replace("_", " ").split("-"))
    return " ".join(words.split()).capitalize(), pieces


def _could_be_title(text: str) -> bool:
    return could_be_heading(text) and not is_question(text)


def _read_notes(html: str, findings: Findings) -> list[Piece]:
    notes = read_html(html, findings=findings) if html else []
    lists = [replace(note, is_numbered=True) for note in notes if _is_list(note)]
    return [Heading("Noten"), *lists] if lists else []


def _is_list(piece: Piece) -> bool:
    return isinstance(piece, BulletList)
