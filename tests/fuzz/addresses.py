"""Every address of the product, from the patterns that resolve them."""

from typing import NamedTuple

from django.urls import get_resolver
from django.utils.regex_helper import normalize


class Shape(NamedTuple):
    """An address with places to fill in: "admin/pages/%(page_id)s/edit/"."""

    text: str
    names: tuple

    def filled(self, value_for):
        """Return the path, each place filled with what value_for(name) returns."""
        return "/" + self.text % {name: value_for(name) for name in self.names}


def shapes():
    """Return the shape of every pattern, in a fixed order and each once."""
    return list(dict.fromkeys(_walk(get_resolver().url_patterns, "")))


def _walk(patterns, prefix):
    for entry in patterns:
        regex = prefix + _bare(entry.pattern.regex.pattern)
        if hasattr(entry, "url_patterns"):
            yield from _walk(entry.url_patterns, regex)
        else:
            for text, names in normalize(regex):
                yield Shape(text, tuple(names))


def _bare(regex):
    regex = regex.removeprefix("^")
    for end in ("$", "\\Z", "\\z"):
        regex = regex.removesuffix(end)
    return regex
