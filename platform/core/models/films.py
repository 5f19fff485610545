import secrets

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models.fields.files import FieldFile
from django.urls import reverse
from wagtail.fields import RichTextField
from wagtail.models import CollectionMember
from wagtail.search import index

from core.films import mp4, providers

from .files import private_storage


def film_name(film, original_name):
    """Return a name that says nothing and is new for every file."""
    return f"films/{secrets.token_hex(12)}.mp4"


class StoredFilm(FieldFile):
    """Drops the metadata of a film and keeps its size, whichever way it comes in."""

    def save(self, name, content, save=True):
        found = mp4.facts(content)
        self.instance.width, self.instance.height = found.width, found.height
        self.instance.seconds = found.seconds
        super().save(name, mp4.without_metadata(content), save=save)


class FilmManager(models.Manager):
    """Finds films with what a text shows of them."""

    def get_queryset(self):
        return super().get_queryset().select_related("poster", "collection")


class Film(CollectionMember, index.Indexed, models.Model):
    """A film of our own, or one that stands at a provider, with its words as text."""

    title = models.CharField("titel", max_length=120)
    file = models.FileField(
        "bestand",
        upload_to=film_name,
        storage=private_storage,
        blank=True,
        help_text="Een MP4 (H.264 met AAC). Hij speelt hier, zonder ander bedrijf.",
    )
    width = models.PositiveSmallIntegerField(null=True, editable=False)
    height = models.PositiveSmallIntegerField(null=True, editable=False)
    seconds = models.PositiveIntegerField(null=True, editable=False)
    address = models.URLField(
        "of het adres bij YouTube of Vimeo",
        blank=True,
        help_text="Lezers gaan dan met een klik naar die site.",
    )
    poster = models.ForeignKey(
        "core.CustomImage",
        verbose_name="stilstaand beeld",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Dit zien lezers voordat de film begint.",
    )
    duration = models.CharField(
        "duur",
        max_length=40,
        blank=True,
        help_text="Bijvoorbeeld: 2 minuten. Leeg: we meten het aan je bestand.",
    )
    credit = models.CharField(
        "gemaakt door", max_length=200, blank=True, help_text="Wie maakte deze film?"
    )
    captions = models.TextField(
        "ondertitels",
        blank=True,
        help_text="Verbeter hier een woord of een tijd. Bij een eigen film.",
    )
    has_captions_there = models.BooleanField(
        "ondertitels bij YouTube of Vimeo",
        default=False,
        help_text="Vink aan als de film daar goede ondertitels heeft.",
    )
    transcript = RichTextField(
        "uitgeschreven tekst",
        blank=True,
        features=["bold", "italic", "ol", "ul"],
        help_text="Wat er te horen en te zien is. Lezers vinden dit onder de film.",
    )

    objects = FilmManager()
    search_fields = [
        *CollectionMember.search_fields,
        index.SearchField("title"),
        index.AutocompleteField("title"),
    ]

    class Meta:
        ordering = ["title"]
        verbose_name = "film"
        verbose_name_plural = "films"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(file="") ^ models.Q(address=""),
                name="film_is_here_or_elsewhere",
            )
        ]

    def __str__(self):
        return self.title

    @property
    def is_here(self):
        return bool(self.file)

    @property
    def is_tall(self):
        return self.is_here and self.height > self.width

    @property
    def poster_shape(self):
        """The name of the shape in which the still is shown."""
        return "film_tall" if self.is_tall else "film"

    @property
    def url(self):
        """The address of the file itself."""
        return reverse("film", args=[self.token])

    @property
    def captions_url(self):
        return reverse("film_captions", args=[self.token])

    @property
    def token(self):
        return self.file.name.removeprefix("films/").removesuffix(".mp4")

    @property
    def provider(self):
        """The name of the site where the film stands, or an empty string."""
        return providers.find(self.address).provider if self.address else ""

    @property
    def has_captions(self):
        return bool(self.captions) if self.is_here else self.has_captions_there

    @property
    def length(self):
        """How long it takes, in words; empty when nobody knows."""
        if self.duration or not self.seconds:
            return self.duration
        if self.seconds < 60:
            return f"{self.seconds} seconde{'n' if self.seconds != 1 else ''}"
        minutes = round(self.seconds / 60)
        return "1 minuut" if minutes == 1 else f"{minutes} minuten"

    def delete_file(self, name):
        """Delete a file that this film no longer has, once that is certain."""
        storage = self.file.storage
        transaction.on_commit(lambda: storage.delete(name))

    def clean(self):
        super().clean()
        if bool(self.file) == bool(self.address):
            raise ValidationError({"file": "Kies een bestand of vul een adres in."})
        if self.address:
            try:
                self.address = providers.find(self.address).address
            except providers.ProviderError as error:
                raise ValidationError({"address": str(error)}) from error


Film._meta.get_field("file").attr_class = StoredFilm
