"""Makes the index anew beside a live site: nothing is emptied first.

It goes in small transactions, so that others can read and write in between. What is
searched meanwhile gives the old or the new words of an object, and always its own.
"""

from django.db import connection, transaction
from modelsearch.index import get_indexed_models
from wagtail.search.backends import get_search_backend

BATCH = 200


def rebuild(report=lambda model, done, total: None):
    """Index every object again and drop what no longer exists.

    ``report`` hears of each model how many objects are done.
    """
    backend = get_search_backend()
    models = [model for model in get_indexed_models() if model.search_fields]
    for model in models:
        index = backend.get_index_for_model(model)
        total = model.get_indexed_objects().count()
        if total:
            report(model, 0, total)
        done = 0
        for keys in _batches(model):
            done += _index(index, model, keys)
            report(model, done, total)
    for model in models:
        if not model._meta.parents:
            backend.get_index_for_model(model).delete_stale_model_entries(model)


def _batches(model):
    """Yield lists of keys, without the OFFSET that gets slower all the time."""
    objects = model.get_indexed_objects().order_by("pk")
    last = None
    while True:
        rest = objects if last is None else objects.filter(pk__gt=last)
        keys = list(rest.values_list("pk", flat=True)[:BATCH])
        if not keys:
            return
        yield keys
        last = keys[-1]


@transaction.atomic
def _index(index, model, keys):
    objects = model.get_indexed_objects().filter(pk__in=keys)
    if connection.features.has_select_for_update:
        # Whoever saves one of these now waits, and indexes the newer text after us.
        objects = objects.select_for_update(of=("self",))
    found = list(objects)
    index.add_items(model, found)
    return len(found)
