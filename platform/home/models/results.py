"""The ambition of the region and how far it is, with where each number comes from."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import Orderable

FRESH_FOR = timedelta(days=100)


class AmbitionQuerySet(models.QuerySet):
    def for_site(self, site):
        return self.filter(site=site)


class Ambition(ClusterableModel):
    """What the region wants to reach together."""

    site = models.OneToOneField(
        "wagtailcore.Site",
        verbose_name="site",
        on_delete=models.CASCADE,
        related_name="ambition",
    )
    total = models.PositiveIntegerField("totaal")
    unit = models.CharField("waarvan", max_length=60, default="leerwerkbanen")
    deadline_year = models.PositiveSmallIntegerField("klaar in", null=True, blank=True)
    explanation = models.TextField("uitleg", max_length=300, blank=True)
    shows_placements = models.BooleanField(
        "toon ook wat via de vacatures is vervuld",
        default=False,
        help_text="Dit getal telt zichzelf en staat apart onder de teller.",
    )

    objects = AmbitionQuerySet.as_manager()

    panels = [
        FieldPanel("site"),
        FieldRowPanel(
            [FieldPanel("total"), FieldPanel("unit"), FieldPanel("deadline_year")]
        ),
        FieldPanel("explanation"),
        FieldPanel("shows_placements"),
        InlinePanel("parts", heading="Delen", min_num=1),
        InlinePanel("measurements", heading="Metingen"),
    ]

    class Meta:
        verbose_name = "ambitie"
        verbose_name_plural = "ambities"

    def __str__(self):
        return f"{self.total} {self.unit}"

    @property
    def latest(self):
        """The newest measurement, or None: without one no number is shown."""
        measured = [m for m in self.measurements.all() if m.measured_on]
        return max(measured, key=lambda m: (m.measured_on, m.pk or 0), default=None)

    def clean(self):
        super().clean()
        parts = [part for part in self.parts.all() if part.value is not None]
        if parts and self.total is not None:
            total = sum(part.value for part in parts)
            if total != self.total:
                raise ValidationError(
                    {"total": f"De delen zijn samen {total}. Dat is geen {self.total}."}
                )


class AmbitionPart(Orderable):
    """A part of the ambition; the parts add up to the whole."""

    ambition = ParentalKey(Ambition, on_delete=models.CASCADE, related_name="parts")
    label = models.CharField("naam", max_length=60)
    value = models.PositiveIntegerField("aantal")

    panels = [FieldRowPanel([FieldPanel("label"), FieldPanel("value")])]

    def __str__(self):
        return f"{self.value} {self.label}"


class Measurement(models.Model):
    """A counted result: never without its date, source and definition."""

    ambition = ParentalKey(
        Ambition, on_delete=models.CASCADE, related_name="measurements"
    )
    value = models.PositiveIntegerField("aantal")
    measured_on = models.DateField("peildatum")
    source = models.CharField("bron", max_length=160)
    definition = models.CharField("wat is geteld?", max_length=300)

    panels = [
        FieldRowPanel([FieldPanel("value"), FieldPanel("measured_on")]),
        FieldPanel("source"),
        FieldPanel("definition"),
    ]

    class Meta:
        ordering = ["-measured_on", "-pk"]
        verbose_name = "meting"
        verbose_name_plural = "metingen"

    def __str__(self):
        return f"{self.value} op {self.measured_on}"

    @property
    def is_old(self):
        return timezone.localdate() - self.measured_on > FRESH_FOR
