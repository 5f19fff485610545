"""The region and its municipalities."""

from django.core.validators import RegexValidator
from django.db import models
from django.urls import reverse
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.search import index

from profiles.organisations.enums import Province
from profiles.organisations.querysets import MunicipalityQuerySet


class Region(models.Model):
    """A labour-market region; everything that differs between regions hangs on it."""

    name = models.CharField("naam", max_length=60, unique=True)
    slug = models.SlugField("adres", unique=True)
    site = models.OneToOneField(
        "wagtailcore.Site",
        verbose_name="site",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="region",
    )

    panels = [FieldPanel("name"), FieldPanel("slug"), FieldPanel("site")]

    class Meta:
        ordering = ["name"]
        verbose_name = "regio"
        verbose_name_plural = "regio’s"

    def __str__(self):
        return self.name


class Subregion(models.Model):
    """A part of the region in which colleagues work closely together."""

    region = models.ForeignKey(
        Region,
        verbose_name="regio",
        on_delete=models.CASCADE,
        related_name="subregions",
    )
    name = models.CharField("naam", max_length=60)

    panels = [FieldPanel("region"), FieldPanel("name")]

    class Meta:
        ordering = ["name"]
        verbose_name = "subregio"
        verbose_name_plural = "subregio’s"
        constraints = [
            models.UniqueConstraint(
                fields=["region", "name"], name="one_subregion_per_name_in_a_region"
            )
        ]

    def __str__(self):
        return self.name


class Municipality(index.Indexed, models.Model):
    """A gemeente, with the desk that entrepreneurs call."""

    region = models.ForeignKey(
        Region,
        verbose_name="regio",
        on_delete=models.PROTECT,
        related_name="municipalities",
    )
    subregion = models.ForeignKey(
        Subregion,
        verbose_name="subregio",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="municipalities",
    )
    name = models.CharField("naam", max_length=60, unique=True)
    slug = models.SlugField("adres", unique=True)
    cbs_code = models.CharField(
        "CBS-code",
        max_length=6,
        blank=True,
        validators=[
            RegexValidator(r"\AGM\d{4}\Z", "Een CBS-code is GM met 4 cijfers.")
        ],
    )
    province = models.CharField("provincie", max_length=20, choices=Province.choices)
    latitude = models.DecimalField(
        "breedtegraad", max_digits=6, decimal_places=4, null=True, blank=True
    )
    longitude = models.DecimalField(
        "lengtegraad", max_digits=6, decimal_places=4, null=True, blank=True
    )
    map_column = models.SmallIntegerField("kolom op de kaart", null=True, blank=True)
    map_row = models.SmallIntegerField("rij op de kaart", null=True, blank=True)
    desk_name = models.CharField("naam van het loket", max_length=80, blank=True)
    desk_phone = models.CharField("telefoon van het loket", max_length=20, blank=True)
    desk_email = models.EmailField("e-mailadres van het loket", blank=True)
    desk_hours = models.CharField("openingstijden", max_length=160, blank=True)

    objects = MunicipalityQuerySet.as_manager()

    panels = [
        FieldPanel("region"),
        FieldPanel("subregion"),
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldPanel("cbs_code"),
        FieldPanel("province"),
        MultiFieldPanel(
            [
                FieldPanel("desk_name"),
                FieldPanel("desk_phone"),
                FieldPanel("desk_email"),
                FieldPanel("desk_hours"),
            ],
            heading="Loket voor ondernemers",
        ),
        MultiFieldPanel(
            [
                FieldPanel("latitude"),
                FieldPanel("longitude"),
                FieldPanel("map_column"),
                FieldPanel("map_row"),
            ],
            heading="Plaats op de kaart",
        ),
    ]
    search_fields = [
        index.SearchField("name"),
        index.SearchField("desk_name"),
        index.AutocompleteField("name"),
        index.FilterField("region_id"),
    ]

    class Meta:
        ordering = ["name"]
        verbose_name = "gemeente"
        verbose_name_plural = "gemeenten"

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("organisations:municipality", args=[self.slug])

    @property
    def has_desk(self):
        return bool(self.desk_phone and self.desk_hours)
