"""What stands around an article and is not of it: dates, credits, share bars, notes."""

from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from .findings import Findings
from .lines import (
    is_broken_date,
    is_footer_line,
    is_share_line,
    read_credits,
    read_publication_date,
    squeeze,
    starts_press_note,
    starts_reactions,
)
from .pieces import BulletList, Heading, Paragraph, Photo, Piece

LABELS = {
    "text": ("tekst", "interview", "door", "auteur"),
    "photo": ("foto", "beeld", "fotografie", "illustratie"),
    "film": ("film", "video"),
}


@dataclass
class Matter:
    """The facts that an article tells about itself."""

    published_on: date | None = None
    credits: dict[str, str] = field(default_factory=dict)
    press_note: str = ""


def take_matter(pieces: list[Piece], findings: Findings) -> tuple[list[Piece], Matter]:
    """The article proper, and the facts from the lines around it."""
    matter = Matter()
    pieces = _without_reactions(pieces, findings)
    kept = [piece for piece in pieces if not _take_line(piece, matter, findings)]
    kept = _without_footer(kept, findings)
    for index, piece in enumerate(kept):
        # A note for the press closes a text; at its begin it would be a heading.
        if index > len(kept) / 2 and _is_line(piece) and starts_press_note(piece.text):
            lines = [_with_marks(line) for line in kept[index + 1 :]]
            matter.press_note = "\n".join(line for line in lines if line)
            findings.note("De noot voor de redactie staat apart en niet in de tekst.")
            return kept[:index], matter
    return kept, matter


def _take_line(piece: Piece, matter: Matter, findings: Findings) -> bool:
    """Whether this piece is a line about the article, which is then noted down."""
    if not _is_line(piece):
        return False
    if published_on := read_publication_date(piece.text):
        matter.published_on = matter.published_on or published_on
    elif is_broken_date(piece.text):
        findings.note(f"Een onleesbare datum is weggelaten: {piece.text}")
    elif names := read_credits(piece.text):
        _add_credits(matter, names)
    elif is_share_line(piece.text):
        findings.drop("deelknoppen")
    else:
        return False
    return True


def _add_credits(matter: Matter, names: dict[str, str]) -> None:
    for label, name in names.items():
        for kind, labels in LABELS.items():
            # “Tekst en foto’s: …” counts for both.
            if any(word in label for word in labels):
                matter.credits.setdefault(kind, name)


def _without_reactions(pieces: list[Piece], findings: Findings) -> list[Piece]:
    for index, (piece, following) in enumerate(pairwise(pieces)):
        if _is_line(piece) and starts_reactions(piece.text, following.text):
            findings.drop("reacties onder de tekst")
            return pieces[:index]
    return pieces


def _without_footer(pieces: list[Piece], findings: Findings) -> list[Piece]:
    end = len(pieces)
    while end and _is_line(pieces[end - 1]) and is_footer_line(pieces[end - 1].text):
        end -= 1
    # One such line may be the last of the article: a phone number, say.
    lines = {squeeze(piece.text) for piece in pieces[end:]}
    if len(lines) == 1 and not lines & {"contact", "social media"}:
        return pieces
    if end < len(pieces):
        findings.drop("contactregels onder de tekst")
    return pieces[:end]


def _is_line(piece: Piece) -> bool:
    return isinstance(piece, Heading | Paragraph)


def _with_marks(piece: Piece) -> str:
    if isinstance(piece, Photo):
        return ""
    if isinstance(piece, BulletList):
        return "\n".join(f"- {line}" for line in piece.text.split("\n"))
    return piece.text
