"""The parts of an article between its source and our blocks."""

from dataclasses import dataclass

from .runs import Runs, plain


@dataclass(frozen=True)
class Heading:
    text: str
    level: int = 2
    # A heading that the source only hints at, with bold or with a short line.
    is_guess: bool = False


@dataclass(frozen=True)
class Paragraph:
    runs: Runs

    @property
    def text(self) -> str:
        return plain(self.runs)

    @property
    def is_bold(self) -> bool:
        return all(run.bold or not run.text.strip() for run in self.runs)


@dataclass(frozen=True)
class BulletList:
    items: tuple[Runs, ...]
    is_numbered: bool = False

    @property
    def text(self) -> str:
        return "\n".join(plain(item) for item in self.items)


@dataclass(frozen=True)
class Quote:
    text: str
    person: str = ""
    role: str = ""


@dataclass(frozen=True)
class Photo:
    """A picture by its old address; the import finds the file."""

    source: str
    alt: str = ""
    caption: str = ""
    credit: str = ""
    attachment_id: int | None = None

    @property
    def text(self) -> str:
        return self.caption


@dataclass(frozen=True)
class Question:
    """A question with the paragraphs and lists that answer it."""

    text: str
    answer: tuple["Paragraph | BulletList", ...] = ()


Piece = Heading | Paragraph | BulletList | Quote | Photo | Question
