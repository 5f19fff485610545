"""What members fill in around a vacature."""

from django import forms
from django.utils import timezone
from django.utils.formats import date_format

from core.choosing import SeveralField
from profiles.employers.form_parts import DateInput, GuardedMixin, KeyMixin
from profiles.organisations.models import Organisation, Subregion
from profiles.organisations.names import name_of
from profiles.people.colleagues import ColleagueField, colleagues_of

from . import taking_back
from .closing import TOO_FAR, is_possible
from .enums import AlertFrequency, ContributionKind, DeclineReason, ShareReply
from .models import Absence

NOTE_LENGTH = 1000
A_YEAR = 366  # days


class NoteForm(KeyMixin, GuardedMixin):
    """A note on the timeline."""

    guarded = ("text",)

    text = forms.CharField(
        label="Schrijf een notitie",
        max_length=NOTE_LENGTH,
        help_text=(
            "Zet hier geen namen of gegevens van kandidaten. Alle leden kunnen dit"
            " lezen."
        ),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Schrijf eerst iets op."},
    )


class HandOverForm(GuardedMixin):
    """Ask a colleague to become the regiehouder."""

    prefix = "draag-over"
    guarded = ("note",)

    to = ColleagueField(
        label="Aan wie?",
        queryset=None,
        empty_label="Kies een collega",
        error_messages={"required": "Kies een collega."},
    )
    note = forms.CharField(
        label="Wat moet je collega weten?",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    stays = forms.BooleanField(
        label="Ik blijf meekijken. We doen het dan samen.", required=False, initial=True
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = colleagues_of(user)


class InviteForm(HandOverForm):
    """Ask a colleague to take part."""

    prefix = "vraag-erbij"
    stays = None


class AskForm(GuardedMixin):
    """Ask the regiehouder whether one may take over."""

    prefix = "vraag-regie"
    guarded = ("note",)

    note = forms.CharField(
        label="Waarom wil jij het overnemen?",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class FillForm(KeyMixin):
    """Say how many places were filled, and since when."""

    prefix = "vervuld"

    places = forms.IntegerField(
        label="Hoeveel plekken?", min_value=1, initial=1, widget=forms.NumberInput
    )
    placed_on = forms.DateField(
        label="Sinds wanneer?", initial=timezone.localdate, widget=DateInput
    )
    ends_on = forms.DateField(
        label="Loopt het af? Wanneer dan?", required=False, widget=DateInput
    )

    def __init__(self, *args, vacature, **kwargs):
        super().__init__(*args, **kwargs)
        self._vacature = vacature

    def clean_placed_on(self):
        day = self.cleaned_data["placed_on"]
        created = timezone.localtime(self._vacature.created_at).date()
        latest = timezone.localdate()
        if day > latest or (created - day).days > A_YEAR:
            raise forms.ValidationError("Kies een dag die voorbij is of vandaag.")
        return day

    def clean(self):
        data = super().clean()
        begin, end = data.get("placed_on"), data.get("ends_on")
        if begin and end and end < begin:
            self.add_error("ends_on", "Dit ligt voor het begin.")
        return data


class ForwardForm(KeyMixin, GuardedMixin):
    """Show a vacature to colleagues."""

    prefix = "laat-zien"
    guarded = ("note",)

    users = SeveralField(
        label="Collega’s",
        queryset=None,
        required=False,
        help_text="Houd Ctrl ingedrukt om er meer te kiezen.",
    )
    organisation = forms.ModelChoiceField(
        label="Een hele organisatie", queryset=None, required=False, empty_label="Geen"
    )
    area = forms.ModelChoiceField(
        label="Een subregio", queryset=None, required=False, empty_label="Geen"
    )
    note = forms.CharField(
        label="Waarom stuur je dit?",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args, user, region, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["users"].queryset = colleagues_of(user)
        self.fields["users"].label_from_instance = name_of
        self.fields["organisation"].queryset = Organisation.objects.filter(
            region=region
        )
        self.fields["area"].queryset = Subregion.objects.filter(region=region)

    def clean(self):
        data = super().clean()
        if not (data.get("users") or data.get("organisation") or data.get("area")):
            raise forms.ValidationError("Kies aan wie je de vacature laat zien.")
        return data


class ShareAnswerForm(forms.Form):
    """What a receiver does; the reason is only counted."""

    reply = forms.ChoiceField(choices=ShareReply.choices)
    reason = forms.ChoiceField(
        label="Waarom niet?", choices=DeclineReason.choices, required=False
    )


class ContributionForm(forms.Form):
    """What somebody did themselves."""

    kinds = forms.MultipleChoiceField(
        label="Wat deed jij?",
        choices=ContributionKind.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    is_thanked = forms.BooleanField(
        label="Mijn naam mag bij de bedankjes staan", required=False
    )


class ClosingForm(forms.Form):
    """Another last day."""

    closes_on = forms.DateField(
        label="Open tot en met",
        widget=DateInput,
        error_messages={
            "required": "Kies een sluitdatum.",
            "invalid": "Deze dag bestaat niet. Kies een sluitdatum.",
        },
    )

    def clean_closes_on(self):
        return checked_closing_day(self.cleaned_data["closes_on"])


def checked_closing_day(day):
    """Return a last day that somebody chose, or explain what is wrong with it."""
    if not is_possible(day):
        raise forms.ValidationError(TOO_FAR)
    return day


class TakeBackForm(forms.Form):
    """Which place was not filled after all."""

    prefix = "haal-terug"

    placement = forms.TypedChoiceField(
        label="Welke plek is niet vervuld?",
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Kies een plek.",
            "invalid_choice": taking_back.TOO_LATE,
        },
    )

    def __init__(self, *args, vacature, **kwargs):
        super().__init__(*args, **kwargs)
        choices = [
            (placement.pk, f"Vervuld sinds {date_format(placement.placed_on, 'j F Y')}")
            for placement in taking_back.reversible(vacature)
        ]
        self.fields["placement"].choices = choices
        if len(choices) == 1:
            self.initial["placement"] = choices[0][0]

    @property
    def has_places(self):
        return bool(self.fields["placement"].choices)


class SavedSearchForm(forms.Form):
    """A name for what one looks for, and how often to hear what is new."""

    name = forms.CharField(
        label="Hoe noem je dit?",
        max_length=80,
        error_messages={"required": "Geef je zoekopdracht een naam."},
    )
    frequency = forms.ChoiceField(
        label="Wil je bericht als er iets nieuws is?",
        choices=AlertFrequency.choices,
        initial=AlertFrequency.WEEKLY,
    )


class AbsenceForm(forms.ModelForm):
    """When somebody is away, and who answers meanwhile."""

    deputy = ColleagueField(
        label="Wie vervangt je?",
        queryset=None,
        empty_label="Kies een collega",
        error_messages={"required": "Kies een collega."},
    )

    class Meta:
        model = Absence
        fields = ["starts_on", "ends_on", "deputy"]
        labels = {"starts_on": "Van", "ends_on": "Tot en met"}
        widgets = {"starts_on": DateInput, "ends_on": DateInput}

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.user = user
        self.fields["deputy"].queryset = colleagues_of(user)

    def clean_ends_on(self):
        day = self.cleaned_data["ends_on"]
        if day < timezone.localdate():
            raise forms.ValidationError("Deze dag is voorbij. Kies een latere dag.")
        return day
