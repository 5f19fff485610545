"""Facts for search engines, as JSON-LD in the head of a page."""

import json

from django.utils.html import format_html
from django.utils.safestring import mark_safe

# In a script only these characters can end it; JSON may write them as escapes.
ESCAPES = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


def as_script(facts):
    """Return a script element that holds these facts and can hold nothing else."""
    text = json.dumps(facts, ensure_ascii=False).translate(ESCAPES)
    return format_html(
        '<script type="application/ld+json">{}</script>',
        mark_safe(text),  # noqa: S308 - escaped just above
    )
