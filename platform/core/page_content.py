"""Walks through all that an editor wrote on a page, whatever fields the page has."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import models
from modelcluster.models import get_all_child_relations
from wagtail.blocks import Block, ListBlock, StreamBlock, StructBlock, StructValue
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.rich_text import RichText

SPOKEN = {"quote", "short_quote"}  # fields and blocks that hold somebody's own words
OF_EVERY_PAGE = {"title", "seo_title", "search_description"}
NOT_WRITTEN = (models.EmailField, models.SlugField)


@dataclass(frozen=True)
class Piece:
    """One value: a RichText, a text, a chosen page or an address."""

    label: str
    value: Any
    kind: Block | models.Field
    is_spoken: bool = False
    struct: StructValue | None = None


def pieces(page):
    """Yield every piece of a page, its streams and the lines that hang on it."""
    yield from _of_fields(page, _page_fields(type(page)))
    for relation in get_all_child_relations(type(page)):
        if relation.related_model._meta.app_label == "wagtailcore":
            continue  # comments between editors
        for line in getattr(page, relation.get_accessor_name()).all():
            yield from _of_fields(line, relation.related_model._meta.concrete_fields)


def pieces_of_streams(page):
    """Yield every piece of the streams of a page."""
    streams = [one for one in _page_fields(type(page)) if isinstance(one, StreamField)]
    return _of_fields(page, streams)


@cache
def _page_fields(model):
    of_page = {field.name for field in Page._meta.concrete_fields} - OF_EVERY_PAGE
    return [field for field in model._meta.concrete_fields if field.name not in of_page]


def _of_fields(instance, fields):
    for field in fields:
        if isinstance(field, StreamField):
            stream = getattr(instance, field.name)
            yield from _of_block(stream.stream_block, stream, field.verbose_name)
        elif _is_written(field):
            value = getattr(instance, field.name)
            if isinstance(field, RichTextField):
                value = RichText(value)
            yield Piece(field.verbose_name, value, field, field.name in SPOKEN)


def _is_written(field):
    is_text = isinstance(field, models.CharField | models.TextField)
    is_choice = bool(field.choices) or isinstance(field, NOT_WRITTEN)
    return is_text and field.editable and not is_choice


def _of_block(block, value, label, *, is_spoken=False, struct=None):
    if isinstance(block, StreamBlock):
        for child in value:
            yield from _of_block(child.block, child.value, child.block.label)
    elif isinstance(block, StructBlock):
        for name, bound in value.bound_blocks.items():
            spoken = name in SPOKEN
            yield from _of_block(
                bound.block, bound.value, label, is_spoken=spoken, struct=value
            )
    elif isinstance(block, ListBlock):
        for bound in value.bound_blocks:
            yield from _of_block(bound.block, bound.value, label)
    else:
        yield Piece(label, value, block, is_spoken, struct)
