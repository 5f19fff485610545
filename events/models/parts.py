"""What hangs below an event page: lines, tables and files."""

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable


class ProgrammeItem(Orderable):
    """One line of the programme."""

    page = ParentalKey(
        "events.EventPage", on_delete=models.CASCADE, related_name="programme"
    )
    time = models.CharField("tijd", max_length=20)
    text = models.CharField("wat", max_length=200)

    panels = [FieldRowPanel([FieldPanel("time"), FieldPanel("text")])]

    class Meta(Orderable.Meta):
        verbose_name = "regel van het programma"
        verbose_name_plural = "regels van het programma"

    def __str__(self):
        return f"{self.time} {self.text}"


class EventSession(Orderable):
    """A table or workshop; in one round somebody sits at one of them."""

    page = ParentalKey(
        "events.EventPage", on_delete=models.CASCADE, related_name="sessions"
    )
    round = models.PositiveSmallIntegerField(
        "ronde", default=1, help_text="In elke ronde kiest iemand één tafel."
    )
    title = models.CharField("onderwerp", max_length=120)
    capacity = models.PositiveSmallIntegerField(
        "plekken", null=True, blank=True, help_text="Leeg: zoveel als er komen."
    )
    question = models.CharField("vraag aan wie aanschuift", max_length=160, blank=True)

    panels = [
        FieldRowPanel([FieldPanel("round"), FieldPanel("capacity")]),
        FieldPanel("title"),
        FieldPanel("question"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = "tafel"
        verbose_name_plural = "tafels"

    def __str__(self):
        return self.title


class EventSlides(Orderable):
    """A file to look back at: the slides of a speaker."""

    page = ParentalKey(
        "events.EventPage", on_delete=models.CASCADE, related_name="slides"
    )
    title = models.CharField("titel", max_length=120)
    document = models.ForeignKey(
        "core.CustomDocument",
        verbose_name="bestand",
        on_delete=models.CASCADE,
        related_name="+",
    )

    panels = [FieldPanel("title"), FieldPanel("document")]

    class Meta(Orderable.Meta):
        verbose_name = "presentatie"
        verbose_name_plural = "presentaties"

    def __str__(self):
        return self.title
