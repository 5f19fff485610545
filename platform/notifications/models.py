"""What members were told, and how they want to hear of it."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils import timezone

from . import kinds
from .enums import Channel, Rhythm
from .querysets import NotificationQuerySet


class Notification(models.Model):
    """One thing that one member was told.

    ``channel`` is the choice of the member at that moment; ``mailed_at`` is when the
    mail was put in the outbox, ``digested_at`` when it went along in a digest. What
    counts something counts it from ``since`` on.
    """

    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="aan",
        on_delete=models.CASCADE,
        related_name="notifications",
    )
    kind = models.CharField("soort", max_length=60)
    channel = models.CharField("kanaal", max_length=10, choices=Channel.choices)
    title = models.CharField("titel", max_length=200)
    text = models.TextField("tekst", blank=True)
    url = models.CharField("adres", max_length=500)
    created_at = models.DateTimeField("gemaakt op", default=timezone.now)
    read_at = models.DateTimeField("gelezen op", null=True, blank=True)
    mailed_at = models.DateTimeField("gemaild op", null=True, blank=True)
    digested_at = models.DateTimeField("in overzicht op", null=True, blank=True)
    since = models.DateTimeField("telt vanaf", null=True, blank=True)

    # What it is about, to see at the last moment whether that may still be told
    about_type = models.ForeignKey(
        ContentType, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    object_id = models.PositiveBigIntegerField(null=True, blank=True)
    about = GenericForeignKey("about_type", "object_id")

    objects = NotificationQuerySet.as_manager()

    class Meta:
        verbose_name = "melding"
        verbose_name_plural = "meldingen"
        constraints = [
            models.CheckConstraint(
                condition=Q(url__startswith="/") & ~Q(url__startswith="//"),
                name="notification_leads_to_this_site",
            )
        ]
        indexes = [
            models.Index(
                fields=["recipient", "-created_at", "-id"], name="notification_inbox"
            ),
            models.Index(
                fields=["recipient"],
                condition=Q(read_at=None),
                name="notification_unread",
            ),
            models.Index(
                fields=["recipient", "kind"],
                condition=Q(channel="mail", mailed_at=None, read_at=None),
                name="notification_waits_for_mail",
            ),
            models.Index(
                fields=["recipient", "created_at"],
                condition=Q(
                    channel="digest", mailed_at=None, digested_at=None, read_at=None
                ),
                name="notification_waits_for_digest",
            ),
            models.Index(
                fields=["recipient", "kind", "mailed_at"],
                condition=Q(mailed_at__isnull=False),
                name="notification_mailed",
            ),
            models.Index(fields=["about_type", "object_id"], name="notification_about"),
        ]

    def __str__(self):
        return self.title

    @property
    def kind_label(self):
        kind = kinds.find(self.kind)
        return kind.label if kind else ""


class Preference(models.Model):
    """How a member wants to hear of one kind; without a row the kind decides."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="notification_preferences",
    )
    kind = models.CharField("soort", max_length=60)
    channel = models.CharField("kanaal", max_length=10, choices=Channel.choices)

    class Meta:
        verbose_name = "voorkeur"
        verbose_name_plural = "voorkeuren"
        constraints = [
            models.UniqueConstraint(
                fields=["user", "kind"], name="one_preference_per_kind"
            )
        ]

    def __str__(self):
        return f"{self.kind}: {self.get_channel_display()}"


class DigestPreference(models.Model):
    """How often a member gets the digest; without a row every week."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="digest_preference",
    )
    rhythm = models.CharField(
        "hoe vaak", max_length=10, choices=Rhythm.choices, default=Rhythm.WEEKLY
    )

    class Meta:
        verbose_name = "ritme van het overzicht"
        verbose_name_plural = "ritmes van het overzicht"

    def __str__(self):
        return self.get_rhythm_display()


class DigestRound(models.Model):
    """The digests of one period: what was told until it opened goes along.

    ``period`` is a day, a week or a month: 2026-11-21, 2026-W47 or 2026-11.
    """

    period = models.CharField("periode", max_length=10, unique=True)
    opened_at = models.DateTimeField("begonnen op", default=timezone.now)

    class Meta:
        verbose_name = "ronde van overzichten"
        verbose_name_plural = "rondes van overzichten"

    def __str__(self):
        return self.period


class SentDigest(models.Model):
    """That a member got the digest of a period: the key that makes it the only one."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="sent_digests",
    )
    period = models.CharField("periode", max_length=10)
    sent_at = models.DateTimeField("verstuurd op", default=timezone.now)

    class Meta:
        verbose_name = "verstuurd overzicht"
        verbose_name_plural = "verstuurde overzichten"
        constraints = [
            models.UniqueConstraint(
                fields=["user", "period"], name="one_digest_per_period"
            )
        ]

    def __str__(self):
        return self.period
