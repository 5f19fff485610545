"""Texts of demo content: TOML files, one a page."""

import re
import tomllib
from datetime import time, timedelta

from django.utils import timezone

from core.models import Film

OWN_LINK = re.compile(r'<a href="(/[^"]*)">')


def read_one(path):
    """Return the content of a TOML file, with its name as ``slug`` if it has none."""
    with path.open("rb") as file:
        return {"slug": path.stem} | tomllib.load(file)


def read_all(folder):
    """Return the content of every TOML file in a folder, by name."""
    return [read_one(path) for path in sorted(folder.glob("*.toml"))]


def days_ago(days, *, at=time(9)):
    """Return an aware moment so many days before today, in local time."""
    day = timezone.localdate() - timedelta(days=days)
    return timezone.make_aware(timezone.datetime.combine(day, at))


def body(blocks, *, picture, page_at):
    """Return a stream's raw data for the blocks of a TOML file.

    ``picture(name)`` and ``portrait`` names become image ids, addresses of our own
    pages become page ids: ``page_at(path)`` gives a page or None.
    """
    return [
        {"type": block["type"], "value": _value(block, picture, page_at)}
        for block in blocks
    ]


def _value(block, picture, page_at):
    match block["type"]:
        case "text":
            return _linked(block["html"], page_at)
        case "question_answer":
            answer = _linked(block["answer"], page_at)
            return {"question": block["question"], "answer": answer}
        case "photo":
            return {
                "image": picture("scene", block["image"]),
                "alt_text": block["alt"],
                "decorative": False,
                "caption": block.get("caption", ""),
            }
        case "film":
            film = Film.objects.filter(title=block["film"]).first()
            return {"film": film and film.pk, "caption": block.get("caption", "")}
        case "quote":
            name = block.get("portrait")
            return {
                "quote": block["quote"],
                "person": block["person"],
                "role": block.get("role", ""),
                "portrait": picture("portrait", name) if name else None,
                "colour": block.get("colour", "yellow"),
            }
        case "facts":
            pairs = [
                {"label": label, "value": value} for label, value in block["items"]
            ]
            return {"title": block.get("title", ""), "items": pairs}
        case "tips":
            items = [_paragraph(item) for item in block["items"]]
            return {"title": block["title"], "items": items}
        case "call_to_action":
            return _call_to_action(block, page_at)
        case _:
            return {key: value for key, value in block.items() if key != "type"}


def _linked(markup, page_at):
    """Turn links to our own pages into links that follow a page when it moves."""

    def replace(match):
        page = page_at(match[1])
        return f'<a linktype="page" id="{page.pk}">' if page else match[0]

    return OWN_LINK.sub(replace, markup)


def _paragraph(text):
    return text if text.startswith("<p") else f"<p>{text}</p>"


def _call_to_action(block, page_at):
    page = page_at(block["url"])
    return {
        "title": block["title"],
        "text": block.get("text", ""),
        "link_label": block["label"],
        "link_page": page.pk if page else None,
        "link_url": "" if page else block["url"],
    }
