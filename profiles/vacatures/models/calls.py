"""What programs of organisations asked for, without what they sent or got."""

from django.db import models
from django.utils import timezone


class ApiCallQuerySet(models.QuerySet):
    def since(self, moment):
        return self.filter(called_at__gt=moment)

    def before(self, moment):
        return self.filter(called_at__lte=moment)


class ApiCall(models.Model):
    """One call with one key: which operation, when, and how it was answered."""

    token = models.ForeignKey(
        "vacatures.ApiToken",
        verbose_name="API-sleutel",
        on_delete=models.CASCADE,
        related_name="calls",
    )
    operation = models.CharField("wat", max_length=40)
    status = models.PositiveSmallIntegerField("antwoord")
    called_at = models.DateTimeField("wanneer", default=timezone.now)

    objects = ApiCallQuerySet.as_manager()

    class Meta:
        ordering = ["-called_at"]
        verbose_name = "vraag aan de API"
        verbose_name_plural = "vragen aan de API"
        indexes = [
            models.Index(fields=["token", "-called_at"], name="api_call_by_token"),
            models.Index(fields=["called_at"], name="api_call_by_age"),
        ]

    def __str__(self):
        return f"{self.operation} ({self.status})"
