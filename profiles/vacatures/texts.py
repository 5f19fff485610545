"""The words under which vacatures are found."""

from core.lists import note_change
from core.search.words import searchable

from .models import Vacature

BATCH = 1_000


def words_of(vacature):
    """Return all words of a vacature between spaces, with their stems."""
    text = " ".join(
        [
            vacature.title,
            vacature.employer.name,
            vacature.municipality.name,
            vacature.get_form_display(),
            vacature.description,
            vacature.really_needed,
            vacature.guidance,
            vacature.reachability,
        ]
    )
    return f" {searchable(text)} "


def rebuild(vacatures):
    """Make the stored words of these vacatures those of their fields."""
    vacatures = vacatures.select_related("employer", "municipality").order_by("pk")
    batch = []
    for vacature in vacatures.iterator(chunk_size=BATCH):
        vacature.words = words_of(vacature)
        batch.append(vacature)
        if len(batch) == BATCH:
            Vacature.objects.bulk_update(batch, ["words"])
            batch = []
    Vacature.objects.bulk_update(batch, ["words"])
    note_change("vacatures")
