"""Turns the HTML of an old WordPress post into an article of our blocks."""

from collections.abc import Mapping

from .article import Article, compose
from .findings import Findings
from .html_pieces import read_html
from .records import Attachment
from .runs import storable
from .shortcodes import expand_shortcodes

NO_ATTACHMENTS: Mapping[int, Attachment] = {}


def convert_html(
    content: str,
    *,
    title: str = "",
    excerpt: str = "",
    site_url: str = "",
    attachments: Mapping[int, Attachment] = NO_ATTACHMENTS,
) -> Article:
    """An article from the HTML of a post, whatever editor wrote it.

    `attachments` are the export's uploads by number, for galleries; links to
    `site_url` become paths on our own site.
    """
    findings = Findings()
    html = expand_shortcodes(
        storable(content), attachments=attachments, findings=findings
    )
    pieces = read_html(html, findings=findings, site_url=site_url)
    return compose(
        storable(title), pieces, excerpt=storable(excerpt), findings=findings
    )
