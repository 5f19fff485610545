"""Upload forms that look at what a file is, not at what it is called."""

import os

from django import forms
from PIL import Image, UnidentifiedImageError
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from core.document_kinds import KindError, check_kind
from core.uploads import decode, is_moving, visible_title


class PictureField(WagtailImageField):
    """Wagtail's field, that also reads the picture to the end before it is stored."""

    def to_python(self, data):
        try:
            if data and _pixels(data) > self.max_image_pixels:
                raise _invalid("Deze afbeelding heeft te veel beeldpunten.")
            return super().to_python(data)
        except forms.ValidationError:
            raise
        except Exception as error:
            # Decoders raise whatever they like on a file that is made to break them.
            raise _invalid("Deze afbeelding is kapot of niet compleet.") from error

    def check_image_pixel_size(self, f):
        super().check_image_pixel_size(f)
        if is_moving(f):
            raise _invalid("Deze afbeelding beweegt. Kies er een die stilstaat.")
        decode(f)


def _pixels(file):
    """Return how many pixels a picture says it has, without reading them."""
    try:
        width, height = Image.open(file).size
    except Image.DecompressionBombError:
        return float("inf")
    except UnidentifiedImageError:
        return 0
    finally:
        file.seek(0)
    return width * height


def _invalid(message):
    return forms.ValidationError(message, code="invalid_image")


class TitleMixin:
    """Strips a title, that is often the name of a file, of what nobody can see."""

    def clean_title(self):
        title = visible_title(self.cleaned_data["title"])
        if not title:
            raise forms.ValidationError("Schrijf een titel.")
        return title


class ImageForm(TitleMixin, BaseImageForm):
    """Wagtail's image form, that survives every file."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            stock = self.fields["file"]
            self.fields["file"] = PictureField(
                label=stock.label, required=stock.required, widget=stock.widget
            )


class DocumentForm(TitleMixin, BaseDocumentForm):
    """Wagtail's document form, that refuses a file whose content is another kind."""

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file and "file" in self.changed_data:
            extension = os.path.splitext(file.name)[1][1:].lower()
            try:
                check_kind(file, extension)
            except KindError as error:
                raise forms.ValidationError(str(error)) from error
        return file
