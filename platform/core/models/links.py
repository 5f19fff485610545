from django.db import models
from django.utils import timezone
from wagtail.models import Page

BROKEN_AFTER = 2  # checks in a row: one bad evening of another site says nothing
PAGE_PREFIX = "pagina:"
DOCUMENT_PREFIX = "document:"


class CheckedLinkQuerySet(models.QuerySet):
    def failing(self):
        """Keep the links on live pages that failed at their last check."""
        return self.filter(failures_in_row__gt=0, pages__live=True).distinct()

    def broken(self):
        """Keep those that failed at every check for so long that somebody must act."""
        return self.failing().filter(failures_in_row__gte=BROKEN_AFTER)


class CheckedLink(models.Model):
    """An address that pages lead to, and whether it answered when we last asked."""

    address = models.CharField("adres", max_length=2000, unique=True)
    pages = models.ManyToManyField(
        Page, verbose_name="staat op", related_name="checked_links"
    )
    status = models.PositiveSmallIntegerField("antwoord", null=True)
    problem = models.CharField("wat is er mis?", max_length=200, blank=True)
    failures_in_row = models.PositiveIntegerField("keer mislukt", default=0)
    failing_since = models.DateTimeField("kapot sinds", null=True)
    checked_at = models.DateTimeField("nagekeken", null=True)
    mailed_at = models.DateTimeField(null=True, editable=False)

    objects = CheckedLinkQuerySet.as_manager()

    class Meta:
        ordering = ["address"]
        verbose_name = "link"
        verbose_name_plural = "links"

    def __str__(self):
        return self.address

    @property
    def name(self):
        """What an editor calls it: our own pages and files have no address here."""
        if self.address.startswith(PAGE_PREFIX):
            return "een pagina van onze eigen site"
        if self.address.startswith(DOCUMENT_PREFIX):
            return "een bestand van onze eigen site"
        return self.address

    @property
    def is_broken(self):
        return self.failures_in_row >= BROKEN_AFTER

    def keep(self, *, status, problem):
        """Store the outcome of a check; an empty problem means that it works."""
        now = timezone.now()
        self.status = status
        self.problem = problem[:200]
        self.checked_at = now
        if problem:
            self.failures_in_row += 1
            self.failing_since = self.failing_since or now
        else:
            self.failures_in_row = 0
            self.failing_since = self.mailed_at = None
        self.save()
