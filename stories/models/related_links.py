from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable, Page

from stories import publication


class RelatedLink(Orderable):
    """Something that the editor advises to read after this story."""

    page = ParentalKey(
        "stories.StoryPage", on_delete=models.CASCADE, related_name="related_links"
    )
    target = models.ForeignKey(
        Page,
        verbose_name="pagina op deze site",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
    )
    url = models.URLField("of een adres op een andere site", blank=True)
    title = models.CharField(
        "titel", max_length=120, blank=True, help_text="Nodig bij een andere site."
    )
    site_name = models.CharField(
        "naam van de site", max_length=60, blank=True, help_text="Nodig bij een adres."
    )

    panels = [
        FieldPanel("target"),
        FieldPanel("url"),
        FieldPanel("title"),
        FieldPanel("site_name"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = "link"
        verbose_name_plural = "links"

    def __str__(self):
        return self.title or str(self.target or self.url)

    def clean(self):
        super().clean()
        publication.check_related_link(self)
