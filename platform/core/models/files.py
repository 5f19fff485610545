"""Pictures without metadata and documents that nobody reaches past the site."""

from django.core.files.storage import storages
from django.db import models
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import (
    AbstractImage,
    AbstractRendition,
    Image,
    WagtailImageFieldFile,
)
from wagtail.search import index

from core.uploads import without_metadata


def private_storage():
    return storages["private"]


class CustomImage(AbstractImage):
    """A picture with its credit; stored without GPS position or other metadata."""

    credit = models.CharField(
        "bron",
        max_length=200,
        blank=True,
        help_text="Wie maakte deze foto of tekening? Zonder bron gaat hij niet online.",
    )

    admin_form_fields = (*Image.admin_form_fields, "credit")
    search_fields = [*AbstractImage.search_fields, index.SearchField("credit")]

    class Meta(AbstractImage.Meta):
        verbose_name = "afbeelding"
        verbose_name_plural = "afbeeldingen"

    @property
    def default_alt_text(self):
        # Wagtail falls back to the title, which is a file name more often than not.
        return self.description


class StoredPicture(WagtailImageFieldFile):
    """Drops the metadata when a picture is stored, whichever way it comes in."""

    def save(self, name, content, save=True):
        super().save(name, without_metadata(content) or content, save=False)
        self.instance._set_image_file_metadata()
        if save:
            self.instance.save()


# The field stays Wagtail's, so that its place before width and height stays too.
CustomImage._meta.get_field("file").attr_class = StoredPicture


class CustomRendition(AbstractRendition):
    """One size and format of a picture."""

    image = models.ForeignKey(
        CustomImage, on_delete=models.CASCADE, related_name="renditions"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("image", "filter_spec", "focal_point_key"),
                name="one_rendition_per_spec",
            )
        ]


class CustomDocument(AbstractDocument):
    """A file that is only served through the view that checks who may see it."""

    file = models.FileField("bestand", upload_to="documents", storage=private_storage)

    admin_form_fields = Document.admin_form_fields

    class Meta(AbstractDocument.Meta):
        verbose_name = "document"
        verbose_name_plural = "documenten"

    def clean(self):
        # Without this, who is told what is wrong with a file also reads that the
        # extension of no file is not allowed.
        if self.file:
            super().clean()
