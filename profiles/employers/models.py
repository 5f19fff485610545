"""Employers of the region, and the one professional whom each of them knows."""

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from profiles.organisations.enums import EmployerSize

from .enums import EntryAudience, EntryKind
from .naming import NameWordsField
from .querysets import EmployerQuerySet, EntryQuerySet


class Employer(index.Indexed, models.Model):
    """A company or institution that has work; never without a vaste contactpersoon."""

    region = models.ForeignKey(
        "organisations.Region",
        verbose_name="regio",
        on_delete=models.PROTECT,
        related_name="employers",
    )
    name = models.CharField("naam", max_length=100)
    kvk_number = models.CharField(
        "KvK-nummer",
        max_length=8,
        null=True,
        blank=True,
        validators=[RegexValidator(r"\A[0-9]{8}\Z", "Een KvK-nummer heeft 8 cijfers.")],
    )
    municipality = models.ForeignKey(
        "organisations.Municipality",
        verbose_name="gemeente",
        on_delete=models.PROTECT,
        related_name="employers",
    )
    sector = models.ForeignKey(
        "organisations.Sector",
        verbose_name="sector",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="employers",
    )
    size = models.CharField(
        "grootte", max_length=10, choices=EmployerSize.choices, blank=True
    )
    created_at = models.DateTimeField("toegevoegd op", auto_now_add=True)

    # Whoever goes passes this on before: see departure.py.
    holder = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="vaste contactpersoon",
        on_delete=models.DO_NOTHING,
        related_name="held_employers",
    )
    deputy = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="vervanger",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="deputised_employers",
    )

    # What the machine keeps
    words = NameWordsField()

    objects = EmployerQuerySet.as_manager()

    search_fields = [
        index.SearchField("name"),
        index.SearchField("text_to_find"),
        index.AutocompleteField("name"),
    ]

    panels = [
        FieldPanel("name"),
        FieldPanel("kvk_number"),
        FieldPanel("municipality"),
        FieldPanel("sector"),
        FieldPanel("size"),
    ]

    class Meta:
        ordering = ["name"]
        verbose_name = "werkgever"
        verbose_name_plural = "werkgevers"
        constraints = [
            models.UniqueConstraint(
                Lower("name"),
                "municipality",
                name="one_employer_per_name_in_a_municipality",
                violation_error_message="Deze werkgever staat er al.",
            ),
            models.UniqueConstraint(
                fields=["region", "kvk_number"],
                name="one_employer_per_kvk_number_in_a_region",
                violation_error_message="Er is al een werkgever met dit KvK-nummer.",
            ),
        ]
        indexes = [
            models.Index("region", Lower("name"), "id", name="employer_by_name"),
            models.Index(fields=["name", "id"], name="employer_in_admin"),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("employers:detail", args=[self.pk])

    @property
    def text_to_find(self):
        return self.municipality.name


class EmployerContact(models.Model):
    """Somebody at the employer; only for who handles a vacature there."""

    employer = models.ForeignKey(
        Employer,
        verbose_name="werkgever",
        on_delete=models.CASCADE,
        related_name="contacts",
    )
    name = models.CharField("naam", max_length=80)
    role = models.CharField("functie", max_length=80, blank=True)
    phone = models.CharField("telefoon", max_length=20, blank=True)
    email = models.EmailField("e-mailadres", blank=True)
    note = models.CharField("goed om te weten", max_length=160, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = "contact bij een werkgever"
        verbose_name_plural = "contacten bij werkgevers"

    def __str__(self):
        return self.name


class EmployerEntry(models.Model):
    """What somebody wrote about an employer, so that colleagues know it as well.

    It belongs to the employer: whoever wrote it may leave, and it stays.
    """

    employer = models.ForeignKey(
        Employer,
        verbose_name="werkgever",
        on_delete=models.CASCADE,
        related_name="entries",
    )
    kind = models.CharField("wat", max_length=15, choices=EntryKind.choices)
    text = models.TextField("tekst", max_length=2000)
    happened_on = models.DateField("wanneer", default=timezone.localdate)
    next_on = models.DateField("volgende datum", null=True, blank=True)
    audience = models.CharField(
        "wie mag dit lezen",
        max_length=10,
        choices=EntryAudience.choices,
        default=EntryAudience.MEMBERS,
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="wie",
        null=True,
        on_delete=models.SET_NULL,
        related_name="employer_entries",
    )
    created_at = models.DateTimeField("geschreven op", auto_now_add=True)
    settled_at = models.DateTimeField("afgerond op", null=True, editable=False)
    hidden_at = models.DateTimeField("verborgen sinds", null=True, editable=False)
    key = models.UUIDField(null=True, unique=True, editable=False)

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = "notitie bij een werkgever"
        verbose_name_plural = "notities bij werkgevers"
        indexes = [
            models.Index(
                fields=["employer", "-happened_on", "-id"], name="entry_newest_first"
            ),
            models.Index(fields=["next_on"], name="entry_by_next_date"),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} bij {self.employer}"

    def get_absolute_url(self):
        return f"{self.employer.get_absolute_url()}#notitie-{self.pk}"

    @property
    def is_for_team(self):
        return self.audience == EntryAudience.TEAM
