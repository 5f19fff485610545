"""What passes from one member to another."""

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils import timezone

from profiles.organisations.enums import HandOverState
from profiles.organisations.querysets import HandOverQuerySet


class HandOver(models.Model):
    """One thing that somebody holds, and the colleague who is asked to take it over."""

    from_user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="van",
        null=True,
        on_delete=models.SET_NULL,
        related_name="hand_overs_given",
    )
    to_user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="naar",
        null=True,
        on_delete=models.SET_NULL,
        related_name="hand_overs_received",
    )
    organisation = models.ForeignKey(
        "organisations.Organisation",
        verbose_name="organisatie",
        null=True,
        on_delete=models.SET_NULL,
        related_name="hand_overs",
    )

    # What it is about
    holding = models.CharField("soort", max_length=40)
    content_type = models.ForeignKey(
        ContentType, on_delete=models.CASCADE, related_name="+"
    )
    object_id = models.PositiveBigIntegerField("nummer")
    title = models.CharField("titel", max_length=200)
    note = models.CharField("bericht", max_length=500, blank=True)

    # How far it is
    state = models.CharField(
        "stand",
        max_length=15,
        choices=HandOverState.choices,
        default=HandOverState.PROPOSED,
    )
    created_at = models.DateTimeField("gevraagd op", default=timezone.now)
    answered_at = models.DateTimeField("beantwoord op", null=True, blank=True)

    objects = HandOverQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        verbose_name = "overdracht"
        verbose_name_plural = "overdrachten"
        constraints = [
            models.UniqueConstraint(
                fields=["holding", "content_type", "object_id"],
                condition=Q(state=HandOverState.PROPOSED),
                name="one_proposed_hand_over_per_thing",
            )
        ]

    def __str__(self):
        return self.title
