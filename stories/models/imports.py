from django.db import models
from django.urls import reverse


class ImportedItemQuerySet(models.QuerySet):
    def open(self):
        """Keep the items that somebody still has to do something for."""
        return self.exclude(to_do=[])


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

    objects = ImportedItemQuerySet.as_manager()

    class Meta:
        ordering = ["source"]
        verbose_name = "ingelezen item"
        verbose_name_plural = "ingelezen items"

    def __str__(self):
        return self.title or self.source

    @property
    def name(self):
        return str(self)

    @property
    def link(self):
        """Where an editor goes on: the page that it became, or the item itself."""
        if self.page_id:
            return reverse("wagtailadmin_pages:edit", args=[self.page_id])
        return reverse("imported_item:inspect", args=[self.pk])
