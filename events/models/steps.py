from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from events.enums import StepAudience, StepKind, StepOutcome
from events.querysets import StepQuerySet


class Step(models.Model):
    """A first small step that somebody takes after an event: een stapje.

    It is private unless its owner chooses otherwise; what came of it is shared by a
    choice of its own.
    """

    registration = models.OneToOneField(
        "events.Registration", on_delete=models.CASCADE, related_name="step"
    )
    text = models.CharField("mijn stapje", max_length=140)
    kind = models.CharField("wat voor stapje", max_length=10, choices=StepKind.choices)
    audience = models.CharField(
        "wie ziet het", max_length=12, choices=StepAudience.choices, default="me"
    )
    weeks = models.PositiveSmallIntegerField(
        "vraag me ernaar over", choices=[(n, f"{n} weken") for n in (4, 8, 12)]
    )
    written_at = models.DateTimeField("geschreven op", default=timezone.now)

    # Asking how it went: once, and once more
    ask_on = models.DateField("vragen op")

    # What came of it
    outcome = models.CharField(
        "hoe ging het", max_length=10, choices=StepOutcome.choices, blank=True
    )
    effect = models.TextField(
        "wat leverde het op", blank=True, validators=[MaxLengthValidator(280)]
    )
    shares_effect = models.BooleanField("deel wat het opleverde", default=False)
    is_tip = models.BooleanField("mag naar de redactie", default=False)
    answered_at = models.DateTimeField("beantwoord op", null=True, blank=True)

    objects = StepQuerySet.as_manager()

    class Meta:
        verbose_name = "stapje"
        verbose_name_plural = "stapjes"
        constraints = [
            models.CheckConstraint(
                condition=Q(weeks__in=(4, 8, 12)), name="a_step_is_asked_about_in_time"
            )
        ]
        indexes = [
            models.Index(
                fields=["ask_on"],
                condition=Q(outcome=""),
                name="step_to_ask_about",
            )
        ]

    def __str__(self):
        return self.text
