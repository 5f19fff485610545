"""What people fill in to come to an event, and about their first small step."""

import re

from django import forms

from core.honeypot import HoneypotMixin
from core.uploads import visible_title

from . import sessions
from .enums import NameAudience
from .models import Step
from .registration import Details

NAME = "Vul je naam in."
ORGANISATION = "Vul alleen de naam van je bedrijf in."
LEADS_ELSEWHERE = re.compile(r"//|www\.|@", re.IGNORECASE)
EMAIL = "Vul een e-mailadres in met een @. Bijvoorbeeld naam@bedrijf.nl"
NEEDS = (
    ("Gebarentolk of schrijftolk", "Gebarentolk of schrijftolk"),
    ("Plek voor mijn rolstoel", "Plek voor mijn rolstoel"),
    (
        "Ander eten, zoals vegetarisch of halal",
        "Ander eten, zoals vegetarisch of halal",
    ),
)
AUDIENCE_LABEL = "Wie mag je naam zien in de lijst?"
TOO_LONG = "Dit zijn %(show_value)d tekens. Er passen er %(limit_value)d."


def _a_name(text, problem):
    """Return a name on one line; an address in it would go to somebody's mailbox."""
    name = visible_title(text)
    if LEADS_ELSEWHERE.search(name) or (text and not name):
        raise forms.ValidationError(problem)
    return name


class SessionFields(forms.Form):
    """Adds a choice of a table for each round, and the question that goes with it."""

    def add_rounds(self, event, chosen=()):
        self.rounds = sessions.rounds(event)
        chosen = {choice.round: choice for choice in chosen}
        for number, tables in self.rounds.items():
            current = chosen.get(number)
            self.fields[f"round_{number}"] = _round_field(number, tables, current)
            if any(table.question for table in tables):
                self.fields[f"answer_{number}"] = _answer_field(tables, current)

    def choices(self):
        """Return {session: answer} of the tables that were chosen."""
        found = {}
        for number, tables in self.rounds.items():
            chosen = self.cleaned_data.get(f"round_{number}")
            answer = self.cleaned_data.get(f"answer_{number}", "")
            found |= {table: answer for table in tables if str(table.pk) == chosen}
        return found


class TableSelect(forms.RadioSelect):
    """Buttons for tables; a table without a chair cannot be chosen."""

    def __init__(self, full):
        super().__init__()
        self.full = full

    def create_option(self, name, value, *args, **kwargs):
        option = super().create_option(name, value, *args, **kwargs)
        if value in self.full:
            option["attrs"]["disabled"] = True
        return option


def _round_field(number, tables, current):
    options, full = [("", "Maakt me niet uit")], set()
    for table in tables:
        is_mine = current and current.session_id == table.pk
        is_full = not is_mine and sessions.is_full(table)
        full |= {str(table.pk)} if is_full else set()
        title = f"{table.title} (vol)" if is_full else table.title
        options.append((str(table.pk), title))
    return forms.ChoiceField(
        label=f"Ronde {number}: aan welke tafel schuif je aan?",
        required=False,
        choices=options,
        initial=str(current.session_id) if current else "",
        widget=TableSelect(full),
        error_messages={"invalid_choice": "Kies een van de tafels."},
    )


def _answer_field(tables, current):
    questions = [f"{t.title}: {t.question}" for t in tables if t.question]
    return forms.CharField(
        label="Vraag van de tafel",
        help_text=" ".join(questions),
        required=False,
        max_length=300,
        initial=current.answer if current else "",
    )


class SignUpForm(HoneypotMixin, SessionFields, forms.Form):
    """Sign up as a guest; a member is known already, and fills in less."""

    name = forms.CharField(
        label="Je naam",
        max_length=80,
        error_messages={"required": NAME, "max_length": TOO_LONG},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label="Je e-mailadres",
        help_text="Hier sturen we je bevestiging naartoe.",
        max_length=200,
        error_messages={"required": EMAIL, "invalid": EMAIL, "max_length": TOO_LONG},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    organisation = forms.CharField(
        label="Je bedrijf of organisatie",
        max_length=120,
        required=False,
        error_messages={"max_length": TOO_LONG},
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    needs = forms.MultipleChoiceField(
        label="Wat heb je nodig om mee te doen?",
        choices=NEEDS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "Kies uit wat er staat."},
    )
    name_audience = forms.ChoiceField(
        label=AUDIENCE_LABEL,
        choices=NameAudience.choices,
        initial=NameAudience.NOBODY,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies wie je naam mag zien."},
    )

    def __init__(self, *args, event, known=None, **kwargs):
        """``known`` is {name, email, organisation} of a member."""
        super().__init__(*args, **kwargs)
        self.known = known
        if known:
            for name in known:
                del self.fields[name]
        self.add_rounds(event)

    def clean_name(self):
        return _a_name(self.cleaned_data["name"], NAME)

    def clean_organisation(self):
        return _a_name(self.cleaned_data["organisation"], ORGANISATION)

    def details(self):
        """Return what was filled in, together with what was known."""
        data = self.cleaned_data | (self.known or {})
        return Details(
            name=data["name"],
            email=data["email"],
            organisation=data["organisation"],
            needs=", ".join(data["needs"]),
            name_audience=data["name_audience"],
            choices=self.choices(),
        )


class PlaceForm(SessionFields, forms.Form):
    """Change who sees the name, and the tables."""

    name_audience = forms.ChoiceField(
        label=AUDIENCE_LABEL,
        choices=NameAudience.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies wie je naam mag zien."},
    )

    def __init__(self, *args, registration, **kwargs):
        initial = {"name_audience": registration.name_audience}
        super().__init__(*args, initial=initial, **kwargs)
        chosen = registration.choices.select_related("session")
        self.add_rounds(registration.event, chosen)


class StepForm(forms.ModelForm):
    """Write down a first small step; nobody else sees it unless one says so."""

    class Meta:
        model = Step
        fields = ["text", "kind", "weeks", "audience"]
        labels = {
            "text": "Mijn eerste stapje",
            "kind": "Wat voor stapje is het?",
            "weeks": "Wanneer vragen we je hoe het ging?",
            "audience": "Wie mag je stapje zien?",
        }
        help_texts = {"text": "In hooguit 140 tekens. Klein is goed."}
        widgets = {
            "text": forms.Textarea(attrs={"rows": 2}),
            "kind": forms.RadioSelect,
            "weeks": forms.RadioSelect,
            "audience": forms.RadioSelect,
        }
        error_messages = {
            "text": {"required": "Schrijf op wat je gaat doen."},
            "kind": {"required": "Kies wat voor stapje het is."},
            "weeks": {"required": "Kies wanneer we het vragen."},
        }


class OutcomeForm(forms.ModelForm):
    """Tell how a step went; every answer is a good one."""

    class Meta:
        model = Step
        fields = ["outcome", "effect", "shares_effect", "is_tip"]
        labels = {
            "outcome": "Hoe ging het?",
            "effect": "Wat leverde het op?",
            "shares_effect": "Dit mag bij de bijeenkomst staan, zonder mijn naam",
            "is_tip": "De redactie mag me bellen voor een verhaal",
        }
        help_texts = {"effect": "In hooguit 280 tekens."}
        widgets = {
            "outcome": forms.RadioSelect,
            "effect": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["outcome"]
        field.required = True
        field.choices = [choice for choice in field.choices if choice[0]]
        field.error_messages["required"] = "Kies hoe het ging."


class MessageForm(forms.Form):
    """A message of the organiser to everybody who comes or waits."""

    text = forms.CharField(
        label="Je bericht",
        max_length=1500,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": "Schrijf je bericht.", "max_length": TOO_LONG},
    )


class CallOffForm(forms.Form):
    """Say that an event does not go on, and why."""

    reason = forms.CharField(
        label="Waarom gaat het niet door?",
        help_text="Dit staat in de mail aan iedereen en op de pagina.",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Schrijf waarom.", "max_length": TOO_LONG},
    )
