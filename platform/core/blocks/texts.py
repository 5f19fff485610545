"""What a reader reads in a stream of blocks."""

import re

from django.utils.html import strip_tags
from wagtail.rich_text import RichText

FILE_NAME = re.compile(
    r"\A\S*\.(avif|gif|jpe?g|png|svg|webp)\Z|\A(DSC|IMG|PXL|WhatsApp Image)[\s_-]*\d",
    re.IGNORECASE,
)


def is_file_name(text):
    """Say whether a description is only the name of a file or of a camera's shot."""
    return bool(FILE_NAME.search(text.strip()))


def visible_text(value):
    """Return the running text of a block value as one string, without markup."""
    return " ".join(_texts(value))


def word_count(value):
    return len(visible_text(value).split())


def _texts(value):
    if isinstance(value, RichText):
        yield strip_tags(re.sub(r"</(p|h\d|li)>", " ", value.source))
    elif isinstance(value, str):
        yield value
    elif hasattr(value, "stream_block"):
        for child in value:
            yield from _texts(child.value)
    elif hasattr(value, "list_block"):
        for child in value:
            yield from _texts(child)
    elif hasattr(value, "bound_blocks"):
        for name, child in value.items():
            if name not in {"colour", "link_url"}:
                yield from _texts(child)
