"""Brings a checked export in, item by item, each in its own transaction.

A handler takes the items of its post types and tells what became of them. An app above
this one can add its own to HANDLERS when it is ready.
"""

import logging
from collections.abc import Callable

from django.db import transaction

from .event_items import EVENT_TYPES, keep_event
from .filing import STORY_TYPES
from .findings import shorten
from .records import Item
from .report import ImportReport, ItemReport, Outcome
from .run import Handler, Run
from .story_items import import_story

DISCARDED = {"trash", "auto-draft"}
# The bookkeeping of WordPress, its themes and plugins: nobody ever read these.
TECHNICAL_TYPES = {
    *("nav_menu_item", "revision", "custom_css", "customize_changeset", "wp_block"),
    *("oembed_cache", "user_request", "wp_template", "wp_template_part"),
    *("wp_global_styles", "wp_navigation", "wp_font_family", "wp_font_face"),
    *("acf", "acf-field", "acf-field-group", "wpcf7_contact_form", "mc4wp-form"),
    *("elementor_library", "attachment_revision", "feedback", "popup"),
}

logger = logging.getLogger(__name__)

HANDLERS: dict[str, Handler] = {
    **dict.fromkeys(STORY_TYPES, import_story),
    **dict.fromkeys(EVENT_TYPES, keep_event),
}


def import_all(
    run: Run, report: ImportReport, progress: Callable[[int, Item], None]
) -> None:
    """Import every item; the report grows as it goes, whatever happens."""
    for number, item in enumerate(run.export.items(), start=1):
        progress(number, item)
        # Attachments come in with the texts that show them.
        if item.post_type != "attachment":
            report.add(import_item(item, run))


def import_item(item: Item, run: Run) -> ItemReport:
    """What became of one item; a failure undoes this item and no other."""
    handler = HANDLERS.get(item.post_type)
    reason = _reason_to_skip(item, handler)
    if reason:
        return ItemReport(item.line, item.title, Outcome.SKIPPED, reason)
    try:
        with transaction.atomic():
            result = handler(item, run)
    except Exception as error:
        logger.exception("Item %s on line %s failed", item.post_id, item.line)
        run.pictures.give_up()
        reason = shorten(f"{type(error).__name__}: {error}", 300)
        return ItemReport(item.line, item.title, Outcome.FAILED, reason)
    run.pictures.keep()
    return result


def _reason_to_skip(item: Item, handler: Handler | None) -> str:
    if item.status in DISCARDED:
        return "Stond in de prullenbak of was nooit bewaard."
    if handler:
        return ""
    if item.post_type in TECHNICAL_TYPES:
        return "Techniek van de oude site; geen tekst voor lezers."
    if item.post_type == "page":
        return "Gewone pagina’s neem je zelf over."
    return f"De import kent de soort ‘{shorten(item.post_type, 40)}’ niet."
