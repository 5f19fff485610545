"""The forms with which administrators manage organisations."""

from django import forms
from wagtail.admin.forms import WagtailAdminModelForm

from . import merging
from .models import Organisation


class OrganisationForm(WagtailAdminModelForm):
    """An organisation; when its address changes the old one keeps working."""

    website = forms.URLField(label="Website", required=False, assume_scheme="https")

    def save(self, commit=True):
        # The instance has the new address by now; the form knows the old one.
        former = self.initial.get("slug")
        organisation = super().save(commit)
        if commit and former:
            merging.keep_address(organisation, former)
        return organisation


class MergeForm(forms.Form):
    """The organisation in which another goes on."""

    target = forms.ModelChoiceField(
        label="Gaat op in",
        queryset=Organisation.objects.none(),
        empty_label="Kies een organisatie",
        error_messages={"required": "Kies een organisatie."},
    )

    def __init__(self, *args, source, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["target"].queryset = Organisation.objects.filter(
            region=source.region_id
        ).exclude(pk=source.pk)
