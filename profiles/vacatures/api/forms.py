"""What a coordinator fills in for a program."""

from django import forms

from profiles.vacatures.enums import ApiScope


class KeyForm(forms.Form):
    """A new key: for which program, and what it may."""

    name = forms.CharField(
        label="Voor welk programma?",
        help_text="Bijvoorbeeld ‘Ons cliëntvolgsysteem’.",
        max_length=80,
        error_messages={"required": "Schrijf voor welk programma dit is."},
    )
    scopes = forms.MultipleChoiceField(
        label="Wat mag dit programma?",
        choices=ApiScope.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Kies wat dit programma mag."},
    )


class RevokeForm(forms.Form):
    """The button beside a key."""

    key = forms.IntegerField(min_value=1, max_value=2**63 - 1)
