"""What one row must hold; the same forms that say so on screens say it here."""

from django import forms
from django.core.validators import validate_email

from accounts.forms import NO_ADDRESS, EmailField
from core.csv_cells import FORMULA_STARTS
from profiles.organisations.enums import MembershipRole
from profiles.organisations.models import (
    Municipality,
    Organisation,
    OrganisationType,
    TrustedDomain,
)

ROLES = {
    "": MembershipRole.MEMBER,
    "lid": MembershipRole.MEMBER,
    "coordinator": MembershipRole.COORDINATOR,
    "coördinator": MembershipRole.COORDINATOR,
}


# These may begin with a plus.
NUMBERS = {"desk_phone"}


class NamedField(forms.CharField):
    """A thing by its name, whatever its case."""

    def __init__(self, known, missing, **kwargs):
        super().__init__(**kwargs)
        self.known, self.missing = known, missing

    def clean(self, value):
        name = super().clean(value)
        if name and name.casefold() not in self.known:
            raise forms.ValidationError(f"{self.missing}: ‘{name[:40]}’.")
        return self.known.get(name.casefold())


class Row(forms.Form):
    """Cells of one row; a cell that a spreadsheet calculates is refused."""

    def clean(self):
        for name, value in self.data.items():
            is_text = name in self.fields and name not in NUMBERS
            if is_text and str(value).startswith(FORMULA_STARTS):
                label = self.fields[name].label
                self.add_error(
                    None, f"De cel bij ‘{label}’ begint met een teken als = of +."
                )
        return super().clean()

    @property
    def messages(self):
        """Return what is wrong, each with the column that it is about."""
        return [
            message
            if name == forms.forms.NON_FIELD_ERRORS
            else self._about(name, message)
            for name, messages in self.errors.items()
            for message in messages
        ]

    def _about(self, name, message):
        return f"{self.fields[name].label}: {message}"


class PersonRow(Row):
    """A colleague who gets an account."""

    email = EmailField(label="e-mail", max_length=254)
    first_name = forms.CharField(label="voornaam", max_length=60)
    last_name = forms.CharField(label="achternaam", max_length=80)
    job_title = forms.CharField(label="functie", max_length=80, required=False)
    role = forms.CharField(label="rol", required=False)

    def __init__(self, data, *, organisations):
        super().__init__(data)
        self.fields["organisation"] = NamedField(
            organisations, "Deze organisatie kennen we niet", label="organisatie"
        )

    def clean_role(self):
        role = self.cleaned_data["role"].casefold()
        if role not in ROLES:
            raise forms.ValidationError("Kies uit: lid, coördinator.")
        return ROLES[role]


class OrganisationRow(Row):
    """An organisation with its kind, desk, places and domains."""

    name = forms.CharField(label="naam", max_length=80)
    summary = forms.CharField(label="omschrijving", max_length=300, required=False)
    website = forms.URLField(label="website", required=False, assume_scheme="https")
    desk_phone = forms.CharField(label="telefoon", max_length=20, required=False)
    desk_email = forms.CharField(label="e-mail", max_length=254, required=False)
    municipalities = forms.CharField(label="gemeenten", required=False)
    domains = forms.CharField(label="domeinen", required=False)

    def __init__(self, data, *, types, municipalities):
        super().__init__(data)
        self.known = municipalities
        self.fields["type"] = NamedField(
            types, "Deze soort kennen we niet", label="soort"
        )

    def clean_desk_email(self):
        address = self.cleaned_data["desk_email"]
        if address:
            try:
                validate_email(address)
            except forms.ValidationError as error:
                raise forms.ValidationError(NO_ADDRESS) from error
        return address

    def clean_municipalities(self):
        names = _parts(self.cleaned_data["municipalities"])
        for name in names:
            if name.casefold() not in self.known:
                raise forms.ValidationError(f"We kennen ‘{name[:40]}’ niet.")
        return [self.known[name.casefold()] for name in names]

    def clean_domains(self):
        domains = [domain.lower() for domain in _parts(self.cleaned_data["domains"])]
        field = TrustedDomain._meta.get_field("domain")
        for domain in domains:
            field.run_validators(domain)
        return domains


def _parts(text):
    return [part.strip() for part in text.replace("|", ",").split(",") if part.strip()]


def organisations_of(region):
    """Return {name or address: organisation} of a region."""
    found = {}
    for organisation in Organisation.objects.filter(region=region):
        found |= dict.fromkeys(
            (organisation.slug, organisation.name.casefold()), organisation
        )
    return found


def types():
    return {kind.name.casefold(): kind for kind in OrganisationType.objects.all()}


def municipalities_of(region):
    places = Municipality.objects.filter(region=region)
    return {place.name.casefold(): place for place in places}
