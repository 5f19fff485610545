from django.conf import settings
from django.db import models
from django.utils import timezone


class CalendarFeed(models.Model):
    """The secret address at which a member's calendar finds where they will be.

    Only a digest of the secret is kept: who reads the database learns no address.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="calendar_feed"
    )
    digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField("gemaakt op", default=timezone.now)

    class Meta:
        verbose_name = "persoonlijke agenda"
        verbose_name_plural = "persoonlijke agenda’s"

    def __str__(self):
        return f"{self._meta.verbose_name} {self.pk}"
