"""From pieces to the blocks of a story: name and value, as a StreamField takes them."""

from collections.abc import Iterable

from .pieces import BulletList, Heading, Paragraph, Photo, Piece, Question, Quote
from .runs import Run, guard, render, with_links

Block = tuple[str, str | dict]


def make_blocks(pieces: Iterable[Piece]) -> list[Block]:
    """The blocks, with paragraphs, lists and headings that touch in one text."""
    blocks: list[Block] = []
    text: list[str] = []
    for piece in pieces:
        if isinstance(piece, Heading | Paragraph | BulletList):
            text.append(_rich(piece))
            continue
        if text:
            blocks.append(("text", guard("".join(text))))
            text = []
        blocks.append(_block(piece))
    if text:
        blocks.append(("text", guard("".join(text))))
    return blocks


def _block(piece: Photo | Quote | Question) -> Block:
    if isinstance(piece, Question):
        answer = guard("".join(_rich(part) for part in piece.answer))
        return "question_answer", {"question": piece.text, "answer": answer}
    if isinstance(piece, Quote):
        value = {"quote": piece.text, "person": piece.person, "role": piece.role}
        return "quote", value
    return "photo", {
        "source": piece.source,
        "attachment_id": piece.attachment_id,
        "alt": piece.alt,
        "caption": piece.caption,
        "credit": piece.credit,
    }


def _rich(piece: Heading | Paragraph | BulletList) -> str:
    if isinstance(piece, Heading):
        return f"<h{piece.level}>{_escaped(piece.text)}</h{piece.level}>"
    if isinstance(piece, Paragraph):
        return f"<p>{render(with_links(piece.runs))}</p>"
    tag = "ol" if piece.is_numbered else "ul"
    items = "".join(f"<li>{render(with_links(item))}</li>" for item in piece.items)
    return f"<{tag}>{items}</{tag}>"


def _escaped(text: str) -> str:
    return render((Run(text),))
