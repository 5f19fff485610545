"""Work that nobody waits for."""

from django_tasks import task


@task()
def rebuild_words(field, key):
    """Find the vacatures of an employer or municipality under its new name."""
    from . import texts
    from .models import Vacature

    texts.rebuild(Vacature.objects.filter(**{field: key}))
