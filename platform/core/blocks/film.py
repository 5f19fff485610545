from django.utils.html import strip_tags
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from core import restrictions


class FilmBlock(blocks.StructBlock):
    """A film that plays here, or a still of one elsewhere with a link to it."""

    film = SnippetChooserBlock(
        "core.Film",
        label="Film",
        help_text="Zet de film eerst bij Films, met ondertitels of tekst.",
    )
    caption = blocks.CharBlock(label="Bijschrift", max_length=250, required=False)

    class Meta:
        icon = "media"
        label = "Film"
        description = "Een film om hier te bekijken, of een link naar YouTube of Vimeo."
        template = "blocks/film.html"
        preview_template = "blocks/film_preview.html"
        preview_value = {"caption": "Karim laat zien wat een leerling op een dag doet."}

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        film = value["film"]
        request = (parent_context or {}).get("request")
        is_visible = film and restrictions.may_see(film.collection, request)
        return context | {"film": film if is_visible else None}

    def get_searchable_content(self, value):
        film = value["film"]
        said = [film.title, strip_tags(film.transcript)] if film else []
        return [*super().get_searchable_content(value), *said]
