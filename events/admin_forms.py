"""Editing an event: times on the Dutch clock, also in the two odd nights."""

from datetime import UTC

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from core.publishing import PublicationForm

SKIPPED = "Deze tijd bestaat niet: de klok gaat dan een uur vooruit. Kies een andere."


class LocalTimeField(forms.DateTimeField):
    """A time on the Dutch clock; of an hour that comes twice it means the first."""

    def to_python(self, value):
        try:
            return super().to_python(value)
        except ValidationError as error:
            if error.code != "ambiguous_timezone":
                raise
            moment = timezone.make_aware(error.params["datetime"])
        if timezone.localtime(moment.astimezone(UTC)).time() != moment.time():
            raise ValidationError(SKIPPED, code="skipped")
        return moment.astimezone(UTC)


class EventPageForm(PublicationForm):
    """The form of an event in the admin."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("starts_at", "ends_at"):
            if name in self.fields:
                stock = self.fields[name]
                self.fields[name] = LocalTimeField(
                    label=stock.label,
                    help_text=stock.help_text,
                    required=stock.required,
                    widget=stock.widget,
                )
