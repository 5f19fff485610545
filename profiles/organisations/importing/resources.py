"""What becomes of a row: something new, or nothing when it was there already."""

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.utils.text import slugify
from import_export.resources import ModelResource

from accounts import invitations
from profiles.organisations import membership, messages
from profiles.organisations.models import Membership, Organisation, TrustedDomain

from . import rows
from .reading import LINE


class CheckedResource(ModelResource):
    """Rows are checked by a form first, and what a file says twice is refused."""

    columns = {}
    required = ()
    key = ""

    def __init__(self, *, region, by):
        super().__init__()
        self.region, self.by = region, by
        self.seen = {}

    def before_import_row(self, row, **kwargs):
        form = self.check(row)
        if not form.is_valid():
            raise ValidationError(form.messages)
        row.update(form.cleaned_data)
        key = row[self.key].casefold()
        first = self.seen.setdefault(key, row[LINE])
        if first != row[LINE]:
            raise ValidationError(f"Dit staat ook al op regel {first}.")


class PersonResource(CheckedResource):
    """People who get an account, a place in an organisation and a mail about it."""

    columns = {
        "e-mail": "email",
        "voornaam": "first_name",
        "achternaam": "last_name",
        "functie": "job_title",
        "organisatie": "organisation",
        "rol": "role",
    }
    required = ("email", "first_name", "last_name", "organisation")
    key = "email"

    class Meta:
        model = get_user_model()
        import_id_fields = ("email",)
        fields = ("email", "first_name", "last_name")
        skip_diff = True

    def before_import(self, dataset, **kwargs):
        self.organisations = rows.organisations_of(self.region)

    def check(self, row):
        return rows.PersonRow(row, organisations=self.organisations)

    def import_instance(self, instance, row, **kwargs):
        # Who has an account decides about their own name.
        if instance.pk is None:
            super().import_instance(instance, row, **kwargs)

    def skip_row(self, instance, original, row, import_validation_errors=None):
        if instance.pk is None:
            return False
        if not instance.is_active:
            raise ValidationError("Dit account staat uit.")
        places = Membership.objects.active().filter(user=instance)
        place = places.select_related("organisation").first()
        if place and place.organisation != row["organisation"]:
            name = place.organisation.name
            raise ValidationError(f"Deze collega is al lid van {name}.")
        return place is not None

    def before_save_instance(self, instance, row, **kwargs):
        if instance.pk is None:
            instance.set_unusable_password()
            instance.is_new = True

    def after_save_instance(self, instance, row, **kwargs):
        organisation = row["organisation"]
        if getattr(instance, "is_new", False):
            invitations.invite(instance)
        else:
            messages.tell(instance, "approved", organisation)
        membership.begin(instance, organisation, by=self.by, role=row["role"])
        # The app above made a profile when it heard of the membership.
        profile = getattr(instance, "profile", None)
        if profile and row.get("job_title") and not profile.job_title:
            profile.job_title = row["job_title"]
            profile.save(update_fields=["job_title"])


class OrganisationResource(CheckedResource):
    """Organisations of a region; what is there already is left as it is."""

    columns = {
        "naam": "name",
        "soort": "type",
        "omschrijving": "summary",
        "website": "website",
        "telefoon": "desk_phone",
        "e-mail": "desk_email",
        "gemeenten": "municipalities",
        "domeinen": "domains",
    }
    required = ("name", "type")
    key = "name"

    class Meta:
        model = Organisation
        import_id_fields = ("name",)
        fields = ("name", "summary", "website", "desk_phone", "desk_email")
        skip_diff = True

    def before_import(self, dataset, **kwargs):
        self.types = rows.types()
        self.municipalities = rows.municipalities_of(self.region)

    def check(self, row):
        return rows.OrganisationRow(
            row, types=self.types, municipalities=self.municipalities
        )

    def get_instance(self, instance_loader, row):
        known = Organisation.objects.filter(region=self.region)
        return known.filter(name__iexact=row["name"]).first()

    def skip_row(self, instance, original, row, import_validation_errors=None):
        return instance.pk is not None

    def before_save_instance(self, instance, row, **kwargs):
        instance.region, instance.type = self.region, row["type"]
        instance.slug = slugify(instance.name)[:80]
        instance.municipalities = row.get("municipalities", [])
        instance.trusted_domains = [
            TrustedDomain(domain=domain) for domain in row.get("domains", [])
        ]
        instance.full_clean()
        for trusted in instance.trusted_domains.all():
            trusted.full_clean(exclude=["organisation"])
