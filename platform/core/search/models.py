from django.db import models


class SearchWord(models.Model):
    """A word that stands in something public, to correct a typo with."""

    word = models.CharField(max_length=30, unique=True)
    spelling = models.CharField(max_length=30)
    total = models.PositiveIntegerField(help_text="In how many texts it stands.")

    class Meta:
        ordering = ["word"]
        verbose_name = "woord in de zoekindex"
        verbose_name_plural = "woorden in de zoekindex"

    def __str__(self):
        return self.spelling


class MissedSearch(models.Model):
    """What readers searched for in a month without finding anything, not who."""

    month = models.DateField("maand")
    term = models.CharField("zoekwoorden", max_length=60)
    total = models.PositiveIntegerField("aantal", default=0)
    last_seen = models.DateField("laatst gezocht op")

    class Meta:
        ordering = ["-month", "-total", "term"]
        verbose_name = "zoekopdracht zonder resultaat"
        verbose_name_plural = "zoekopdrachten zonder resultaat"
        constraints = [
            models.UniqueConstraint(
                fields=["month", "term"], name="one_missed_search_per_month"
            )
        ]

    def __str__(self):
        return self.term
