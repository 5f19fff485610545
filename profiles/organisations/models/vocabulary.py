"""The words that everything is filed by."""

from django.db import models
from wagtail.admin.panels import FieldPanel


class Term(models.Model):
    """A word that things are filed by: it can be renamed without touching them."""

    name = models.CharField("naam", max_length=60, unique=True)
    slug = models.SlugField("adres", max_length=60, unique=True)
    order = models.PositiveSmallIntegerField("volgorde", default=0)

    panels = [FieldPanel("name"), FieldPanel("slug"), FieldPanel("order")]

    class Meta:
        abstract = True
        ordering = ["order", "name"]

    def __str__(self):
        return self.name


class Sector(Term):
    """The kind of business."""

    class Meta(Term.Meta):
        verbose_name = "sector"
        verbose_name_plural = "sectoren"


class TargetGroup(Term):
    """People for whom something is meant."""

    class Meta(Term.Meta):
        verbose_name = "doelgroep"
        verbose_name_plural = "doelgroepen"


class Specialism(Term):
    """What a professional knows a lot about."""

    class Meta(Term.Meta):
        verbose_name = "specialisme"
        verbose_name_plural = "specialismen"


class OrganisationType(Term):
    """The kind of organisation that takes part."""

    class Meta(Term.Meta):
        verbose_name = "soort organisatie"
        verbose_name_plural = "soorten organisaties"
