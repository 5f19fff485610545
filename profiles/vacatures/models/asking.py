"""Questions that members ask each other about a vacature."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from profiles.vacatures.enums import (
    DeclineReason,
    HandOverKind,
    RequestState,
    ShareReply,
)
from profiles.vacatures.querysets import HandOverRequestQuerySet


class HandOverRequest(models.Model):
    """One member asks another to take over, to give away, or to join."""

    vacature = models.ForeignKey(
        "vacatures.Vacature",
        verbose_name="vacature",
        on_delete=models.CASCADE,
        related_name="requests",
    )
    kind = models.CharField("vraag", max_length=10, choices=HandOverKind.choices)
    asker = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="wie vraagt",
        on_delete=models.CASCADE,
        related_name="asked_hand_overs",
    )
    receiver = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="wie antwoordt",
        on_delete=models.CASCADE,
        related_name="received_hand_overs",
    )
    note = models.CharField("bericht", max_length=500, blank=True)
    stays = models.BooleanField("blijft meedoen", default=True)
    state = models.CharField(
        "stand",
        max_length=10,
        choices=RequestState.choices,
        default=RequestState.ASKED,
    )
    asked_at = models.DateTimeField("gevraagd op", default=timezone.now)
    answered_at = models.DateTimeField("beantwoord op", null=True, blank=True)

    objects = HandOverRequestQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at", "-pk"]
        verbose_name = "vraag over een vacature"
        verbose_name_plural = "vragen over vacatures"
        constraints = [
            models.UniqueConstraint(
                fields=["vacature", "kind", "asker", "receiver"],
                condition=Q(state=RequestState.ASKED),
                name="one_open_question_per_pair",
            ),
            models.UniqueConstraint(
                fields=["vacature"],
                condition=Q(state=RequestState.ASKED, kind=HandOverKind.GIVE),
                name="one_open_offer_per_vacature",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} ({self.vacature})"

    @property
    def is_waiting(self):
        return self.state == RequestState.ASKED


class Share(models.Model):
    """A vacature shown to a person, an organisation or a subregion."""

    vacature = models.ForeignKey(
        "vacatures.Vacature",
        verbose_name="vacature",
        on_delete=models.CASCADE,
        related_name="shares",
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="door",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="aan een collega",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="shares_received",
    )
    organisation = models.ForeignKey(
        "organisations.Organisation",
        verbose_name="aan een organisatie",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="shares_received",
    )
    subregion = models.ForeignKey(
        "organisations.Subregion",
        verbose_name="aan een subregio",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="shares_received",
    )
    note = models.CharField("bericht", max_length=500, blank=True)
    key = models.UUIDField(null=True, unique=True, editable=False)
    shared_at = models.DateTimeField("gedeeld op", default=timezone.now)

    class Meta:
        ordering = ["-shared_at", "-pk"]
        verbose_name = "doorgestuurde vacature"
        verbose_name_plural = "doorgestuurde vacatures"
        constraints = [
            models.CheckConstraint(
                condition=Q(user__isnull=False)
                | Q(organisation__isnull=False)
                | Q(subregion__isnull=False),
                name="shared_with_somebody",
            )
        ]

    def __str__(self):
        return f"{self.vacature} aan {self.user or self.organisation or self.subregion}"


class ShareAnswer(models.Model):
    """What one receiver will do with a vacature; why is only counted, apart."""

    vacature = models.ForeignKey(
        "vacatures.Vacature",
        verbose_name="vacature",
        on_delete=models.CASCADE,
        related_name="share_answers",
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="wie",
        on_delete=models.CASCADE,
        related_name="share_answers",
    )
    reply = models.CharField("antwoord", max_length=15, choices=ShareReply.choices)
    answered_at = models.DateTimeField("beantwoord op", default=timezone.now)

    class Meta:
        verbose_name = "antwoord op een doorgestuurde vacature"
        verbose_name_plural = "antwoorden op doorgestuurde vacatures"
        constraints = [
            models.UniqueConstraint(
                fields=["vacature", "user"], name="one_share_answer_per_user"
            )
        ]

    def __str__(self):
        return self.get_reply_display()


class ShareReason(models.Model):
    """How often a vacature was not for somebody, by reason and never by person."""

    vacature = models.ForeignKey(
        "vacatures.Vacature",
        verbose_name="vacature",
        on_delete=models.CASCADE,
        related_name="share_reasons",
    )
    reason = models.CharField("reden", max_length=15, choices=DeclineReason.choices)
    total = models.PositiveIntegerField("hoe vaak", default=0)

    class Meta:
        verbose_name = "reden"
        verbose_name_plural = "redenen"
        constraints = [
            models.UniqueConstraint(
                fields=["vacature", "reason"], name="one_total_per_reason"
            )
        ]

    def __str__(self):
        return f"{self.get_reason_display()}: {self.total}"
