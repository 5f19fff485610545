from django.core.files import File

from core.models import Film

PLAIN_FIELDS = ("title", "credit", "transcript")


def load_films(films, *, folder, pictures):
    """Store the films of the demo that are not there yet."""
    known = set(Film.objects.values_list("title", flat=True))
    for data in films:
        if data["title"] in known:
            continue
        with (folder / f"{data['slug']}.mp4").open("rb") as file:
            Film.objects.create(
                **{name: data[name] for name in PLAIN_FIELDS},
                file=File(file),
                captions=(folder / f"{data['slug']}.vtt").read_text(),
                poster_id=pictures.id("scene", data["poster"]),
            )
