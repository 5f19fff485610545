from django import forms

from core.honeypot import HoneypotMixin

from .enums import CaseState, ReportReason, Step

MAX_TEXT = 2000


def _words(label, **options):
    return forms.CharField(
        label=label,
        max_length=MAX_TEXT,
        widget=forms.Textarea(attrs={"rows": 5}),
        **options,
    )


class ReportForm(HoneypotMixin, forms.Form):
    """What a member finds wrong."""

    reason = forms.ChoiceField(
        label="Wat is er mis?",
        choices=ReportReason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies wat er mis is."},
    )
    text = _words(
        "Wil je het uitleggen?",
        required=False,
        help_text="Alleen de moderatoren lezen dit.",
    )


class ObjectionForm(forms.Form):
    """Why an author does not agree."""

    text = _words(
        "Waarom ben je het er niet mee eens?",
        error_messages={"required": "Schrijf waarom je het er niet mee eens bent."},
    )


class DecisionForm(forms.Form):
    """What a moderator decides, and why."""

    step = forms.ChoiceField(choices=Step.choices, widget=forms.HiddenInput)
    outcome = forms.ChoiceField(
        label="Wat is je besluit?",
        choices=[
            (CaseState.UPHELD, "Haal het van de site"),
            (CaseState.DISMISSED, "Laat het staan"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies een besluit."},
    )
    reason = _words(
        "Waarom?",
        help_text="De melder en de maker lezen dit allebei. Noem de melder niet.",
        error_messages={"required": "Schrijf waarom je dit besluit."},
    )
