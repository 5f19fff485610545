"""Puts the steps together: pieces of any source become one article for our site."""

from dataclasses import dataclass, field, replace
from datetime import date

from .blocks import Block, make_blocks
from .closing import Matter, take_matter
from .findings import Findings
from .headings import find_headings, order_levels
from .interviews import find_questions
from .introductions import take_intro
from .opening import Opening, take_opening
from .paragraphs import mend_paragraphs
from .pieces import Photo, Piece, Quote
from .review import review


@dataclass(frozen=True)
class Article:
    """An old text in our form; the importer adds pictures and places it."""

    title: str
    intro: str
    blocks: list[Block]
    text_credit: str = ""
    photo_credit: str = ""
    film_credit: str = ""
    person: str = ""
    role: str = ""
    published_on: date | None = None
    is_press_release: bool = False
    press_note: str = ""
    findings: Findings = field(default_factory=Findings)

    @property
    def is_interview(self) -> bool:
        return any(name == "question_answer" for name, _ in self.blocks)


def compose(
    title: str, pieces: list[Piece], *, excerpt: str = "", findings: Findings
) -> Article:
    """An article of a title and pieces in the order in which they were read."""
    pieces = mend_paragraphs(pieces, findings)
    pieces, matter = take_matter(pieces, findings)
    pieces = find_headings(pieces)
    opening, pieces = take_opening(title, pieces, findings)
    intro, pieces = take_intro(
        pieces,
        excerpt=excerpt,
        is_press_release=opening.is_press_release,
        findings=findings,
    )
    pieces = order_levels(find_questions(pieces), findings)
    pieces = [_with_names(piece, opening, matter) for piece in pieces]
    review(pieces, findings)
    _review_whole(opening, intro, matter, findings)
    return _article(opening, intro, matter, pieces, findings)


def _article(
    opening: Opening,
    intro: str,
    matter: Matter,
    pieces: list[Piece],
    findings: Findings,
) -> Article:
    return Article(
        title=opening.title,
        intro=intro,
        blocks=make_blocks(pieces),
        text_credit=matter.credits.get("text", ""),
        photo_credit=matter.credits.get("photo", ""),
        film_credit=matter.credits.get("film", ""),
        person=opening.person,
        role=opening.role,
        published_on=matter.published_on or opening.announced_on,
        is_press_release=opening.is_press_release,
        press_note=matter.press_note,
        findings=findings,
    )


def _with_names(piece: Piece, opening: Opening, matter: Matter) -> Piece:
    """The piece with the names that stand elsewhere in the article."""
    if isinstance(piece, Photo) and not piece.credit:
        return replace(piece, credit=matter.credits.get("photo", ""))
    if isinstance(piece, Quote) and not piece.person:
        return replace(piece, person=opening.person, role=opening.role)
    return piece


def _review_whole(
    opening: Opening, intro: str, matter: Matter, findings: Findings
) -> None:
    if not opening.title:
        findings.todo("Er is geen titel.")
    if not intro:
        findings.todo("Schrijf een inleiding van hooguit 300 tekens.")
    if matter.press_note:
        findings.todo("Kies een rol-adres als perscontact; de noot noemt personen.")
