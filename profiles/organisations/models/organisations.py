"""The organisations that work together, and how their people are recognised."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.search import index

from profiles.organisations.querysets import OrganisationQuerySet


class Organisation(index.Indexed, ClusterableModel):
    """A gemeente, UWV, a school or another party whose people take part."""

    region = models.ForeignKey(
        "organisations.Region",
        verbose_name="regio",
        on_delete=models.PROTECT,
        related_name="organisations",
    )
    name = models.CharField("naam", max_length=80)
    slug = models.SlugField("adres", max_length=80, unique=True)
    type = models.ForeignKey(
        "organisations.OrganisationType",
        verbose_name="soort organisatie",
        on_delete=models.PROTECT,
        related_name="organisations",
    )
    summary = models.CharField("wat doet deze organisatie?", max_length=300, blank=True)
    municipalities = ParentalManyToManyField(
        "organisations.Municipality",
        verbose_name="werkt in deze gemeenten",
        blank=True,
        related_name="organisations",
    )
    website = models.URLField("website", blank=True)

    # Desk: what everybody may know
    desk_name = models.CharField("naam van het loket", max_length=80, blank=True)
    desk_phone = models.CharField("telefoon van het loket", max_length=20, blank=True)
    desk_email = models.EmailField("e-mailadres van het loket", blank=True)
    desk_hours = models.CharField("openingstijden", max_length=160, blank=True)

    objects = OrganisationQuerySet.as_manager()

    search_fields = [
        index.SearchField("name"),
        index.SearchField("summary"),
        index.AutocompleteField("name"),
        index.FilterField("region_id"),
    ]
    panels = [
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldPanel("type"),
        FieldPanel("region"),
        FieldPanel("summary"),
        FieldPanel("municipalities"),
        FieldPanel("website"),
        MultiFieldPanel(
            [
                FieldPanel("desk_name"),
                FieldPanel("desk_phone"),
                FieldPanel("desk_email"),
                FieldPanel("desk_hours"),
            ],
            heading="Loket",
        ),
        InlinePanel("trusted_domains", label="vertrouwd e-maildomein"),
    ]

    class Meta:
        ordering = ["name"]
        verbose_name = "organisatie"
        verbose_name_plural = "organisaties"
        constraints = [
            models.UniqueConstraint(
                "region",
                Lower("name"),
                name="one_organisation_per_name_in_a_region",
                violation_error_message="Er is al een organisatie met deze naam.",
            )
        ]
        indexes = [models.Index(fields=["name", "id"], name="organisation_by_name")]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("organisations:detail", args=[self.slug])


class TrustedDomain(models.Model):
    """Who proves an address here belongs to the organisation without being asked."""

    organisation = ParentalKey(
        Organisation,
        verbose_name="organisatie",
        on_delete=models.CASCADE,
        related_name="trusted_domains",
    )
    domain = models.CharField(
        "e-maildomein",
        max_length=120,
        unique=True,
        help_text="Wat achter de @ staat. Bijvoorbeeld zwolle.voorbeeld.example",
        validators=[
            RegexValidator(
                r"\A(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}\Z",
                "Vul alleen in wat achter de @ staat, in kleine letters.",
            )
        ],
        error_messages={"unique": "Dit domein hoort al bij een organisatie."},
    )

    panels = [FieldPanel("domain")]

    class Meta:
        ordering = ["domain"]
        verbose_name = "vertrouwd e-maildomein"
        verbose_name_plural = "vertrouwde e-maildomeinen"

    def __str__(self):
        return self.domain


class FormerAddress(models.Model):
    """An address that an organisation had before it was renamed or merged."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="former_addresses"
    )
    slug = models.SlugField("oud adres", max_length=80, unique=True)

    class Meta:
        ordering = ["slug"]
        verbose_name = "oud adres"
        verbose_name_plural = "oude adressen"

    def __str__(self):
        return self.slug
