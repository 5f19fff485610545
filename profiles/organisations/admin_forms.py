"""The forms with which administrators manage organisations."""

from django import forms
from django.core.validators import RegexValidator
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.models import Site

from . import merging, region_sites
from .models import Organisation

HOSTNAME = r"(?i)\A(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z][a-z0-9-]{0,62}\Z"


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


class RegionForm(WagtailAdminModelForm):
    """A region; with a host name it gets a site with its first pages at once."""

    hostname = forms.CharField(
        label="Nieuwe site op dit adres",
        required=False,
        max_length=120,
        help_text=(
            "Bijvoorbeeld twente.voorbeeld.example. De regio krijgt daar een eigen "
            "voorpagina, verhalen en agenda. Laat leeg als er al een site is."
        ),
        validators=[RegexValidator(HOSTNAME, "Vul het adres in zonder https://")],
    )

    def clean_hostname(self):
        hostname = self.cleaned_data["hostname"].lower()
        if hostname and self.instance.site_id:
            raise forms.ValidationError("Deze regio heeft al een site.")
        if hostname and Site.objects.filter(hostname=hostname).exists():
            raise forms.ValidationError("Op dit adres staat al een site.")
        return hostname

    def clean(self):
        data = super().clean()
        if data.get("hostname") and data.get("site"):
            self.add_error("hostname", "Kies een site of vul een nieuw adres in.")
        return data

    def save(self, commit=True):
        region = super().save(commit)
        if commit and self.cleaned_data["hostname"]:
            region_sites.build(region, self.cleaned_data["hostname"])
        return region


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
