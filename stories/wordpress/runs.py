"""Text with its marks: the form in which paragraphs are read, cut and written."""

import html
import itertools
import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import nh3

from .links import SAFE_SCHEMES, find_addresses

RICH_TAGS = {"h2", "h3", "p", "br", "b", "i", "a", "ul", "ol", "li"}

_INVISIBLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2060\ufeff]")
_UNSTORABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SPACES = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u3000]+")
_AROUND_BREAK = re.compile(r" ?\n ?")


class Run(NamedTuple):
    """A stretch of text in one look; a newline in it is a line break."""

    text: str
    bold: bool = False
    italic: bool = False
    href: str = ""


Runs = tuple[Run, ...]


def storable(text: str) -> str:
    """The text without characters that no database or page can hold."""
    return _UNSTORABLE.sub("", text)


def plain(runs: Iterable[Run]) -> str:
    return "".join(run.text for run in runs)


def tidy(runs: Iterable[Run]) -> Runs:
    """The same text without double spaces, empty runs and spaces at the ends."""
    kept: list[Run] = []
    for run in runs:
        text = _INVISIBLE.sub("", run.text.replace("\r", ""))
        text = _AROUND_BREAK.sub("\n", _SPACES.sub(" ", text))
        if not kept or kept[-1].text.endswith((" ", "\n")):
            text = text.lstrip(" ") if kept else text.lstrip()
        if kept and text.startswith("\n"):
            kept[-1] = kept[-1]._replace(text=kept[-1].text.rstrip(" "))
        if text and kept and kept[-1][1:] == run[1:]:
            kept[-1] = kept[-1]._replace(text=kept[-1].text + text)
        elif text:
            kept.append(run._replace(text=text))
    return _strip_end(kept)


def split_at(runs: Runs, offset: int) -> tuple[Runs, Runs]:
    """The runs before and after a position in the plain text."""
    before, after = _slices(runs, [(0, offset), (offset, len(plain(runs)))])
    return before, after


def split_on(runs: Runs, pattern: re.Pattern) -> list[Runs]:
    """The parts between the matches of a pattern in the plain text, tidied."""
    text = plain(runs)
    starts, ends = [0], []
    for match in pattern.finditer(text):
        ends.append(match.start())
        starts.append(match.end())
    spans = zip(starts, [*ends, len(text)], strict=True)
    return [part for part in _slices(runs, spans) if part]


def join(parts: Sequence[Runs], between: str) -> Runs:
    """Several texts as one, with a space or line break between them."""
    joined: list[Run] = []
    for part in parts:
        if joined:
            joined.append(Run(between))
        joined.extend(part)
    return tidy(joined)


def with_links(runs: Runs) -> Runs:
    """The same text in which addresses that are written out can be followed."""
    linked: list[Run] = []
    for run in runs:
        done = 0
        for start, end, href in [] if run.href else find_addresses(run.text):
            linked.append(run._replace(text=run.text[done:start]))
            linked.append(run._replace(text=run.text[start:end], href=href))
            done = end
        linked.append(run._replace(text=run.text[done:]))
    return tuple(run for run in linked if run.text)


def render(runs: Runs) -> str:
    """The text as the rich text that the editor of Wagtail keeps."""
    parts = []
    for href, group in itertools.groupby(runs, key=lambda run: run.href):
        inner = "".join(_render_run(run) for run in group)
        parts.append(f'<a href="{html.escape(href)}">{inner}</a>' if href else inner)
    return "".join(parts)


def guard(rich_text: str) -> str:
    """The last lock: whatever went wrong before, nothing else passes than this."""
    return nh3.clean(
        rich_text,
        tags=RICH_TAGS,
        attributes={"a": {"href"}},
        url_schemes=set(SAFE_SCHEMES),
        link_rel=None,
    )


def _render_run(run: Run) -> str:
    text = html.escape(run.text, quote=False).replace("\n", "<br>")
    if run.italic:
        text = f"<i>{text}</i>"
    return f"<b>{text}</b>" if run.bold else text


def _slices(runs: Runs, spans: Iterable[tuple[int, int]]) -> list[Runs]:
    """The tidied runs within each span of the plain text."""
    # A text may have as many runs as breaks: to look from the start each time would
    # take the square of its length.
    offsets = list(itertools.accumulate((len(run.text) for run in runs), initial=0))
    slices = []
    for start, end in spans:
        part = []
        index = max(0, bisect_right(offsets, start) - 1)
        while index < len(runs) and offsets[index] < end:
            run, offset = runs[index], offsets[index]
            text = run.text[max(0, start - offset) : end - offset]
            part.append(run._replace(text=text))
            index += 1
        slices.append(tidy(part))
    return slices


def _strip_end(runs: list[Run]) -> Runs:
    while runs:
        last = runs.pop()
        if text := last.text.rstrip():
            return (*runs, last._replace(text=text))
    return ()
