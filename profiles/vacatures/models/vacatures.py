"""Work that an employer has, shared by everybody who can fill it."""

from datetime import timedelta

from django.conf import settings
from django.core.validators import MaxLengthValidator, MaxValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from wagtail.search import index

from profiles.organisations.enums import PlacementForm
from profiles.vacatures.enums import (
    OPEN_STATES,
    CloseReason,
    Level,
    VacatureState,
    Visibility,
)
from profiles.vacatures.querysets import QUIET_AFTER, VacatureQuerySet

OPEN_FOR = timedelta(days=60)
MAX_HOURS = 40
MAX_PLACES = 99


def default_closing_date():
    return timezone.localdate() + OPEN_FOR


class Vacature(index.Indexed, models.Model):
    """A place, or several, at one employer; somebody always holds it.

    The holder is the regiehouder: the first one to turn to. Changes of state go through
    the use cases of this app, that lock the row and write the timeline.
    """

    region = models.ForeignKey(
        "organisations.Region",
        verbose_name="regio",
        on_delete=models.PROTECT,
        related_name="vacatures",
    )

    # The work
    title = models.CharField("functietitel", max_length=100)
    employer = models.ForeignKey(
        "employers.Employer",
        verbose_name="werkgever",
        on_delete=models.PROTECT,
        related_name="vacatures",
    )
    municipality = models.ForeignKey(
        "organisations.Municipality",
        verbose_name="gemeente",
        on_delete=models.PROTECT,
        related_name="vacatures",
    )
    form = models.CharField(
        "plaatsingsvorm", max_length=20, choices=PlacementForm.choices
    )
    places = models.PositiveSmallIntegerField(
        "aantal plekken", default=1, validators=[MaxValueValidator(MAX_PLACES)]
    )
    places_filled = models.PositiveSmallIntegerField(
        "plekken vervuld", default=0, editable=False
    )
    hours_min = models.PositiveSmallIntegerField(
        "uren per week, minstens",
        null=True,
        blank=True,
        validators=[MaxValueValidator(MAX_HOURS)],
    )
    hours_max = models.PositiveSmallIntegerField(
        "uren per week, hooguit",
        null=True,
        blank=True,
        validators=[MaxValueValidator(MAX_HOURS)],
    )
    starts_on = models.DateField("startdatum", null=True, blank=True)
    closes_on = models.DateField("sluitdatum", default=default_closing_date)
    description = models.TextField(
        "omschrijving", validators=[MaxLengthValidator(3000)]
    )
    really_needed = models.TextField(
        "wat vragen we echt?", blank=True, validators=[MaxLengthValidator(1000)]
    )
    guidance = models.TextField(
        "begeleiding op de werkvloer", blank=True, validators=[MaxLengthValidator(1000)]
    )
    reachability = models.CharField(
        "bereikbaarheid met OV of fiets", max_length=200, blank=True
    )
    can_be_carved = models.BooleanField("kan worden aangepast", default=False)
    level = models.PositiveSmallIntegerField(
        "niveau", choices=Level.choices, null=True, blank=True
    )
    is_quiet = models.BooleanField("rustige werkplek", default=False)
    has_odd_hours = models.BooleanField(
        "ook ’s avonds of in het weekend", default=False
    )
    visibility = models.CharField(
        "wie ziet deze vacature?",
        max_length=10,
        choices=Visibility.choices,
        default=Visibility.MEMBERS,
    )

    # Whose it is; a user who goes passes it on before: see employers.departure
    holder = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="regiehouder",
        on_delete=models.DO_NOTHING,
        related_name="held_vacatures",
    )
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="invoerder",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="entered_vacatures",
    )
    organisation = models.ForeignKey(
        "organisations.Organisation",
        verbose_name="gedeeld door",
        on_delete=models.PROTECT,
        related_name="vacatures",
    )
    is_open_for_pickup = models.BooleanField("zoekt iemand die oppakt", default=False)

    # How far it is
    state = models.CharField(
        "stand",
        max_length=10,
        choices=VacatureState.choices,
        default=VacatureState.CONCEPT,
    )
    close_reason = models.CharField(
        "reden", max_length=15, choices=CloseReason.choices, blank=True
    )
    created_at = models.DateTimeField("gemaakt op", default=timezone.now)
    opened_at = models.DateTimeField("gedeeld op", null=True, blank=True)
    picked_up_at = models.DateTimeField("opgepakt op", null=True, blank=True)
    active_at = models.DateTimeField("laatste activiteit", default=timezone.now)
    closed_at = models.DateTimeField("gesloten op", null=True, blank=True)
    hidden_at = models.DateTimeField(
        "verborgen sinds", null=True, blank=True, editable=False
    )
    merged_into = models.ForeignKey(
        "self",
        verbose_name="opgegaan in",
        null=True,
        blank=True,
        on_delete=models.RESTRICT,
        related_name="absorbed",
    )

    # What the machine keeps
    words = models.TextField(blank=True, editable=False)
    entry_key = models.UUIDField(null=True, unique=True, editable=False)
    reminded_on = models.DateField(null=True, editable=False)

    objects = VacatureQuerySet.as_manager()

    # Who looks up in the admin what uses an employer would read the concepts.
    wagtail_reference_index_ignore = True

    search_fields = [
        index.SearchField("title"),
        index.SearchField("text_to_find"),
        index.AutocompleteField("title"),
    ]

    class Meta:
        verbose_name = "vacature"
        verbose_name_plural = "vacatures"
        constraints = [
            models.CheckConstraint(
                condition=Q(places__gte=1, places_filled__lte=F("places")),
                name="no_more_places_filled_than_there_are",
            ),
            models.CheckConstraint(
                condition=Q(hours_min=None)
                | Q(hours_max=None)
                | Q(hours_min__lte=F("hours_max")),
                name="hours_from_least_to_most",
            ),
            models.CheckConstraint(
                condition=Q(
                    state=VacatureState.CLOSED,
                    close_reason__in=CloseReason.values,
                    closed_at__isnull=False,
                    is_open_for_pickup=False,
                )
                | Q(
                    ~Q(state=VacatureState.CLOSED),
                    close_reason="",
                    closed_at__isnull=True,
                ),
                name="closed_with_a_date_and_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(state=VacatureState.CONCEPT) | Q(opened_at__isnull=False),
                name="shared_with_a_date",
            ),
        ]
        indexes = [
            models.Index(
                fields=["region", "state", "-opened_at", "-id"],
                name="vacature_newest_first",
            ),
            models.Index(
                fields=["region", "state", "-closed_at"], name="vacature_last_closed"
            ),
            models.Index(
                fields=["visibility", "-opened_at", "-id"],
                name="vacature_for_visitors",
            ),
            models.Index(fields=["-active_at", "-id"], name="vacature_last_active"),
            models.Index(fields=["state", "closes_on"], name="vacature_by_closing"),
            models.Index(fields=["state", "active_at"], name="vacature_by_activity"),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("vacatures:detail", args=[self.pk])

    def text_to_find(self):
        """Return what the search box of the site knows besides the title."""
        return f"{self.employer.name} {self.municipality.name} {self.description}"

    @property
    def is_open(self):
        """Say the same of one vacature as ``VacatureQuerySet.open`` of many."""
        is_in_time = self.closes_on >= timezone.localdate()
        return self.state in OPEN_STATES and is_in_time and self.hidden_at is None

    @property
    def is_public(self):
        return self.visibility == Visibility.PUBLIC

    @property
    def is_concept(self):
        return self.state == VacatureState.CONCEPT

    @property
    def is_closed(self):
        return self.state == VacatureState.CLOSED

    @property
    def is_filled(self):
        return self.close_reason == CloseReason.FILLED

    @property
    def is_quiet_for_long(self):
        """Say whether an open vacature lies still: "ligt stil"."""
        return self.is_open and timezone.now() - self.active_at >= QUIET_AFTER

    @property
    def places_left(self):
        return self.places - self.places_filled

    @property
    def hours(self):
        """Return the hours in words, such as "24 tot 32 uur"."""
        known = [hours for hours in (self.hours_min, self.hours_max) if hours]
        span = " tot ".join(str(hours) for hours in dict.fromkeys(known))
        return f"{span} uur" if span else ""
