from django.db import models


class ImportedItem(models.Model):
    """What an import brought in: where it went, and what waits for a later feature."""

    source = models.CharField(max_length=300, unique=True)
    kind = models.CharField(max_length=40)
    title = models.CharField(max_length=300, blank=True)
    page = models.ForeignKey(
        "wagtailcore.Page",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    payload = models.JSONField(
        default=dict, help_text="Comments and dates as they were in the old site."
    )
    to_do = models.JSONField(default=list)
    imported_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["source"]
        verbose_name = "ingelezen item"
        verbose_name_plural = "ingelezen items"

    def __str__(self):
        return self.title or self.source
