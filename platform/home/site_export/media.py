"""Pictures, documents and films: the files that pages show, with what is known."""

from collections import defaultdict

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import FileField, Q
from django.utils.text import get_valid_filename
from wagtail.models import CollectionMember, CollectionViewRestriction, ReferenceIndex

from core.models import CustomImage, CustomRendition

from . import records

FOLDERS = {"customimage": "images", "customdocument": "documents", "film": "films"}
AT_ONCE = 100


class Media:
    """The files to export, gathered from the pages that show them."""

    def __init__(self, *, everything):
        self._everything = everything
        self._used = defaultdict(set)
        self._models = {
            ContentType.objects.get_for_model(model).pk: model
            for model in apps.get_models()
            if issubclass(model, CollectionMember) and model._meta.model_name in FOLDERS
        }

    def visit(self, thing):
        """Remember which files a page, or another file, refers to."""
        references = ReferenceIndex._extract_references_from_object(thing)
        for content_type, key, _model_path, _content_path in references:
            if content_type in self._models:
                self._used[self._models[content_type]].add(int(key))

    def write(self, archive, progress):
        """Write the files of each kind and a line for each; return {kind: total}."""
        for model in self._models.values():
            for row in self._rows(model):
                self.visit(row)  # a film brings its poster
        return {
            folder: self._write_kind(archive, folder, self._rows(model), progress)
            for model in self._models.values()
            for folder in [FOLDERS[model._meta.model_name]]
        }

    def renditions(self):
        """Yield a line about each size of the exported pictures."""
        images = self._rows(CustomImage)
        sizes = CustomRendition.objects.filter(image__in=images.values("pk"))
        for size in sizes.order_by("pk").iterator(chunk_size=AT_ONCE):
            yield records.as_line(records.of_row(size))

    def _rows(self, model):
        rows = model.objects.order_by("pk")
        if self._everything:
            return rows
        hidden = Q(pk=None)
        for restriction in CollectionViewRestriction.objects.all():
            hidden |= Q(collection__path__startswith=restriction.collection.path)
        return rows.filter(pk__in=self._used[model]).exclude(hidden)

    def _write_kind(self, archive, folder, rows, progress):
        lines = []
        for row in rows.iterator(chunk_size=AT_ONCE):
            record = records.of_row(row) | _copy_files(archive, folder, row)
            lines.append(records.as_line(record))
            progress(folder)
        return archive.write(f"{folder}.jsonl", lines)


def _copy_files(archive, folder, row):
    """Copy the files of a row and return their names in the archive."""
    names = {}
    for field in row._meta.concrete_fields:
        file = getattr(row, field.name) if isinstance(field, FileField) else None
        if not file:
            continue
        name = f"{folder}/{row.pk}-{get_valid_filename(file.name.rpartition('/')[2])}"
        with file.storage.open(file.name) as source:
            archive.copy(name, source)
        names[field.name] = name
    return names
