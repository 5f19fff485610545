"""What programs of organisations may do, and kandidaten without a name."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from profiles.vacatures.enums import ApiScope, NominationStage


class ApiTokenQuerySet(models.QuerySet):
    def usable(self, *, now=None):
        """Keep what was not revoked and did not run out."""
        now = now or timezone.now()
        lasting = Q(expires_at=None) | Q(expires_at__gt=now)
        return self.filter(lasting, revoked_at=None)


class ApiToken(models.Model):
    """The key of an organisation's own program; only its digest is kept."""

    organisation = models.ForeignKey(
        "organisations.Organisation",
        verbose_name="organisatie",
        on_delete=models.CASCADE,
        related_name="api_tokens",
    )
    name = models.CharField("waarvoor", max_length=80)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    scopes = models.JSONField("mag", default=list)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="gemaakt door",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    created_at = models.DateTimeField("gemaakt op", default=timezone.now)
    expires_at = models.DateTimeField("geldig tot", null=True, blank=True)
    used_at = models.DateTimeField("laatst gebruikt op", null=True, blank=True)
    revoked_at = models.DateTimeField("ingetrokken op", null=True, blank=True)

    objects = ApiTokenQuerySet.as_manager()

    class Meta:
        ordering = ["organisation", "name"]
        verbose_name = "API-sleutel"
        verbose_name_plural = "API-sleutels"

    def __str__(self):
        return self.name

    @property
    def may(self):
        """What this key may do, in words."""
        return [ApiScope(scope).label for scope in self.scopes]


class Nomination(models.Model):
    """A kandidaat for a vacature: a number and a stage, and nothing of the person.

    ``reference`` is the caller's own opaque word for it, and never shown to others.
    """

    vacature = models.ForeignKey(
        "vacatures.Vacature",
        verbose_name="vacature",
        on_delete=models.CASCADE,
        related_name="nominations",
    )
    organisation = models.ForeignKey(
        "organisations.Organisation",
        verbose_name="voorgedragen door",
        on_delete=models.PROTECT,
        related_name="nominations",
    )
    nominated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="wie",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="nominations",
    )
    number = models.PositiveSmallIntegerField("nummer")
    stage = models.CharField(
        "stand",
        max_length=20,
        choices=NominationStage.choices,
        default=NominationStage.PROPOSED,
    )
    # The place that this kandidaat took, once the region counts it.
    placement = models.ForeignKey(
        "vacatures.Placement",
        verbose_name="plaatsing",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="nominations",
    )
    reference = models.CharField("eigen kenmerk", max_length=64, blank=True)
    key = models.UUIDField(null=True, unique=True, editable=False)
    created_at = models.DateTimeField("voorgedragen op", default=timezone.now)
    changed_at = models.DateTimeField("gewijzigd op", default=timezone.now)

    class Meta:
        ordering = ["number"]
        verbose_name = "voordracht"
        verbose_name_plural = "voordrachten"
        constraints = [
            models.UniqueConstraint(
                fields=["vacature", "number"], name="one_kandidaat_per_number"
            ),
            models.UniqueConstraint(
                fields=["vacature", "organisation", "reference"],
                condition=~Q(reference=""),
                name="one_nomination_per_reference",
            ),
        ]

    def __str__(self):
        return self.label

    @property
    def label(self):
        """Return how everybody calls this person here: "kandidaat 1"."""
        return f"kandidaat {self.number}"
