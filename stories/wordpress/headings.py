"""Which lines are headings: those that look like one, not those that are marked so."""

from dataclasses import replace

from .findings import Findings, shorten
from .lines import could_be_heading, is_contact_detail, is_invitation
from .pieces import BulletList, Heading, Paragraph, Piece
from .quotes import is_pull_quote, is_quoted, make_quote
from .runs import Run

# A short line above at least this much text is a heading; above less it may be a
# line of verse, an address, or speech.
LONG_TEXT = 100
LONGEST_PLAIN_HEADING = 75


def find_headings(pieces: list[Piece]) -> list[Piece]:
    """The pieces with headings, pull quotes and paragraphs told apart."""
    # Who marked headings in the source did so for all of them.
    has_marked = any(isinstance(p, Heading) and not p.is_guess for p in pieces)
    found: list[Piece] = []
    for index, piece in enumerate(pieces):
        before = found[-1] if found else None
        following = pieces[index + 1] if index + 1 < len(pieces) else None
        if isinstance(piece, Heading):
            found.append(_keep_or_demote(piece, following))
        elif isinstance(piece, Paragraph):
            found.append(_promote(piece, before, following, has_marked=has_marked))
        else:
            found.append(piece)
    return found


def order_levels(pieces: list[Piece], findings: Findings) -> list[Piece]:
    """The pieces in which no heading skips a level; guessed ones are reported."""
    guessed = [p.text for p in pieces if isinstance(p, Heading) and p.is_guess]
    if guessed:
        names = " · ".join(shorten(text, 40) for text in guessed)
        findings.note(f"Als tussenkop gelezen: {names}")
    ordered: list[Piece] = []
    has_top = False
    for piece in pieces:
        if isinstance(piece, Heading):
            level = piece.level if has_top else 2
            has_top = has_top or level == 2
            ordered.append(replace(piece, level=level))
        else:
            ordered.append(piece)
    return ordered


def _keep_or_demote(heading: Heading, following: Piece | None) -> Piece:
    text = heading.text
    leads_nowhere = following is None and not text.endswith("?")
    introduces_list = text.endswith(":")
    if leads_nowhere or introduces_list or len(text) > 2 * LONG_TEXT:
        return Paragraph((Run(text),))
    return Paragraph((Run(text),)) if is_contact_detail(text) else heading


def _promote(
    paragraph: Paragraph,
    before: Piece | None,
    following: Piece | None,
    *,
    has_marked: bool,
) -> Piece:
    text = paragraph.text
    follows_question = before is not None and before.text.endswith("?")
    if is_pull_quote(text) and not follows_question:
        return make_quote(text)
    if not could_be_heading(text) or following is None:
        return paragraph
    if paragraph.is_bold:
        return Heading(text, is_guess=True)
    is_plain_heading = (
        not has_marked
        and len(text) <= LONGEST_PLAIN_HEADING
        and not is_quoted(text)
        and not isinstance(before, Heading)
        and _is_body(following)
    )
    is_invited = not has_marked and is_invitation(text)
    return Heading(text, is_guess=True) if is_plain_heading or is_invited else paragraph


def _is_body(piece: Piece) -> bool:
    return isinstance(piece, BulletList) or (
        isinstance(piece, Paragraph) and len(piece.text) >= LONG_TEXT
    )
