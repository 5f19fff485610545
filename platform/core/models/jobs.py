from django.db import models
from django.db.models import F, Q


class JobRunQuerySet(models.QuerySet):
    def failing(self):
        """Keep the jobs that failed and did not succeed since."""
        has_not_recovered = Q(finished_at=None) | Q(finished_at__lt=F("failed_at"))
        return self.filter(has_not_recovered, failed_at__isnull=False)


class JobRun(models.Model):
    """When a due job last ran, and who is running it now."""

    name = models.CharField(max_length=100, unique=True)
    claimed_at = models.DateTimeField(null=True)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)
    message = models.TextField(blank=True)

    objects = JobRunQuerySet.as_manager()

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name
