"""Rows of the database as plain data, without who made or changed them."""

import json

from django.contrib.auth import get_user_model
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import FileField
from modelcluster.models import get_all_child_relations
from wagtail.fields import StreamField
from wagtail.models import Page

# What says how the editors work, and nothing about the page.
INTERNAL = {"review_on"}
ABOUT_PAGE = (
    "title",
    "slug",
    "seo_title",
    "search_description",
    "show_in_menus",
    "first_published_at",
    "last_published_at",
)


def as_line(record):
    """Return a record as one line of JSON."""
    text = json.dumps(record, cls=DjangoJSONEncoder, ensure_ascii=False)
    return f"{text}\n".encode()


def of_row(row):
    """Return {field: value} of a row: keys for other rows, paths for files."""
    return _values(row, row._meta.concrete_fields)


def of_row_with_lines(row):
    """Return a row with the rows that hang on it, such as a menu with its links."""
    return of_row(row) | {"lines": _lines(row)}


def of_page(page, *, parent, html):
    """Return a page in the one shape that all types share."""
    own = [
        field
        for field in page._meta.concrete_fields
        if field.model is not Page and field.editable and not field.primary_key
    ]
    return {
        "id": page.pk,
        "type": page._meta.label_lower,
        "url": page.full_url,
        "parent": parent,
        **{name: getattr(page, name) for name in ABOUT_PAGE},
        "fields": _values(page, own) | _choices(page),
        "lines": _lines(page),
        "html": html,
    }


def _values(row, fields):
    return {
        field.name: _value(row, field)
        for field in fields
        if field.name not in INTERNAL and not _is_person(field)
    }


def _value(row, field):
    value = field.value_from_object(row)
    if isinstance(field, StreamField):
        return field.get_prep_value(value) and list(value.raw_data)
    if isinstance(field, FileField):
        return value.name
    return value


def _choices(row):
    """Return the keys of what a row chose from a vocabulary."""
    return {
        field.name: sorted(item.pk for item in getattr(row, field.name).all())
        for field in row._meta.many_to_many
    }


def _lines(page):
    """Return {name: rows} of what hangs on a page, such as facts."""
    return {
        relation.get_accessor_name(): [
            _values(line, _of_line(line, relation))
            for line in getattr(page, relation.get_accessor_name()).all()
        ]
        for relation in get_all_child_relations(type(page))
        if relation.related_model._meta.app_label != "wagtailcore"  # comments
    }


def _of_line(line, relation):
    return [f for f in line._meta.concrete_fields if f.name != relation.field.name]


def _is_person(field):
    return field.related_model is get_user_model()
