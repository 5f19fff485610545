"""What an editor must hear about one converted text."""

from collections import Counter
from dataclasses import dataclass, field


@dataclass
class Findings:
    """Dropped markup with counts, things still to do, and choices that were made."""

    dropped: Counter[str] = field(default_factory=Counter)
    todos: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def drop(self, what: str) -> None:
        self.dropped[what] += 1

    def todo(self, text: str) -> None:
        _add_once(self.todos, text)

    def note(self, text: str) -> None:
        _add_once(self.notes, text)

    @property
    def dropped_lines(self) -> list[str]:
        return [
            what if count == 1 else f"{count}× {what}"
            for what, count in self.dropped.items()
        ]


def shorten(text: str, width: int = 50) -> str:
    """The begin of a text, cut between words, for use in a message."""
    if len(text) <= width:
        return text
    return text[: width - 1].rsplit(" ", 1)[0] + "…"


def _add_once(lines: list[str], line: str) -> None:
    if line not in lines:
        lines.append(line)
