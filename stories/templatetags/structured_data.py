"""What search engines read about a story."""

import json

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from stories.publication import updated_at

register = template.Library()

# In a script only these characters can end it; JSON may write them as escapes.
ESCAPES = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


@register.simple_tag
def article_data(story, *, address, site_name, image=""):
    """Describe a published story with the dates that its page shows."""
    published = story.first_published_at
    if not published:
        return ""
    data = {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": story.title,
        "description": story.share_description,
        "inLanguage": "nl",
        "mainEntityOfPage": address,
        "datePublished": _date(published),
        "dateModified": _date(updated_at(story) or published),
        "author": {"@type": "Organization", "name": site_name},
        "publisher": {"@type": "Organization", "name": site_name},
    }
    if image:
        data["image"] = [image]
    if story.text_credit:
        data["creditText"] = story.text_credit
    return _script(data)


def _date(moment):
    return timezone.localdate(moment).isoformat()


def _script(data):
    text = json.dumps(data, ensure_ascii=False).translate(ESCAPES)
    return format_html(
        '<script type="application/ld+json">{}</script>',
        mark_safe(text),  # noqa: S308 - escaped just above
    )
