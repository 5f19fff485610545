from django import forms

from . import states
from .models import Vacature
from .permissions import part_of
from .states import Move


class MergeForm(forms.Form):
    """Choose in which vacature of the same employer this one goes on."""

    prefix = "voeg-samen"

    target = forms.ModelChoiceField(
        label="Met welke vacature?",
        queryset=Vacature.objects.none(),
        empty_label="Kies een vacature",
        error_messages={
            "required": "Kies een vacature.",
            "invalid_choice": "Deze vacature is er niet meer. Kies een andere.",
        },
    )

    def __init__(self, *args, user, vacature, **kwargs):
        super().__init__(*args, **kwargs)
        keys = keys_of_targets(vacature, user)
        self.has_targets = bool(keys)
        targets = Vacature.objects.filter(pk__in=keys)
        self.fields["target"].queryset = targets.newest_first()


def keys_of_targets(vacature, user):
    """Return the open vacatures of this employer that this user may merge it with."""
    same = Vacature.objects.open().visible_to(user).filter(employer=vacature.employer)
    others = same.exclude(pk=vacature.pk).prefetch_related("participations")
    return [
        other.pk
        for other in others
        if states.allows(Move.MERGE, other, part_of(user, other))
    ]
