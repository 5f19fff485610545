from django import forms
from django.db import transaction

from . import choices, kinds
from .enums import Channel, Rhythm
from .models import DigestPreference, Preference


class PreferencesForm(forms.Form):
    """One choice for every kind, and how often the digest comes."""

    rhythm = forms.ChoiceField(
        label="Hoe vaak wil je een overzicht?",
        choices=Rhythm.choices,
        widget=forms.RadioSelect,
        help_text=(
            "Het komt ’s ochtends. Elke week is op dinsdag, elke maand op de eerste "
            "dinsdag. Is er niets nieuws? Dan sturen we niets. Kies je nooit? Dan "
            "lees je dit alleen op de site."
        ),
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        self.kinds = kinds.choosable()
        chosen = dict(
            Preference.objects.filter(user=user).values_list("kind", "channel")
        )
        for kind in self._free_kinds():
            self.fields[kind.name] = forms.ChoiceField(
                label=kind.label,
                choices=Channel.choices,
                widget=forms.RadioSelect,
                initial=chosen.get(kind.name, kind.channel),
            )
        self.fields["rhythm"].initial = choices.rhythm_of(user)

    @property
    def rows(self):
        """Return (kind, its field) for the table; a mandatory kind has no field."""
        return [
            (kind, None if kind.is_mandatory else self[kind.name])
            for kind in self.kinds
        ]

    @transaction.atomic
    def save(self):
        DigestPreference.objects.update_or_create(
            user=self.user, defaults={"rhythm": self.cleaned_data["rhythm"]}
        )
        Preference.objects.bulk_create(
            [
                Preference(
                    user=self.user,
                    kind=kind.name,
                    channel=self.cleaned_data[kind.name],
                )
                for kind in self._free_kinds()
            ],
            update_conflicts=True,
            unique_fields=["user", "kind"],
            update_fields=["channel"],
        )

    def _free_kinds(self):
        return [kind for kind in self.kinds if not kind.is_mandatory]
