from django import forms
from django.core.exceptions import ValidationError

from .errors import WordError
from .reading import Manuscript, read_word


class WordForm(forms.Form):
    """Asks for a Word file, and reads it while checking it."""

    file = forms.FileField(
        label="Word-bestand",
        help_text="Een bestand op .docx, hooguit 25 MB.",
        widget=forms.FileInput(attrs={"accept": ".docx"}),
        error_messages={
            "required": "Kies eerst een Word-bestand.",
            "empty": "Dit bestand is leeg. Kies een ander bestand.",
        },
    )

    manuscript: Manuscript

    def clean_file(self):
        file = self.cleaned_data["file"]
        try:
            self.manuscript = read_word(file)
        except WordError as error:
            raise ValidationError(str(error)) from error
        return file
