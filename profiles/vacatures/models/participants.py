"""Who works on a vacature, and who stands in for somebody who is away."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone


class Participation(models.Model):
    """Somebody who handles a vacature, with where they worked then.

    It outlives an account: the organisation took part, whoever it was.
    """

    vacature = models.ForeignKey(
        "vacatures.Vacature",
        verbose_name="vacature",
        on_delete=models.CASCADE,
        related_name="participations",
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="meewerker",
        null=True,
        on_delete=models.SET_NULL,
        related_name="participations",
    )
    organisation = models.ForeignKey(
        "organisations.Organisation",
        verbose_name="organisatie",
        null=True,
        on_delete=models.PROTECT,
        related_name="participations",
    )
    joined_at = models.DateTimeField("doet mee sinds", default=timezone.now)
    is_active = models.BooleanField("doet nog mee", default=True)
    is_thanked = models.BooleanField("mag bedankt worden met naam", default=True)

    class Meta:
        ordering = ["joined_at", "pk"]
        verbose_name = "meewerker"
        verbose_name_plural = "meewerkers"
        constraints = [
            models.UniqueConstraint(
                fields=["vacature", "user"], name="one_participation_per_user"
            )
        ]

    def __str__(self):
        return f"{self.user} bij {self.vacature}"


class AbsenceQuerySet(models.QuerySet):
    def on(self, day):
        return self.filter(starts_on__lte=day, ends_on__gte=day)


class Absence(models.Model):
    """From when until when somebody is away, and who answers meanwhile."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="wie is afwezig",
        on_delete=models.CASCADE,
        related_name="absences",
    )
    deputy = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="vervanger",
        on_delete=models.CASCADE,
        related_name="deputised_absences",
    )
    starts_on = models.DateField("van")
    ends_on = models.DateField("tot en met")

    objects = AbsenceQuerySet.as_manager()

    class Meta:
        ordering = ["starts_on"]
        verbose_name = "afwezigheid"
        verbose_name_plural = "afwezigheden"
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_on__lte=F("ends_on")),
                name="absence_ends_after_its_start",
                violation_error_message="De laatste dag ligt voor de eerste.",
            ),
            models.CheckConstraint(
                condition=~Q(user=F("deputy")),
                name="nobody_stands_in_for_themselves",
                violation_error_message="Kies een collega als vervanger.",
            ),
        ]

    def __str__(self):
        return f"{self.user}: {self.starts_on} tot en met {self.ends_on}"
