"""What a member wants to hear about."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from profiles.vacatures.enums import AlertFrequency


class SavedSearch(models.Model):
    """A choice on the board that somebody kept; ``query`` is its address."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="van",
        on_delete=models.CASCADE,
        related_name="saved_searches",
    )
    name = models.CharField("naam", max_length=80)
    query = models.CharField("keuze", max_length=1000, blank=True)
    frequency = models.CharField(
        "bericht",
        max_length=5,
        choices=AlertFrequency.choices,
        default=AlertFrequency.WEEKLY,
    )
    created_at = models.DateTimeField("bewaard op", default=timezone.now)
    alerted_at = models.DateTimeField("laatste bericht", default=timezone.now)

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = "bewaarde zoekopdracht"
        verbose_name_plural = "bewaarde zoekopdrachten"
        constraints = [
            models.UniqueConstraint(
                fields=["user", "query"], name="one_saved_search_per_query"
            )
        ]
        indexes = [
            models.Index(
                fields=["frequency", "alerted_at"],
                condition=~Q(frequency=AlertFrequency.NONE),
                name="saved_search_to_alert",
            )
        ]

    def __str__(self):
        return self.name
