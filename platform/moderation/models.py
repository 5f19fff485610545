"""What was reported, by whom, and what was decided about it."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils import timezone

from . import registry
from .enums import CaseState, ReportReason, Step
from .querysets import CaseQuerySet


def _person(name):
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=name,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )


class Case(models.Model):
    """Everything about one reported thing, up to and including the decision.

    ``state`` is how it stands now: after an objection the second decision replaces
    the first. What the thing is called is never kept here, so it goes with the thing.
    """

    kind = models.CharField("soort", max_length=60)
    content_type = models.ForeignKey(
        ContentType, on_delete=models.CASCADE, related_name="+"
    )
    object_id = models.PositiveBigIntegerField()
    thing = GenericForeignKey("content_type", "object_id")
    author = _person("maker")
    opened_at = models.DateTimeField("gemeld op", default=timezone.now)
    hidden_at = models.DateTimeField("verborgen op", null=True, blank=True)

    # The decision
    state = models.CharField(
        "stand", max_length=10, choices=CaseState.choices, default=CaseState.OPEN
    )
    decided_by = _person("besloten door")
    decided_at = models.DateTimeField("besloten op", null=True, blank=True)
    reason = models.TextField("reden", blank=True)

    # The objection of the author, once, and the decision of another moderator
    objection = models.TextField("bezwaar", blank=True)
    objected_at = models.DateTimeField("bezwaar op", null=True, blank=True)
    reviewed_by = _person("opnieuw besloten door")
    reviewed_at = models.DateTimeField("opnieuw besloten op", null=True, blank=True)
    review_reason = models.TextField("reden van het tweede besluit", blank=True)

    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = "melding van een lid"
        verbose_name_plural = "meldingen van leden"
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id"],
                condition=Q(state="open"),
                name="one_open_case_per_thing",
            ),
            models.CheckConstraint(
                condition=Q(state="open")
                | (Q(decided_at__isnull=False) & ~Q(reason="")),
                name="decision_has_a_reason",
            ),
        ]
        indexes = [
            models.Index(fields=["state", "opened_at"], name="case_queue"),
            models.Index(
                fields=["objected_at"],
                condition=Q(objected_at__isnull=False, reviewed_at=None),
                name="case_objections",
            ),
            # Every screen of the admin counts what waits.
            models.Index(
                fields=["opened_at"],
                condition=Q(state="open")
                | Q(objected_at__isnull=False, reviewed_at=None),
                name="case_waiting",
            ),
            models.Index(fields=["-decided_at", "-id"], name="case_last_decided"),
        ]

    def __str__(self):
        return f"{self.label}: {self.title}"

    @property
    def reportable(self):
        return registry.find(self.kind)

    @property
    def label(self):
        return self.reportable.label if self.reportable else self.kind

    @property
    def is_there(self):
        """Whether the thing still exists, and the app that knows it."""
        return self.reportable is not None and self.thing is not None

    @property
    def title(self):
        if not self.is_there:
            return "iets dat er niet meer is"
        return self.reportable.title(self.thing)

    @property
    def url(self):
        return self.reportable.url(self.thing) if self.is_there else ""

    @property
    def text(self):
        return self.reportable.text(self.thing) if self.is_there else ""

    @property
    def is_upheld(self):
        return self.state == CaseState.UPHELD

    @property
    def may_be_objected_to(self):
        return self.is_upheld and self.objected_at is None

    @property
    def step(self):
        """Which decision this waits for, or None."""
        if self.state == CaseState.OPEN:
            return Step.DECISION
        if self.objected_at and not self.reviewed_at:
            return Step.REVIEW
        return None


class Report(models.Model):
    """That one member finds something wrong, and why."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="reports")
    reporter = _person("melder")
    reason = models.CharField("reden", max_length=20, choices=ReportReason.choices)
    text = models.TextField("uitleg", blank=True)
    created_at = models.DateTimeField("gemeld op", default=timezone.now)

    class Meta:
        verbose_name = "melding"
        verbose_name_plural = "meldingen"
        ordering = ["created_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "reporter"], name="one_report_per_member"
            )
        ]

    def __str__(self):
        return self.get_reason_display()
