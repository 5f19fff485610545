"""The face of a professional, and who may see which part of it."""

from django.conf import settings
from django.core.files.storage import storages
from django.core.validators import MaxLengthValidator, MaxValueValidator
from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone
from wagtail.search import index

from .enums import Audience
from .querysets import ASKS, ProfileQuerySet, last_chance


def private_storage():
    return storages["private"]


def audience_field(name, default=Audience.MEMBERS):
    return models.PositiveSmallIntegerField(
        f"wie ziet: {name}", choices=Audience.choices, default=default
    )


class Profile(index.Indexed, models.Model):
    """What one professional tells colleagues, field by field to whom they choose.

    Name, function and organisation go together as ``identity``: who may not see those
    sees no profile at all.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="profile"
    )
    slug = models.SlugField("adres", max_length=80, unique=True)
    created_at = models.DateTimeField("gemaakt op", default=timezone.now)
    changed_at = models.DateTimeField("gewijzigd op", auto_now=True)

    # Who somebody is
    name = models.CharField("naam", max_length=80)
    job_title = models.CharField("functie", max_length=80)
    organisation = models.ForeignKey(
        "organisations.Organisation",
        verbose_name="organisatie",
        null=True,
        on_delete=models.PROTECT,
        related_name="profiles",
    )
    photo = models.ImageField(
        "foto", upload_to="people", storage=private_storage, blank=True
    )
    small_photo = models.ImageField(
        "kleine foto", upload_to="people", storage=private_storage, blank=True
    )
    photo_version = models.CharField(max_length=12, blank=True, editable=False)

    # What somebody does, and why
    municipalities = models.ManyToManyField(
        "organisations.Municipality",
        verbose_name="gemeenten",
        blank=True,
        related_name="profiles",
    )
    subregion = models.ForeignKey(
        "organisations.Subregion",
        verbose_name="subregio",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="profiles",
    )
    specialisms = models.ManyToManyField(
        "organisations.Specialism",
        verbose_name="specialismen",
        blank=True,
        related_name="profiles",
    )
    drive = models.TextField(
        "wat drijft mij", blank=True, validators=[MaxLengthValidator(280)]
    )
    ask_me = models.TextField(
        "vraag mij over", blank=True, validators=[MaxLengthValidator(500)]
    )

    # How to reach somebody
    phone = models.CharField("telefoon", max_length=20, blank=True)
    email = models.EmailField("e-mailadres", blank=True)
    days = models.PositiveSmallIntegerField(
        "aanwezig op", default=0, validators=[MaxValueValidator(31)]
    )
    linkedin = models.URLField("LinkedIn", blank=True)

    # Who sees what
    identity_audience = audience_field("naam, functie en organisatie")
    photo_audience = audience_field("foto")
    work_audience = audience_field("gemeenten en specialismen")
    drive_audience = audience_field("wat drijft mij")
    ask_me_audience = audience_field("vraag mij over")
    phone_audience = audience_field("telefoon")
    email_audience = audience_field("e-mailadres")
    days_audience = audience_field("aanwezig op")
    linkedin_audience = audience_field("LinkedIn")
    is_listed = models.BooleanField("staat in de wie-is-wie", default=True)
    is_hidden = models.BooleanField(
        "door een moderator verborgen", default=False, editable=False
    )
    shows_as_new = models.BooleanField("mag bij nieuwe gezichten", default=False)
    accepts_messages = models.BooleanField(
        "collega’s mogen me een bericht sturen", default=True
    )

    # What somebody follows and has done
    followed_municipalities = models.ManyToManyField(
        "organisations.Municipality",
        verbose_name="volgt gemeenten",
        blank=True,
        related_name="followers",
    )
    has_dismissed_steps = models.BooleanField("eerste stappen weg", default=False)
    confirmed_at = models.DateTimeField("bevestigd op", default=timezone.now)
    asked_at = models.DateTimeField("gevraagd op", null=True, blank=True)
    asks = models.PositiveSmallIntegerField("keer gevraagd", default=0)
    bounced_at = models.DateTimeField("mail kwam terug op", null=True, blank=True)
    retired_at = models.DateTimeField(
        "uit de wie-is-wie sinds", null=True, blank=True, editable=False
    )

    objects = ProfileQuerySet.as_manager()

    search_fields = [
        index.SearchField("title"),
        index.SearchField("text_for_members"),
        index.AutocompleteField("title"),
    ]

    class Meta:
        verbose_name = "profiel"
        verbose_name_plural = "profielen"
        indexes = [
            models.Index(Lower("name"), "id", name="profile_by_name"),
            models.Index(fields=["-created_at", "-id"], name="profile_newest_first"),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("people:detail", args=[self.slug])

    @property
    def title(self):
        """Return the name as the search box of the site may know it."""
        return self.name if self.identity_audience >= Audience.MEMBERS else ""

    def text_for_members(self):
        """Return what all members may read: the index does not know who asks."""
        organisation = self.organisation.name if self.organisation else ""
        texts = (
            (self.identity_audience, f"{self.job_title} {organisation}"),
            (self.drive_audience, self.drive),
            (self.ask_me_audience, self.ask_me),
        )
        shown = [text for audience, text in texts if audience >= Audience.MEMBERS]
        return " ".join(shown)

    @property
    def first_name(self):
        return self.name.split()[0] if self.name else ""

    @property
    def unconfirmed_since(self):
        """Return since when nobody said that this still holds, once asked in vain."""
        is_asked_in_vain = self.asks >= ASKS and self.asked_at <= last_chance()
        return self.confirmed_at if is_asked_in_vain else None


class ProfileText(models.Model):
    """The words of all fields of a profile that have one and the same audience.

    What a search may find is a choice of rows, so that no word can come from a field
    that somebody hides.
    """

    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="texts")
    audience = models.PositiveSmallIntegerField(choices=Audience.choices)
    words = models.TextField()

    class Meta:
        verbose_name = "woorden van een profiel"
        verbose_name_plural = "woorden van profielen"
        constraints = [
            models.UniqueConstraint(
                fields=["profile", "audience"], name="one_text_per_audience"
            )
        ]

    def __str__(self):
        return f"{self.profile}: {self.get_audience_display()}"


class ContactMessage(models.Model):
    """What one member wrote to another, kept for a while to count and to complain."""

    sender = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="afzender",
        on_delete=models.CASCADE,
        related_name="sent_messages",
    )
    recipient = models.ForeignKey(
        Profile,
        verbose_name="ontvanger",
        on_delete=models.CASCADE,
        related_name="received_messages",
    )
    text = models.TextField("bericht")
    sent_at = models.DateTimeField("verstuurd op", default=timezone.now)

    class Meta:
        ordering = ["-sent_at"]
        verbose_name = "bericht"
        verbose_name_plural = "berichten"
        indexes = [
            models.Index(fields=["sender", "sent_at"], name="message_by_sender"),
            models.Index(fields=["sent_at"], name="message_by_age"),
        ]

    def __str__(self):
        return f"{self.sender} aan {self.recipient}"
