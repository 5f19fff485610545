from django.db import models
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Orderable

MENU_LIMIT = 6


@register_setting(icon="bars", order=30)
class Navigation(ClusterableModel, BaseSiteSetting):
    """The menu and the columns of the footer."""

    panels = [
        InlinePanel("menu_items", heading="Hoofdmenu", max_num=MENU_LIMIT),
        InlinePanel("footer_links", heading="Links onderaan"),
    ]

    class Meta:
        verbose_name = "navigatie"

    def __str__(self):
        return f"Navigatie van {self.site}"


class NavigationLink(Orderable):
    """A link to one of our own pages, under its own name if it has one here."""

    page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name="pagina",
        on_delete=models.CASCADE,
        related_name="+",
    )
    label = models.CharField(
        "tekst", max_length=40, blank=True, help_text="Leeg: de titel van de pagina."
    )

    class Meta(Orderable.Meta):
        abstract = True

    def __str__(self):
        return self.text

    @property
    def text(self):
        return self.label or self.page.title


class MenuItem(NavigationLink):
    """One link in the main menu."""

    navigation = ParentalKey(
        Navigation, on_delete=models.CASCADE, related_name="menu_items"
    )
    is_for_members = models.BooleanField(
        "ook voor wie is ingelogd",
        default=True,
        help_text="Leden hebben al eigen links. Kies wat daar nog bij moet.",
    )

    panels = [FieldPanel("page"), FieldPanel("label"), FieldPanel("is_for_members")]


class FooterLink(NavigationLink):
    """One link in the footer, under the heading of its column."""

    navigation = ParentalKey(
        Navigation, on_delete=models.CASCADE, related_name="footer_links"
    )
    column = models.CharField(
        "kolom",
        max_length=40,
        blank=True,
        help_text="De kop van de kolom. Leeg: de regel helemaal onderaan.",
    )

    panels = [FieldPanel("column"), FieldPanel("page"), FieldPanel("label")]
