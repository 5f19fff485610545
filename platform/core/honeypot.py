"""A field that people do not see; who fills it in is a robot."""

from django import forms


class HoneypotInput(forms.TextInput):
    """A text field that looks like any other to who only reads the source."""

    is_hidden = True


class HoneypotMixin(forms.Form):
    """Adds the trap to a form; the view pretends that all went well."""

    website = forms.CharField(
        required=False,
        widget=HoneypotInput(
            attrs={"hidden": True, "tabindex": "-1", "autocomplete": "off"}
        ),
    )

    @property
    def is_from_robot(self):
        return bool(self.cleaned_data.get("website"))
