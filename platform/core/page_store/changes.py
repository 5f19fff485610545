"""What is shown on public pages: when it changes, every stored page is out of date.

An app names its models in ``ready``. What is written without signals, such as with
``update()`` on a queryset, has to call ``announce`` itself.
"""

from django.conf import settings
from django.db import connection, transaction
from django.db.models.signals import m2m_changed, post_delete, post_migrate, post_save
from wagtail.models import Page
from wagtail.signals import (
    page_published,
    page_slug_changed,
    page_unpublished,
    post_page_move,
)

from . import generation

# What an editor does to a draft changes nothing for readers.
OF_A_DRAFT = {
    "draft_title",
    "expire_at",
    "go_live_at",
    "has_unpublished_changes",
    "latest_revision",
    "latest_revision_created_at",
    "locked",
    "locked_at",
    "locked_by",
}
UID = "core.page_store"

_shown = {}


def shows(*models, besides=(), hides=False):
    """Say that public pages show these models; call this from an app's ``ready``.

    Saving only the fields ``besides`` changes no page. ``hides`` is for models of
    which a save may take something away from readers.
    """
    for model in models:
        _shown[model] = (frozenset(besides), hides)


def announce(*, withdrawn=False):
    """Make stored pages out of date as soon as this transaction stands.

    After ``withdrawn`` an old page is not even read while the database is away.
    """
    if not settings.PAGE_STORE_MB:
        return
    advance = _advance_and_withdraw if withdrawn else _advance
    # An import saves thousands of rows: once after them all is enough.
    queued = [entry[:2] for entry in connection.run_on_commit[-1:]]
    if queued != [(set(connection.savepoint_ids), advance)]:
        transaction.on_commit(advance, robust=True)


def _advance():
    generation.counter.advance(withdrawn=False)


def _advance_and_withdraw():
    generation.counter.advance(withdrawn=True)


def listen():
    """Hear of every change of what public pages show."""
    post_save.connect(_saved, dispatch_uid=UID)
    post_delete.connect(_deleted, dispatch_uid=UID)
    m2m_changed.connect(_linked, dispatch_uid=UID)
    page_published.connect(_published, dispatch_uid=UID)
    for signal in (page_slug_changed, page_unpublished, post_page_move):
        signal.connect(_withdrawn, dispatch_uid=UID)
    post_migrate.connect(_withdrawn, dispatch_uid=UID)


def _saved(sender, instance, update_fields=None, **kwargs):
    if issubclass(sender, Page):
        besides, hides, is_seen = OF_A_DRAFT, False, instance.live
    else:
        besides, hides = _shown.get(sender, ((), False))
        is_seen = sender in _shown
    if is_seen and (update_fields is None or not besides.issuperset(update_fields)):
        announce(withdrawn=hides)


def _deleted(sender, **kwargs):
    if sender in _shown or issubclass(sender, Page):
        announce(withdrawn=True)


def _linked(sender, instance, model, action, **kwargs):
    found = [_shown[one] for one in (type(instance), model) if one in _shown]
    if found and action.startswith("post_"):
        announce(withdrawn=any(hides for _besides, hides in found))


def _published(sender, **kwargs):
    announce()


def _withdrawn(sender, **kwargs):
    announce(withdrawn=True)
