"""The words under which an employer is found by name."""

from django.db import models

from core.search.words import words


class NameWordsField(models.TextField):
    """The folded words of the name between spaces, made whenever a row is stored."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs | {"blank": True, "editable": False})

    def pre_save(self, instance, add):
        value = f" {' '.join(words(instance.name))} "
        setattr(instance, self.attname, value)
        return value
