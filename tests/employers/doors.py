"""How tests reach the pages of an employer."""

from datetime import timedelta

from django.utils import timezone

from profiles.employers.models import EmployerEntry


def write(client, employer, **changes):
    """Send the form for a new entry."""
    data = {
        "kind": "bezoek",
        "text": "De kas wordt in het voorjaar groter.",
        "happened_on": str(timezone.localdate()),
        "audience": "leden",
    }
    return client.post(f"{employer.get_absolute_url()}notities/", data | changes)


def create_entry(employer, **changes):
    """Store what somebody wrote about an employer."""
    fields = {
        "kind": "bezoek",
        "text": "De kas wordt in het voorjaar groter.",
        "author": employer.holder,
    }
    return EmployerEntry.objects.create(employer=employer, **fields | changes)


def days(number):
    return timezone.localdate() + timedelta(days=number)
