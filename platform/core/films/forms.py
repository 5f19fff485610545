from django import forms
from django.conf import settings
from django.template.defaultfilters import filesizeformat
from wagtail.admin.forms.collections import CollectionChoiceField
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.models import Collection

from core.films import captions, mp4
from core.uploads import visible_title

MAX_CAPTIONS_FILE = 1024 * 1024


class FilmForm(WagtailAdminModelForm):
    """Takes a film and its captions, and looks at what they are."""

    captions_file = forms.FileField(
        label="Bestand met ondertitels",
        required=False,
        help_text="Een .vtt of .srt. De inhoud komt hieronder te staan.",
        widget=forms.FileInput(attrs={"accept": ".vtt,.srt"}),
    )
    collection = CollectionChoiceField(
        label="Collectie",
        queryset=Collection.objects.all(),
        empty_label=None,
        help_text="Een film in een besloten collectie is er alleen voor wie erbij mag.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._replaced = self.instance.file.name if self.instance.pk else ""
        limit = filesizeformat(settings.FILM_MAX_UPLOAD_SIZE)
        self.fields["file"].help_text += f" Hooguit {limit}."
        self.fields["file"].widget.attrs["accept"] = ".mp4"
        if Collection.objects.count() == 1:
            del self.fields["collection"]

    def clean_title(self):
        title = visible_title(self.cleaned_data["title"])
        if not title:
            raise forms.ValidationError("Schrijf een titel.")
        return title

    def clean_file(self):
        file = self.cleaned_data["file"]
        if not file or "file" not in self.changed_data:
            return file
        limit = settings.FILM_MAX_UPLOAD_SIZE
        if file.size > limit:
            raise forms.ValidationError(
                f"Deze film is te groot ({filesizeformat(file.size)})."
                f" Kies een film tot {filesizeformat(limit)}."
            )
        if not file.name.lower().endswith(".mp4"):
            raise forms.ValidationError("Kies een film die eindigt op .mp4.")
        try:
            mp4.facts(file)
        except mp4.FilmError as error:
            raise forms.ValidationError(str(error)) from error
        return file

    def clean(self):
        cleaned = super().clean()
        file = cleaned.get("captions_file")
        try:
            text = _text_of(file) if file else cleaned.get("captions", "")
            cleaned["captions"] = captions.to_webvtt(text) if text.strip() else ""
        except captions.CaptionsError as error:
            self.add_error("captions_file" if file else "captions", str(error))
        return cleaned

    def save(self, commit=True):
        film = super().save(commit)
        if commit and self._replaced and self._replaced != film.file.name:
            film.delete_file(self._replaced)
        return film


def _text_of(file):
    if file.size > MAX_CAPTIONS_FILE:
        raise captions.CaptionsError("Dit bestand is te groot voor ondertitels.")
    return captions.decode(file.read())
