"""Films in the admin: where they come in, and what is still missing on them."""

from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSet

from core.models import Film

from .forms import FilmForm


class FilmViewSet(SnippetViewSet):
    """All films: the ones of our own and the ones elsewhere."""

    model = Film
    icon = "media"
    menu_label = "Films"
    menu_order = 305
    add_to_admin_menu = True
    list_display = [
        "title",
        Column("place", label="Waar", accessor=lambda film: film.provider or "hier"),
        Column("length", label="Duur"),
        Column("words", label="Te lezen", accessor=lambda film: _words(film)),
    ]
    search_fields = ["title"]
    edit_handler = ObjectList(
        [
            FieldPanel("title"),
            MultiFieldPanel(
                [FieldPanel("file"), FieldPanel("address"), FieldPanel("duration")],
                heading="De film",
            ),
            FieldPanel("poster"),
            FieldPanel("credit"),
            MultiFieldPanel(
                [
                    FieldPanel("captions_file"),
                    FieldPanel("captions"),
                    FieldPanel("has_captions_there"),
                    FieldPanel("transcript"),
                ],
                heading="Voor wie niet hoort of niet kijkt",
                help_text="Zonder ondertitels of uitgeschreven tekst gaat een film"
                " niet online.",
            ),
            FieldPanel("collection"),
        ],
        base_form_class=FilmForm,
    )


def _words(film):
    names = [
        name
        for name, is_there in (
            ("ondertitels", film.has_captions),
            ("uitgeschreven tekst", film.transcript),
        )
        if is_there
    ]
    return " en ".join(names) or "nog niets"
