"""Employers of the region, and the one professional whom each of them knows."""

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models.functions import Lower

from profiles.organisations.enums import EmployerSize

from .querysets import EmployerQuerySet


class Employer(models.Model):
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

    objects = EmployerQuerySet.as_manager()

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

    def __str__(self):
        return self.name


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
