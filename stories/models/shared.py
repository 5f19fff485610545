"""What story, ambassador and brochure pages have in common."""

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable


def image_field(label, **options):
    """Return a foreign key to a picture that outlives the picture."""
    return models.ForeignKey(
        "core.CustomImage",
        verbose_name=label,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        **options,
    )


def municipality_field(related_name):
    return models.ForeignKey(
        "organisations.Municipality",
        verbose_name="gemeente",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name=related_name,
    )


def sector_field(related_name):
    return models.ForeignKey(
        "organisations.Sector",
        verbose_name="sector",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name=related_name,
    )


class Fact(Orderable):
    """One line of the box ‘In het kort’."""

    label = models.CharField("wat", max_length=40)
    value = models.CharField("gegeven", max_length=160)

    panels = [FieldPanel("label"), FieldPanel("value")]

    class Meta(Orderable.Meta):
        abstract = True

    def __str__(self):
        return f"{self.label}: {self.value}"


def facts_of(model_name):
    return ParentalKey(model_name, on_delete=models.CASCADE, related_name="facts")
