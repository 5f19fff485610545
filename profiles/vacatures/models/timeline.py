"""What happened to a vacature: written once, never changed."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from profiles.vacatures.enums import EntryKind


class TimelineQuerySet(models.QuerySet):
    def in_order(self):
        return self.order_by("-happened_at", "-pk")


class TimelineEntry(models.Model):
    """Who did what when, with the names as they were then.

    Only erasing an account touches it: then the name becomes "voormalig lid", and
    what was written to a colleague goes.
    """

    vacature = models.ForeignKey(
        "vacatures.Vacature",
        verbose_name="vacature",
        on_delete=models.CASCADE,
        related_name="timeline",
    )
    kind = models.CharField("wat", max_length=25, choices=EntryKind.choices)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="wie",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    actor_name = models.CharField("naam", max_length=160, blank=True)
    other = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="en wie",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    other_name = models.CharField("andere naam", max_length=160, blank=True)
    text = models.TextField("tekst", blank=True)
    key = models.UUIDField(null=True, unique=True, editable=False)
    happened_at = models.DateTimeField("wanneer", default=timezone.now)

    objects = TimelineQuerySet.as_manager()

    class Meta:
        verbose_name = "gebeurtenis"
        verbose_name_plural = "tijdlijn"
        indexes = [
            models.Index(
                fields=["vacature", "-happened_at", "-id"], name="timeline_in_order"
            )
        ]

    def __str__(self):
        return f"{self.actor_name} {self.get_kind_display()}"
