"""Work on profiles that nobody waits for."""

from django_tasks import task

# How a profile is reached from a word that it is filed under.
PATHS = {
    "organisations.municipality": "municipalities",
    "organisations.organisation": "organisation",
    "organisations.organisationtype": "organisation__type",
    "organisations.specialism": "specialisms",
    "organisations.subregion": "subregion",
}


@task()
def rebuild_texts(label, key):
    """Find everybody under the new name of an organisation, place or word."""
    from core.lists import note_change

    from . import texts
    from .models import Profile
    from .signals import DIRECTORY

    texts.rebuild(Profile.objects.filter(**{PATHS[label]: key}))
    note_change(DIRECTORY)
