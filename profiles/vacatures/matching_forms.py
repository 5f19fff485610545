"""What a member fills in to find fitting vacatures; no field can hold a name."""

from django import forms
from django.utils import timezone

from core.choosing import SeveralField
from profiles.organisations.models import Municipality, Sector

from .enums import Level, NominationStage
from .models.vacatures import MAX_HOURS
from .wishes import Help, Wish, distances_from

KILOMETRES = [(km, f"{km} kilometer") for km in (5, 10, 15, 25, 40)]
MOST_PAGES = 10


class WishForm(forms.Form):
    """Where, how much and what kind of work; only the place must be known."""

    municipality = forms.ModelChoiceField(
        label="Waar woont iemand?",
        queryset=Municipality.objects.none(),
        empty_label="Kies een gemeente",
        error_messages={"required": "Kies een gemeente."},
    )
    kilometres = forms.TypedChoiceField(
        label="Hoe ver kan iemand reizen?",
        choices=KILOMETRES,
        coerce=int,
        initial=15,
        error_messages={"required": "Kies een afstand."},
    )
    hours_min = forms.IntegerField(
        label="Uren per week, minstens",
        required=False,
        min_value=1,
        max_value=MAX_HOURS,
    )
    hours_max = forms.IntegerField(
        label="Uren per week, hooguit", required=False, min_value=1, max_value=MAX_HOURS
    )
    sectors = SeveralField(
        label="Sector",
        queryset=Sector.objects.all(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    level = forms.TypedChoiceField(
        label="Wat heeft iemand geleerd?",
        choices=[("", "Maakt niet uit"), *Level.choices],
        coerce=int,
        empty_value=None,
        required=False,
    )
    helps = forms.MultipleChoiceField(
        label="Wat helpt?",
        choices=Help.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    only_daytime = forms.BooleanField(
        label="Alleen overdag, door de week", required=False
    )
    starts_on = forms.DateField(
        label="Vanaf wanneer?",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args, site, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["municipality"].queryset = Municipality.objects.for_site(site)

    def clean(self):
        data = super().clean()
        least, most = data.get("hours_min"), data.get("hours_max")
        if least and most and least > most:
            self.add_error("hours_max", "Dit is minder dan ‘minstens’.")
        return data

    def clean_starts_on(self):
        day = self.cleaned_data["starts_on"]
        if day and abs(day.year - timezone.localdate().year) > 1:
            raise forms.ValidationError("Kies een dag dit jaar of volgend jaar.")
        return day

    def wish(self):
        """Return what was filled in, to rank with; it is written down nowhere."""
        data = self.cleaned_data
        return Wish(
            distances=distances_from(data["municipality"]),
            most_kilometres=data["kilometres"],
            hours_min=data["hours_min"],
            hours_max=data["hours_max"],
            sectors=frozenset(sector.pk for sector in data["sectors"]),
            level=data["level"],
            helps=frozenset(data["helps"]),
            only_daytime=data["only_daytime"],
            starts_on=data["starts_on"],
        )


class PageForm(forms.Form):
    """Which part of the list somebody asks for: it goes along with the wish."""

    page = forms.IntegerField(required=False, min_value=1, max_value=MOST_PAGES)

    @property
    def number(self):
        return (self.is_valid() and self.cleaned_data["page"]) or 1


class NominationForm(forms.Form):
    """The button beside a vacature; its key makes pressing twice count once."""

    key = forms.UUIDField(widget=forms.HiddenInput)


class StageForm(forms.Form):
    """How far it is with a kandidaat."""

    stage = forms.ChoiceField(choices=NominationStage.choices)
