"""What the forms share in which members write about employers and their work."""

from uuid import uuid4

from django import forms

from . import guard

CONFIRM = "Ik heb dit nagekeken. Bewaar het zo."


class DateInput(forms.DateInput):
    """The browser's own calendar."""

    input_type = "date"

    def __init__(self, **kwargs):
        super().__init__(format="%Y-%m-%d", **kwargs)


class GuardedMixin(forms.Form):
    """Looks for personal data in free text, and asks to look again before storing.

    It never forbids: with ``is_checked`` the same text is stored.
    """

    guarded = ()

    is_checked = forms.BooleanField(label=CONFIRM, required=False)

    def warnings(self):
        """Return the warnings about what was filled in, each once."""
        texts = " \n ".join(
            str(self.cleaned_data.get(name, "")) for name in self.guarded
        )
        return [finding.warning for finding in guard.look_at(texts)]

    @property
    def must_be_checked(self):
        return bool(self.warnings()) and not self.cleaned_data.get("is_checked")


class KeyMixin(forms.Form):
    """A key that makes a form that is sent twice count once."""

    key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("key", uuid4)
