"""Work of the search box that no reader waits for."""

from django_tasks import task


@task()
def refresh_vocabulary():
    """Collect the words of everything public again."""
    from . import vocabulary

    vocabulary.refresh()


@task()
def keep_missed_search(term):
    """Count a search that found nothing."""
    from . import missed

    missed.keep(term)
