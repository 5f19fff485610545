"""Who comes to an event, who waits, and what they were told."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from events.enums import NameAudience, RegistrationState
from events.querysets import RegistrationQuerySet


class EventState(models.Model):
    """What happened to an event since it was first online.

    It stands apart from the page, so that publishing an older draft cannot undo it. Its
    row is what everybody locks who wants a seat.
    """

    event = models.OneToOneField(
        "events.EventPage", on_delete=models.CASCADE, related_name="state"
    )
    occurrence_on = models.DateField("dag in de reeks", null=True, blank=True)
    sequence = models.PositiveIntegerField("versie in agenda’s", default=0)
    announced = models.JSONField("wat agenda’s weten", default=dict)
    changed_at = models.DateTimeField("gewijzigd op", default=timezone.now)
    called_off_at = models.DateTimeField("afgelast op", null=True, blank=True)
    reason = models.CharField("waarom afgelast", max_length=300, blank=True)
    report_asked_at = models.DateTimeField("verslag gevraagd", null=True, blank=True)

    class Meta:
        verbose_name = "stand van een bijeenkomst"
        verbose_name_plural = "standen van bijeenkomsten"

    def __str__(self):
        return f"{self.event}: {self.sequence}"


class Registration(models.Model):
    """One person's place at one event: a member's or a guest's.

    ``email_key`` is the address without what makes one mailbox look like two; nobody
    is on the list of an event twice.
    """

    event = models.ForeignKey(
        "events.EventPage",
        verbose_name="bijeenkomst",
        on_delete=models.CASCADE,
        related_name="registrations",
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="lid",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="registrations",
    )

    # What somebody filled in
    name = models.CharField("naam", max_length=80)
    email = models.EmailField("e-mailadres")
    email_key = models.CharField(max_length=254)
    organisation = models.CharField("organisatie", max_length=120, blank=True)
    needs = models.CharField("nodig om mee te doen", max_length=300, blank=True)
    name_audience = models.CharField(
        "wie ziet de naam",
        max_length=12,
        choices=NameAudience.choices,
        default=NameAudience.NOBODY,
    )

    # Where it stands
    state = models.CharField("stand", max_length=12, choices=RegistrationState.choices)
    position = models.PositiveIntegerField("plaats in de rij", null=True, blank=True)
    created_at = models.DateTimeField("aangemeld op", default=timezone.now)
    asked_at = models.DateTimeField("mail gevraagd op", default=timezone.now)
    confirmed_at = models.DateTimeField("bevestigd op", null=True, blank=True)
    offered_until = models.DateTimeField("aanbod geldt tot", null=True, blank=True)
    cancelled_at = models.DateTimeField("afgemeld op", null=True, blank=True)
    checked_in_at = models.DateTimeField("binnengekomen op", null=True, blank=True)

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        verbose_name = "aanmelding"
        verbose_name_plural = "aanmeldingen"
        constraints = [
            models.UniqueConstraint(
                fields=["event", "email_key"], name="one_registration_per_address"
            ),
            models.UniqueConstraint(
                fields=["event", "position"], name="one_place_in_the_queue"
            ),
            models.CheckConstraint(
                condition=~models.Q(state=RegistrationState.OFFERED)
                | models.Q(offered_until__isnull=False),
                name="an_offer_has_an_end",
            ),
        ]
        indexes = [
            models.Index(fields=["event", "state"], name="registration_by_state"),
            models.Index(
                fields=["offered_until"],
                condition=models.Q(state=RegistrationState.OFFERED),
                name="registration_offered",
            ),
        ]

    def __str__(self):
        return f"{self.name}: {self.event}"

    @property
    def is_confirmed(self):
        return self.state == RegistrationState.CONFIRMED

    @property
    def is_waiting(self):
        return self.state == RegistrationState.WAITING

    @property
    def is_offered(self):
        return self.state == RegistrationState.OFFERED

    @property
    def is_cancelled(self):
        return self.state == RegistrationState.CANCELLED


class SessionChoice(models.Model):
    """Where somebody sits in one round, and what they answered there."""

    registration = models.ForeignKey(
        Registration, on_delete=models.CASCADE, related_name="choices"
    )
    session = models.ForeignKey(
        "events.EventSession", on_delete=models.CASCADE, related_name="choices"
    )
    round = models.PositiveSmallIntegerField("ronde")
    answer = models.CharField("antwoord", max_length=300, blank=True)

    class Meta:
        verbose_name = "gekozen tafel"
        verbose_name_plural = "gekozen tafels"
        constraints = [
            models.UniqueConstraint(
                fields=["registration", "round"], name="one_table_per_round"
            )
        ]

    def __str__(self):
        return f"{self.registration.name}: {self.session}"


class Told(models.Model):
    """That somebody was told something; its key makes it the only time.

    ``occasion`` is such as reminder, thanks or change:2.
    """

    registration = models.ForeignKey(
        Registration, on_delete=models.CASCADE, related_name="told"
    )
    occasion = models.CharField("waarover", max_length=40)
    told_at = models.DateTimeField("verteld op", default=timezone.now)

    class Meta:
        verbose_name = "bericht aan een deelnemer"
        verbose_name_plural = "berichten aan deelnemers"
        constraints = [
            models.UniqueConstraint(
                fields=["registration", "occasion"], name="told_once_per_occasion"
            )
        ]

    def __str__(self):
        return f"{self.occasion}: {self.registration}"
