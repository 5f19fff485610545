from django.db import models
from wagtail.admin.panels import FieldPanel


class DiscouragedWord(models.Model):
    """A word that the editors agreed to avoid, with what to write instead."""

    word = models.CharField(
        "woord",
        max_length=60,
        unique=True,
        help_text="Ook de andere vormen tellen mee: cliënt vindt ook cliënten.",
    )
    advice = models.CharField(
        "wat schrijf je liever?",
        max_length=200,
        help_text="Bijvoorbeeld: noem de persoon, of schrijf ‘iemand die werk zoekt’.",
    )
    allowed_in_quotes = models.BooleanField(
        "mag in een citaat",
        default=True,
        help_text="Wat iemand zelf zegt, verander je niet.",
    )

    panels = [
        FieldPanel("word"),
        FieldPanel("advice"),
        FieldPanel("allowed_in_quotes"),
    ]

    class Meta:
        ordering = ["word"]
        verbose_name = "liever niet-woord"
        verbose_name_plural = "liever niet-woorden"

    def __str__(self):
        return self.word
