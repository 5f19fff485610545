"""The form with which a vacature is entered and changed."""

from django import forms
from django.utils import timezone
from django.utils.html import format_html

from core.uploads import visible_title
from profiles.employers import finding
from profiles.employers.models import Employer
from profiles.organisations.models import Municipality
from profiles.organisations.names import name_of

from . import duplicates
from .closing import FURTHEST, TOO_FAR
from .forms import (
    ColleagueField,
    DateInput,
    GuardedMixin,
    KeyMixin,
    checked_closing_day,
    colleagues_of,
)
from .models import Vacature

NEW = "nieuw"
REQUIRED = {
    "title": "Vul in welk werk het is.",
    "municipality": "Kies een gemeente.",
    "form": "Kies wat voor plek het is.",
    "places": "Vul in hoeveel plekken er zijn.",
    "closes_on": "Kies een sluitdatum.",
    "description": "Schrijf in een paar zinnen wat het werk is.",
}
LABELS = {
    "title": "Welk werk is het?",
    "municipality": "In welke gemeente is het werk?",
    "form": "Wat voor plek is het?",
    "places": "Hoeveel plekken zijn er?",
    "closes_on": "Tot en met wanneer staat de vacature open?",
    "description": "Wat ga je doen?",
    "hours_min": "Uren per week, minstens",
    "hours_max": "Uren per week, hooguit",
    "starts_on": "Vanaf wanneer?",
    "really_needed": "Wat vraagt de werkgever echt?",
    "guidance": "Wie begeleidt op de werkvloer, en hoe?",
    "reachability": "Hoe kom je er met bus, trein of fiets?",
    "can_be_carved": "Het werk kan worden aangepast aan iemand",
    "level": "Welk niveau is nodig?",
    "is_quiet": "Het is een rustige werkplek",
    "has_odd_hours": "Ook werk ’s avonds of in het weekend",
    "visibility": "Wie mag deze vacature zien?",
}
HINTS = {
    "title": "Bijvoorbeeld: medewerker kwekerij.",
    "description": "Zet hier geen namen en geen telefoonnummers.",
}
EXTRA = [
    *("hours_min", "hours_max", "starts_on", "really_needed", "guidance"),
    *("reachability", "can_be_carved", "level", "is_quiet", "has_odd_hours"),
]


class VacatureForm(GuardedMixin, forms.ModelForm):
    """The text of a vacature; only the first six fields must be filled in."""

    guarded = ("title", "description", "really_needed", "guidance", "reachability")

    class Meta:
        model = Vacature
        fields = [*REQUIRED, *EXTRA, "visibility"]
        labels = LABELS
        help_texts = HINTS
        error_messages = {
            name: {"required": message} for name, message in REQUIRED.items()
        }
        widgets = {
            "description": forms.Textarea(attrs={"rows": 5, "maxlength": 3000}),
            "really_needed": forms.Textarea(attrs={"rows": 3, "maxlength": 1000}),
            "guidance": forms.Textarea(attrs={"rows": 3, "maxlength": 1000}),
            "starts_on": DateInput,
            "closes_on": DateInput,
            "visibility": forms.RadioSelect,
        }

    def __init__(self, *args, user, region, **kwargs):
        super().__init__(*args, **kwargs)
        self.user, self.region = user, region
        places = Municipality.objects.filter(region=region)
        self.fields["municipality"].queryset = places
        self.fields["municipality"].empty_label = "Kies een gemeente"
        self.fields["form"].choices = [
            ("", "Kies wat voor plek het is"),
            *Vacature._meta.get_field("form").choices,
        ]
        self.fields["visibility"].choices = Vacature._meta.get_field(
            "visibility"
        ).choices

    def clean_title(self):
        title = " ".join(visible_title(self.cleaned_data["title"]).split())
        if not title:
            raise forms.ValidationError(REQUIRED["title"])
        return title

    def clean_places(self):
        if self.cleaned_data["places"] < 1:
            raise forms.ValidationError("Vul 1 of meer in.")
        return self.cleaned_data["places"]

    def clean_closes_on(self):
        return checked_closing_day(self.cleaned_data["closes_on"])

    def clean_starts_on(self):
        day, today = self.cleaned_data["starts_on"], timezone.localdate()
        if day and not today - FURTHEST <= day <= today + FURTHEST:
            raise forms.ValidationError(TOO_FAR)
        return day

    def clean(self):
        data = super().clean()
        least, most = data.get("hours_min"), data.get("hours_max")
        if least and most and least > most:
            self.add_error("hours_max", "Dit zijn minder uren dan het minste.")
        return data

    def main_fields(self):
        return [self[name] for name in REQUIRED]

    def extra_fields(self):
        return [self[name] for name in EXTRA]


class EntryForm(KeyMixin, VacatureForm):
    """A new vacature, with its employer and who picks it up."""

    guarded = (*VacatureForm.guarded, "note")
    # The list of mistakes follows the page.
    field_order = ["employer_name", "employer"]

    employer_name = forms.CharField(
        label="Bij welke werkgever?",
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": "Vul de naam van de werkgever in."},
    )
    employer = forms.ChoiceField(
        label="Bedoel je een van deze?",
        choices=(),
        required=False,
        widget=forms.RadioSelect,
    )
    contact_name = forms.CharField(
        label="Naam van de contactpersoon bij de werkgever",
        max_length=80,
        required=False,
        help_text="Alleen wie deze vacature oppakt ziet dit.",
    )
    contact_phone = forms.CharField(
        label="Telefoon", max_length=20, required=False, widget=forms.TextInput
    )
    contact_email = forms.EmailField(label="E-mailadres", required=False)
    who = forms.ChoiceField(
        label="Wie pakt dit op?",
        choices=[
            ("ik", "Ik pak het zelf op"),
            ("iedereen", "Wie wil, mag het oppakken"),
            ("collega", "Een collega pakt het op"),
        ],
        initial="ik",
        widget=forms.RadioSelect,
    )
    to = ColleagueField(
        label="Welke collega?",
        queryset=None,
        required=False,
        empty_label="Kies een collega",
        help_text=(
            "Je collega is dan meteen het aanspreekpunt en krijgt bericht. Past het"
            " niet? Dan krijg jij het terug."
        ),
    )
    note = forms.CharField(
        label="Wat moet je collega weten?",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = colleagues_of(self.user)
        self.similar = []
        if self.is_bound:
            self._offer_similar()

    def _offer_similar(self):
        """Let somebody choose an employer whose name looks like what was typed."""
        typed = self.data.get("employer_name", "")[:100]
        self.similar = finding.like(self.region, typed, self.user)
        self.fields["employer"].choices = [
            *((str(employer.pk), _described(employer)) for employer in self.similar),
            (NEW, "Nee, dit is een andere werkgever"),
        ]

    def clean_employer_name(self):
        name = " ".join(visible_title(self.cleaned_data["employer_name"]).split())
        if not name:
            raise forms.ValidationError("Vul de naam van de werkgever in.")
        return name

    def clean(self):
        data = super().clean()
        if data.get("who") == "collega" and not data.get("to"):
            self.add_error("to", "Kies een collega.")
        if "employer_name" in data and data.get("municipality"):
            self._clean_employer(data)
        return data

    def _clean_employer(self, data):
        """Take the employer that is there, or ask which of those that look like it."""
        name, place = data["employer_name"], data["municipality"]
        chosen = next((e for e in self.similar if str(e.pk) == data["employer"]), None)
        found = chosen or finding.find(self.region, name, place)
        if found is None and self.similar and data["employer"] != NEW:
            self.add_error("employer", "Kies of dit een van deze werkgevers is.")
        data["known_employer"] = found

    def doubles(self):
        """Return open vacatures that may be this one."""
        employer = self.cleaned_data.get("known_employer")
        if not employer:
            return []
        return duplicates.likely(employer, self.cleaned_data["title"], self.user)

    @property
    def must_be_checked(self):
        is_checked = self.cleaned_data.get("is_checked")
        return not is_checked and bool(self.warnings() or self.doubles())

    def build(self):
        """Return the unsaved vacature, its employer stored when it is a new one."""
        data = self.cleaned_data
        vacature = self.instance
        vacature.region = self.region
        vacature.employer = self._employer()
        vacature.entry_key = data.get("key")
        vacature.is_open_for_pickup = data["who"] == "iedereen"
        if data["contact_name"]:
            finding.add_contact(
                vacature.employer,
                name=data["contact_name"],
                phone=data["contact_phone"],
                email=data["contact_email"],
            )
        return vacature

    def _employer(self) -> Employer:
        data = self.cleaned_data
        return data["known_employer"] or finding.add(
            self.region, data["employer_name"], data["municipality"], by=self.user
        )

    @property
    def colleague(self):
        data = self.cleaned_data
        return data["to"] if data["who"] == "collega" else None


def _described(employer):
    return format_html(
        "{}, {}. Vaste contactpersoon: {}",
        employer.name,
        employer.municipality.name,
        name_of(employer.holder),
    )
