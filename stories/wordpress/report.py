"""The account of an import: what came in, what did not, and what is left to do."""

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from .findings import Findings, shorten

WIDTH = 80
TITLE_WIDTH = 44


class Outcome(StrEnum):
    """What happened to one item; the value is the word an editor reads."""

    IMPORTED = "Nieuw"
    UPDATED = "Bijgewerkt"
    UNCHANGED = "Ongewijzigd"
    KEPT = "Bewaard voor later"
    SKIPPED = "Overgeslagen"
    FAILED = "Mislukt"


@dataclass
class ItemReport:
    """One item of the export; `line` is where it stands in the file."""

    line: int
    title: str
    outcome: Outcome
    reason: str = ""
    address: str = ""
    is_draft: bool = False
    findings: Findings = field(default_factory=Findings)


@dataclass
class ImportReport:
    """All items of one run, in the order of the file."""

    file_name: str
    site_title: str = ""
    is_dry_run: bool = False
    items: list[ItemReport] = field(default_factory=list)

    def add(self, item: ItemReport) -> None:
        self.items.append(item)

    def of(self, *outcomes: Outcome) -> list[ItemReport]:
        return [item for item in self.items if item.outcome in outcomes]


def render(report: ImportReport) -> str:
    """The report as plain text of at most 80 columns, for a screen or a mail."""
    sections = [
        _render_counts(report),
        _render_reasons("Mislukt", report.of(Outcome.FAILED)),
        _render_todos(report.items),
        _render_reasons("Overgeslagen", report.of(Outcome.SKIPPED)),
        _render_reasons("Bewaard voor later", report.of(Outcome.KEPT)),
        _render_dropped(report.items),
        _render_notes(report.items),
    ]
    return "\n\n".join(section for section in sections if section) + "\n"


def _render_counts(report: ImportReport) -> str:
    source = f" ({report.site_title})" if report.site_title else ""
    lines = [f"Import van {report.file_name}{source}"]
    if report.is_dry_run:
        lines.append("Dit was een proef: er is niets opgeslagen.")
    lines.append("")
    for outcome in Outcome:
        items = report.of(outcome)
        drafts = sum(item.is_draft for item in items)
        lines += [_count(outcome.value, len(items))] if items else []
        lines += [_count("  waarvan concept", drafts)] if drafts else []
    lines.append(_count("Samen", len(report.items)))
    return "\n".join(lines)


def _count(label: str, number: int) -> str:
    return f"  {label:<20}{number:>6}"


def _render_todos(items: list[ItemReport]) -> str:
    open_items = [item for item in items if item.findings.todos]
    if not open_items:
        return ""
    count = sum(len(item.findings.todos) for item in open_items)
    lines = [_headline(f"Nog te doen: {_points(count)} in {_texts(len(open_items))}")]
    for item in open_items:
        lines.append(f"  {_title(item, WIDTH - 4)}")
        if item.address:
            lines.append(f"  {item.address}")
        lines += [_wrap(todo, first="    [ ] ") for todo in item.findings.todos]
    return "\n".join(lines)


def _render_reasons(name: str, items: list[ItemReport]) -> str:
    """One line for each item, under the reason that it shares with others."""
    if not items:
        return ""
    reasons: dict[str, list[ItemReport]] = {}
    for item in items:
        reasons.setdefault(item.reason, []).append(item)
    lines = [_headline(f"{name}: {len(items)}")]
    for reason, alike in reasons.items():
        lines.append(_wrap(reason or "Zonder reden.", first="  "))
        lines += [f"    regel {item.line:>6}  {_title(item)}" for item in alike]
    return "\n".join(lines)


def _render_dropped(items: list[ItemReport]) -> str:
    return _render_lists(
        "Weggehaald",
        ((item, ", ".join(item.findings.dropped_lines)) for item in items),
    )


def _render_notes(items: list[ItemReport]) -> str:
    return _render_lists(
        "Keuzes van de import; kijk of ze kloppen",
        ((item, note) for item in items for note in item.findings.notes),
    )


def _render_lists(name: str, entries: Iterable[tuple[ItemReport, str]]) -> str:
    lines, shown = [], None
    for item, text in entries:
        if not text:
            continue
        if item is not shown:
            lines.append(f"  {_title(item, WIDTH - 4)}")
            shown = item
        lines.append(_wrap(text, first="    - "))
    return "\n".join([_headline(name), *lines]) if lines else ""


def _headline(text: str) -> str:
    return f"{text}\n{'-' * len(text)}"


def _title(item: ItemReport, width: int = TITLE_WIDTH) -> str:
    return shorten(item.title or "(zonder titel)", width)


def _wrap(text: str, *, first: str) -> str:
    return textwrap.fill(
        text, WIDTH, initial_indent=first, subsequent_indent=" " * len(first)
    )


def _points(count: int) -> str:
    return "1 punt" if count == 1 else f"{count} punten"


def _texts(count: int) -> str:
    return "1 tekst" if count == 1 else f"{count} teksten"
