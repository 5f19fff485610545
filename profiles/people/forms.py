"""What members fill in about themselves, and to whom they show it."""

import re
from urllib.parse import urlsplit

from django import forms

from core.choosing import SeveralField
from core.forms import PictureField
from core.uploads import visible_title

from .enums import Audience, Weekday
from .models import Profile

MEGABYTE = 1024 * 1024
MAX_PHOTO = 5 * MEGABYTE
SMALLEST_PHOTO = 200
PHONE = re.compile(r"\+?[0-9][0-9 ()-]{7,18}")
FIELDS = [
    *("name", "job_title", "specialisms", "municipalities", "subregion"),
    *("drive", "ask_me", "phone", "email", "linkedin"),
    "followed_municipalities",
]
AUDIENCES = [
    field.name for field in Profile._meta.fields if field.name.endswith("_audience")
]
SEVERAL = ["specialisms", "municipalities", "followed_municipalities"]
SWITCHES = ["is_listed", "shows_as_new", "accepts_messages"]
# Which audience stands beside which field; the first of a group carries it.
BESIDE = {
    "name": "identity_audience",
    "photo": "photo_audience",
    "specialisms": "work_audience",
    "drive": "drive_audience",
    "ask_me": "ask_me_audience",
    "phone": "phone_audience",
    "email": "email_audience",
    "days": "days_audience",
    "linkedin": "linkedin_audience",
}
WHO_SEES = {
    "identity_audience": "Wie ziet je naam, functie en organisatie?",
    "photo_audience": "Wie ziet je foto?",
    "work_audience": "Wie ziet je specialismen en gemeenten?",
    "drive_audience": "Wie ziet wat jou drijft?",
    "ask_me_audience": "Wie ziet waar je van weet?",
    "phone_audience": "Wie ziet je telefoonnummer?",
    "email_audience": "Wie ziet dit e-mailadres?",
    "days_audience": "Wie ziet je werkdagen?",
    "linkedin_audience": "Wie ziet je LinkedIn-pagina?",
}
LABELS = {
    "name": "Je naam",
    "job_title": "Je functie",
    "specialisms": "Waar weet je veel van?",
    "municipalities": "In welke gemeenten werk je?",
    "subregion": "Of in welke subregio?",
    "drive": "Wat drijft jou?",
    "ask_me": "Waar mogen collega’s je over bellen?",
    "phone": "Telefoonnummer",
    "email": "E-mailadres op je profiel",
    "followed_municipalities": "Welke gemeenten volg je?",
    "is_listed": "Zet mij in de wie-is-wie",
    "shows_as_new": "Zet mij de eerste maand bij de nieuwe gezichten",
    "accepts_messages": "Collega’s mogen me via deze site een bericht sturen",
}
HINTS = {
    "drive": "In hooguit 280 tekens. Collega’s lezen dit als eerste.",
    "ask_me": "Zet elk onderwerp op een eigen regel.",
    "email": "Dit kan een ander adres zijn dan waarmee je inlogt.",
    "followed_municipalities": "Verhalen daarvandaan zie je als eerste.",
}
BAD_LINKEDIN = "Vul het hele adres in. Het begint met https://www.linkedin.com/"
TOO_LONG = "Dit zijn %(show_value)d tekens. Er passen er %(limit_value)d."
REQUIRED = {
    "name": "Vul je naam in.",
    "job_title": "Vul je functie in. Bijvoorbeeld: consulent werk.",
    "specialisms": "Kies minstens één onderwerp waar je veel van weet.",
}


class PhotoField(PictureField):
    """A photograph of five megabytes at most, large enough for a profile."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.max_upload_size = MAX_PHOTO
        self.error_messages["file_too_large"] = self.error_messages[
            "file_too_large_unknown_size"
        ] = "Deze foto is groter dan 5 MB. Kies een kleinere."
        self.help_text = (
            "JPG, PNG of WebP, hooguit 5 MB. We maken er een vierkant van en halen"
            " weg wat je telefoon erbij zet, zoals de plaats."
        )


class ProfileForm(forms.ModelForm):
    """The whole profile on one page, with who sees what beside each field."""

    photo = PhotoField(label="Je foto", required=False, widget=forms.FileInput())
    removes_photo = forms.BooleanField(label="Haal mijn foto weg", required=False)
    wants_drawing = forms.BooleanField(
        label="Liever een tekening? Maak er een voor mij", required=False
    )
    days = forms.TypedMultipleChoiceField(
        label="Op welke dagen werk je?",
        choices=[(day.value, day.label.capitalize()) for day in Weekday],
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    linkedin = forms.URLField(
        label="Adres van je LinkedIn-pagina",
        help_text="Begint met https://www.linkedin.com/",
        required=False,
        assume_scheme="https",
        error_messages={"invalid": BAD_LINKEDIN},
    )

    class Meta:
        model = Profile
        fields = [*FIELDS, *AUDIENCES, *SWITCHES]
        field_classes = dict.fromkeys(SEVERAL, SeveralField)
        labels = LABELS
        help_texts = HINTS
        error_messages = {
            name: {"required": message} for name, message in REQUIRED.items()
        } | {"email": {"invalid": "Vul een e-mailadres in met een @."}}
        widgets = {
            **dict.fromkeys(SEVERAL, forms.CheckboxSelectMultiple),
            "drive": forms.Textarea(attrs={"rows": 3, "maxlength": 280}),
            "ask_me": forms.Textarea(attrs={"rows": 4, "maxlength": 500}),
            "phone": forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
            "name": forms.TextInput(attrs={"autocomplete": "name"}),
            "email": forms.EmailInput(attrs={"autocomplete": "email"}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["specialisms"].required = True
        self.fields["subregion"].empty_label = "Geen"
        self.initial["days"] = [day for day in Weekday if self.instance.days & day]
        if not self.instance.email:
            self.initial["email"] = self.instance.user.email
        for name in ("drive", "ask_me"):
            self.fields[name].error_messages["max_length"] = TOO_LONG
        for name in AUDIENCES:
            self.fields[name].label = WHO_SEES[name]
            self.fields[name].choices = Audience.choices[::-1]

    def rows(self):
        """Return (field, who sees it or None) in the order of the page."""
        order = ["photo", *FIELDS]
        order.insert(order.index("linkedin"), "days")
        return [
            (self[name], self[BESIDE[name]] if name in BESIDE else None)
            for name in order
        ]

    def switches(self):
        return [self[name] for name in SWITCHES]

    def clean_name(self):
        return self._visible("name")

    def clean_job_title(self):
        return self._visible("job_title")

    def _visible(self, name):
        text = " ".join(visible_title(self.cleaned_data[name]).split())
        if not text:
            raise forms.ValidationError(REQUIRED[name])
        return text

    def clean_phone(self):
        phone = " ".join(self.cleaned_data["phone"].split())
        if phone and not PHONE.fullmatch(phone):
            raise forms.ValidationError(
                "Vul een telefoonnummer in met alleen cijfers en spaties."
            )
        return phone

    def clean_linkedin(self):
        address = self.cleaned_data["linkedin"]
        parts = urlsplit(address)
        host = parts.hostname or ""
        is_theirs = host == "linkedin.com" or host.endswith(".linkedin.com")
        if address and not (parts.scheme == "https" and is_theirs):
            raise forms.ValidationError(BAD_LINKEDIN)
        return address

    def clean_photo(self):
        photo = self.cleaned_data["photo"]
        if photo and min(photo.image.get_size()) < SMALLEST_PHOTO:
            raise forms.ValidationError(
                "Deze foto is te klein. Kies er een van minstens 200 bij 200 punten."
            )
        return photo

    def clean_days(self):
        return sum(self.cleaned_data["days"])


class ContactForm(forms.Form):
    """A message to a colleague; ``website`` is a field that only a robot fills in."""

    text = forms.CharField(
        label="Je bericht",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={
            "required": "Schrijf een bericht.",
            "max_length": "Dit zijn %(show_value)d tekens. Er passen er 2000.",
        },
    )
    website = forms.CharField(label="Laat dit leeg", required=False)

    @property
    def is_from_robot(self):
        return bool(self.cleaned_data["website"])
