"""Upload forms that look at what a file is, not at what it is called."""

import filetype
from django import forms
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm


class ImageForm(BaseImageForm):
    """Wagtail's image form."""


class DocumentForm(BaseDocumentForm):
    """Wagtail's document form, that refuses a file whose content is another kind."""

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file and "file" in self.changed_data:
            _check_kind(file)
        return file


def _check_kind(file):
    extension = file.name.rpartition(".")[2].lower()
    file.seek(0)
    guess = filetype.guess(file.read(8192))
    file.seek(0)
    if extension == "pdf" and (guess is None or guess.extension != "pdf"):
        raise forms.ValidationError("Dit bestand is geen PDF. Kies een ander bestand.")
