"""Shows readers where in a result the words stand that they asked for."""

from django import template
from django.utils.html import escape
from django.utils.safestring import mark_safe

from core.search.cleaning import clean_query
from core.search.words import WORD, asked, fold, stem

register = template.Library()


@register.filter
def highlight(text, query):
    """Mark the words of a plain text that a search for these words finds."""
    wanted = {form for word in asked(clean_query(query)) for form in (word, stem(word))}
    pieces, end = [], 0
    for match in WORD.finditer(text):
        word = fold(match[0])
        if word in wanted or stem(word) in wanted:
            pieces.append(escape(text[end : match.start()]))
            pieces.append(f"<mark>{escape(match[0])}</mark>")
            end = match.end()
    pieces.append(escape(text[end:]))
    return mark_safe("".join(pieces))  # noqa: S308 - every piece is escaped
