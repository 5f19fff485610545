"""The pages about the platform itself, and the menus that lead to everything."""

from datetime import timedelta
from pathlib import Path

from django.utils import timezone
from django.utils.formats import date_format

from core.demo import add_page, body, read_all
from home.models import DeskFinderPage, StandardPage

CONTENT = Path(__file__).parent / "content" / "pages"
FINDER = "ondernemers"


def load_pages(home):
    """Publish the pages without their text, so that other texts can link to them."""
    for data in read_all(CONTENT):
        model = DeskFinderPage if data["slug"] == FINDER else StandardPage
        fields = ("title", "slug", "intro", "search_description")
        page = model(**{name: data[name] for name in fields})
        page.show_in_menus = True
        add_page(home, page)


def fill_pages(home, *, pictures, page_at):
    """Give the pages their text, where nobody wrote one yet."""
    for data in read_all(CONTENT):
        page = home.get_children().get(slug=data["slug"]).specific
        if page.body:
            continue
        page.body = body(
            [*_statement(data), *data["body"]], picture=pictures.id, page_at=page_at
        )
        page.save_revision(log_action=False).publish(log_action=False)


def _statement(data):
    """Return the accessibility statement as blocks, or nothing for another page."""
    if "statement_status" not in data:
        return []
    checked = timezone.localdate() - timedelta(days=data["statement_date_days_ago"])
    facts = [
        ("Status", data["statement_status"]),
        ("Datum", date_format(checked)),
        ("Hoe getest", data["statement_method"]),
        ("Iets melden", data["statement_contact"]),
    ]
    issues = "".join(f"<li>{issue}</li>" for issue in data["statement_known_issues"])
    return [
        {"type": "facts", "title": "Onze verklaring", "items": facts},
        {"type": "text", "html": f"<h2>Wat nog niet goed gaat</h2><ul>{issues}</ul>"},
    ]
