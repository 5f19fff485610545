"""Places that were filled, and who helped: never a score of a person."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from profiles.organisations.enums import PlacementForm
from profiles.vacatures.enums import ContributionKind
from profiles.vacatures.querysets import PlacementQuerySet


class Placement(models.Model):
    """One place that was filled; the total of a region is the number of these."""

    region = models.ForeignKey(
        "organisations.Region",
        verbose_name="regio",
        on_delete=models.PROTECT,
        related_name="placements",
    )
    vacature = models.ForeignKey(
        "vacatures.Vacature",
        verbose_name="vacature",
        on_delete=models.PROTECT,
        related_name="placements",
    )
    municipality = models.ForeignKey(
        "organisations.Municipality",
        verbose_name="gemeente van de werkplek",
        on_delete=models.PROTECT,
        related_name="placements",
    )
    form = models.CharField(
        "plaatsingsvorm", max_length=20, choices=PlacementForm.choices
    )
    placed_on = models.DateField("geplaatst op")
    ends_on = models.DateField("loopt tot", null=True, blank=True)
    reported_at = models.DateTimeField("gemeld op", default=timezone.now)
    organisations = models.ManyToManyField(
        "organisations.Organisation",
        through="vacatures.PlacementOrganisation",
        related_name="placements",
    )

    objects = PlacementQuerySet.as_manager()

    class Meta:
        ordering = ["-placed_on", "-pk"]
        verbose_name = "plaatsing"
        verbose_name_plural = "plaatsingen"
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("placed_on")),
                name="placement_ends_after_its_start",
            )
        ]
        indexes = [
            models.Index(fields=["region", "placed_on"], name="placement_by_region")
        ]

    def __str__(self):
        return f"{self.vacature}, {self.placed_on}"


class PlacementOrganisation(models.Model):
    """An organisation that took part in a placement; it is shared, not divided."""

    placement = models.ForeignKey(
        Placement, on_delete=models.CASCADE, related_name="shares_of"
    )
    organisation = models.ForeignKey(
        "organisations.Organisation",
        on_delete=models.PROTECT,
        related_name="shared_placements",
    )

    class Meta:
        verbose_name = "organisatie bij een plaatsing"
        verbose_name_plural = "organisaties bij plaatsingen"
        constraints = [
            models.UniqueConstraint(
                fields=["placement", "organisation"],
                name="one_share_per_organisation",
            )
        ]

    def __str__(self):
        return f"{self.organisation} bij {self.placement}"


class Contribution(models.Model):
    """One thing that somebody did for a vacature; each corrects their own."""

    participation = models.ForeignKey(
        "vacatures.Participation",
        verbose_name="meewerker",
        on_delete=models.CASCADE,
        related_name="contributions",
    )
    kind = models.CharField("bijdrage", max_length=15, choices=ContributionKind.choices)

    class Meta:
        verbose_name = "bijdrage"
        verbose_name_plural = "bijdragen"
        constraints = [
            models.UniqueConstraint(
                fields=["participation", "kind"], name="one_contribution_per_kind"
            )
        ]

    def __str__(self):
        return self.get_kind_display()


class AftercareMoment(models.Model):
    """When the regiehouder asks how it goes; it moves along with the vacature."""

    placement = models.ForeignKey(
        Placement,
        verbose_name="plaatsing",
        on_delete=models.CASCADE,
        related_name="aftercare",
    )
    due_on = models.DateField("wanneer")
    done_at = models.DateTimeField("gedaan op", null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="gedaan door",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        ordering = ["due_on", "pk"]
        verbose_name = "nazorgmoment"
        verbose_name_plural = "nazorgmomenten"
        constraints = [
            models.UniqueConstraint(
                fields=["placement", "due_on"], name="one_aftercare_moment_per_day"
            )
        ]
        indexes = [
            models.Index(
                fields=["due_on"],
                condition=Q(done_at=None),
                name="aftercare_still_to_do",
            )
        ]

    def __str__(self):
        return f"Nazorg op {self.due_on}"
