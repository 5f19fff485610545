"""What members fill in about an employer."""

from datetime import timedelta

from django import forms
from django.contrib.auth import get_user_model
from django.db.models import Case, Q, When
from django.utils import timezone

from core.uploads import visible_title
from profiles.organisations.models import Municipality
from profiles.people.colleagues import ColleagueField, colleagues_of
from profiles.people.faces import Faces

from . import finding
from .enums import EntryAudience, EntryKind
from .form_parts import DateInput, GuardedMixin, KeyMixin
from .models import Employer, EmployerEntry

FURTHEST = timedelta(days=5 * 366)
LONG_AGO = timedelta(days=20 * 366)
OTHER = "Dit is een andere werkgever"


class EntryForm(KeyMixin, GuardedMixin, forms.ModelForm):
    """What somebody knows, heard or agreed."""

    guarded = ("text",)

    class Meta:
        model = EmployerEntry
        fields = ["kind", "text", "happened_on", "next_on", "audience"]
        labels = {
            "kind": "Wat wil je opschrijven?",
            "text": "Schrijf het op",
            "happened_on": "Wanneer was dit?",
            "next_on": "Wanneer kom je erop terug?",
            "audience": "Wie mag dit lezen?",
        }
        help_texts = {
            "text": "Zet hier geen namen of gegevens van kandidaten.",
            "next_on": "De vaste contactpersoon ziet dit dan op Mijn platform.",
        }
        error_messages = {
            "kind": {"required": "Kies wat je wilt opschrijven."},
            "text": {"required": "Schrijf eerst iets op."},
            "happened_on": {"required": "Kies een dag."},
        }
        widgets = {
            "text": forms.Textarea(attrs={"rows": 4, "maxlength": 2000}),
            "happened_on": DateInput,
            "next_on": DateInput,
            "audience": forms.RadioSelect,
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [("", "Kies wat het is"), *EntryKind.choices]
        self.fields["audience"].choices = EntryAudience.choices

    def clean_happened_on(self):
        day, today = self.cleaned_data["happened_on"], timezone.localdate()
        if not today - LONG_AGO <= day <= today:
            raise forms.ValidationError("Kies een dag die voorbij is of vandaag.")
        return day

    def clean_next_on(self):
        day, today = self.cleaned_data["next_on"], timezone.localdate()
        is_new = day != self.instance.next_on
        if day and is_new and not today <= day <= today + FURTHEST:
            raise forms.ValidationError("Kies een dag die nog komt.")
        return day

    def fields_to_store(self):
        return {name: self.cleaned_data[name] for name in self._meta.fields}


class DeputyField(ColleagueField):
    """A choice of members; who it is now stands first, also who hides their name."""

    def choose_from(self, user, employer):
        """Offer the colleagues of this user, and who is vervanger now."""
        deputy = employer.deputy_id
        self._deputy, self._faces = deputy, Faces([deputy], user)
        known = Q(pk__in=colleagues_of(user).order_by().values("pk"))
        members = get_user_model().objects.members().exclude(pk=employer.holder_id)
        # Among the names the place of a hidden one would tell how it begins.
        is_other = Case(When(pk=deputy, then=0), default=1)
        self.queryset = (
            members.filter(known | Q(pk=deputy))
            .select_related("profile__organisation")
            .order_by(is_other, "profile__name", "pk")
        )

    def label_from_instance(self, user):
        if user.pk != self._deputy:
            return super().label_from_instance(user)
        face = self._faces.of(user.pk)
        return f"{face.name}, {face.organisation}" if face.organisation else face.name


class DeputyForm(forms.Form):
    """Who answers when the vaste contactpersoon is away."""

    deputy = DeputyField(
        label="Wie is de vervanger?",
        queryset=None,
        required=False,
        empty_label="Niemand",
    )

    def __init__(self, *args, user, employer, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["deputy"].choose_from(user, employer)
        self.initial.setdefault("deputy", employer.deputy_id)


class EmployerForm(forms.ModelForm):
    """The facts of an employer; asks to look again when it may be there already."""

    is_checked = forms.BooleanField(label=OTHER, required=False)

    class Meta:
        model = Employer
        fields = ["name", "municipality", "kvk_number", "sector", "size"]
        labels = {
            "name": "Hoe heet de werkgever?",
            "municipality": "In welke gemeente?",
            "kvk_number": "KvK-nummer",
            "sector": "Sector",
            "size": "Hoeveel mensen werken er?",
        }
        error_messages = {
            "name": {"required": "Vul de naam van de werkgever in."},
            "municipality": {"required": "Kies een gemeente."},
        }

    def __init__(self, *args, user, region, **kwargs):
        super().__init__(*args, **kwargs)
        self.user, self.instance.region = user, region
        places = Municipality.objects.filter(region=region)
        self.fields["municipality"].queryset = places
        self.fields["municipality"].empty_label = "Kies een gemeente"
        self.fields["sector"].empty_label = "Onbekend"
        sizes = Employer._meta.get_field("size").choices
        self.fields["size"].choices = [("", "Onbekend"), *sizes]
        self.doubles = []

    def main_fields(self):
        return [self[name] for name in self._meta.fields]

    def clean_name(self):
        name = " ".join(visible_title(self.cleaned_data["name"]).split())
        if not name:
            raise forms.ValidationError("Vul de naam van de werkgever in.")
        return name

    def clean(self):
        data = super().clean()
        if "name" not in data or "municipality" not in data:
            return data
        region, number = self.instance.region, data.get("kvk_number")
        by_number = number and region.employers.filter(kvk_number=number).first()
        by_name = finding.find(region, data["name"], data["municipality"])
        for field, same in (("kvk_number", by_number), ("name", by_name)):
            if same and same != self.instance:
                self.doubles = [same]
                self.add_error(field, finding.SAME)
        if self.errors or data.get("is_checked") or "name" not in self.changed_data:
            return data
        alike = finding.like(region, data["name"], self.user)
        self.doubles = [found for found in alike if found != self.instance]
        return data

    @property
    def must_be_checked(self):
        return bool(self.doubles)
