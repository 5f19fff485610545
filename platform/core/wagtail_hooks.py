from django.urls import reverse
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from .films.viewsets import FilmViewSet
from .models import Film

register_snippet(FilmViewSet)


@hooks.register("describe_collection_contents")
def films_of_collection(collection):
    """Keep a collection that still has films from being deleted."""
    total = Film.objects.filter(collection=collection).count()
    if not total:
        return None
    return {
        "count": total,
        "count_text": "1 film" if total == 1 else f"{total} films",
        "url": reverse(FilmViewSet().get_url_name("list")),
    }
