"""What members and coordinators fill in."""

import re

from django import forms
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from accounts.addresses import one_spelling

from .enums import MembershipRole
from .models import Organisation
from .names import name_and_address

YES, NO = "ja", "nee"
MESSAGE = 500
CHOOSE = "Kies ja of nee."
MOST_ADDRESSES = 200
ONE_ADDRESS = re.compile(r"[\s,;]+")


def _few_lines(rows=3):
    return forms.Textarea(attrs={"rows": rows})


class DecisionForm(forms.Form):
    """Yes or no to a request; a no says why."""

    decision = forms.ChoiceField(
        choices=[(YES, "Goedkeuren"), (NO, "Afwijzen")],
        error_messages={
            "required": "Kies ja of nee.",
            "invalid_choice": "Kies ja of nee.",
        },
    )
    message = forms.CharField(
        label="Bericht",
        required=False,
        max_length=MESSAGE,
        strip=True,
        widget=_few_lines(),
    )

    @property
    def is_yes(self):
        return self.cleaned_data["decision"] == YES

    @property
    def first_error(self):
        return next(iter(self.errors.values()))[0]

    def clean(self):
        data = super().clean()
        if data.get("decision") == NO and not data.get("message"):
            self.add_error("message", "Schrijf waarom je nee zegt.")
        return data


class RoleForm(forms.Form):
    role = forms.ChoiceField(label="Rol", choices=MembershipRole.choices)


class InvitationForm(forms.Form):
    """One or more addresses, with a few words of one's own."""

    addresses = forms.CharField(
        label="E-mailadressen",
        help_text="Eén of meer. Zet elk adres op een eigen regel.",
        max_length=20_000,
        widget=_few_lines(4),
        error_messages={"required": "Vul minstens één e-mailadres in."},
    )
    role = forms.ChoiceField(
        label="Rol", choices=MembershipRole.choices, initial=MembershipRole.MEMBER
    )
    note = forms.CharField(
        label="Persoonlijk bericht",
        help_text="Dit staat boven in de mail.",
        required=False,
        max_length=MESSAGE,
        widget=_few_lines(),
    )

    def clean_addresses(self):
        typed = filter(None, ONE_ADDRESS.split(self.cleaned_data["addresses"]))
        addresses = list(dict.fromkeys(one_spelling(address) for address in typed))
        if len(addresses) > MOST_ADDRESSES:
            raise ValidationError(
                f"Nodig hooguit {MOST_ADDRESSES} mensen tegelijk uit."
            )
        for address in addresses:
            try:
                validate_email(address)
            except ValidationError as error:
                shown = address[:80]
                raise ValidationError(f"‘{shown}’ is geen e-mailadres.") from error
        return addresses


class JoinForm(forms.Form):
    """Which organisation somebody works for, and why they want to take part."""

    first_name = forms.CharField(
        label="Voornaam",
        max_length=60,
        error_messages={"required": "Vul je voornaam in."},
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
    )
    last_name = forms.CharField(
        label="Achternaam",
        max_length=80,
        error_messages={"required": "Vul je achternaam in."},
        widget=forms.TextInput(attrs={"autocomplete": "family-name"}),
    )
    organisation = forms.ModelChoiceField(
        label="Organisatie",
        queryset=Organisation.objects.none(),
        empty_label="Kies je organisatie",
        error_messages={
            "required": "Kies je organisatie.",
            "invalid_choice": "Kies een organisatie uit de lijst.",
        },
    )
    reason = forms.CharField(
        label="Waarom wil je meedoen?",
        help_text="Eén of twee zinnen. Een collega leest dit en beslist.",
        max_length=MESSAGE,
        widget=_few_lines(),
        error_messages={"required": "Schrijf waarom je wilt meedoen."},
    )

    def __init__(self, *args, organisations, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = organisations


class ChangeForm(forms.Form):
    """The organisation to which somebody goes."""

    organisation = forms.ModelChoiceField(
        label="Nieuwe organisatie",
        queryset=Organisation.objects.none(),
        empty_label="Kies je nieuwe organisatie",
        error_messages={
            "required": "Kies je nieuwe organisatie.",
            "invalid_choice": "Kies een organisatie uit de lijst.",
        },
    )
    reason = forms.CharField(
        label="Bericht voor je nieuwe organisatie",
        required=False,
        max_length=MESSAGE,
        widget=_few_lines(),
    )

    def __init__(self, *args, organisations, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = organisations


class ColleagueField(forms.ModelChoiceField):
    def label_from_instance(self, user):
        return name_and_address(user)


class ProposalForm(forms.Form):
    """What somebody passes on, and to whom."""

    things = forms.MultipleChoiceField(
        label="Wat draag je over?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Kruis aan wat je overdraagt.",
            "invalid_choice": "Dit heb je niet meer. Kies opnieuw.",
        },
    )
    to = ColleagueField(
        label="Aan wie?",
        queryset=get_user_model().objects.none(),
        empty_label="Kies een collega",
        error_messages={
            "required": "Kies een collega.",
            "invalid_choice": "Kies een collega uit de lijst.",
        },
    )
    note = forms.CharField(
        label="Bericht", required=False, max_length=MESSAGE, widget=_few_lines()
    )

    def __init__(self, *args, held, colleagues, **kwargs):
        super().__init__(*args, **kwargs)
        self.held = {thing.key: thing for thing in held}
        self.fields["things"].choices = [
            (key, f"{thing.holding.label}: {thing.title}")
            for key, thing in self.held.items()
        ]
        self.fields["to"].queryset = colleagues

    @property
    def chosen(self):
        return [self.held[key] for key in self.cleaned_data["things"]]
