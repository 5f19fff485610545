"""What this app holds of people: to take along, and to forget.

What somebody wrote stays with the employer; without its author it is nobody's.
"""

from datetime import timedelta

from django.utils.timezone import localdate

from accounts.personal_data import PersonalData, register
from accounts.retention import Rule
from accounts.retention import register as register_rule

from .models import Employer, EmployerEntry

KEPT_FOR = timedelta(days=5 * 365)


def written(user):
    own = EmployerEntry.objects.filter(author=user).select_related("employer")
    return [
        {
            "Werkgever": entry.employer.name,
            "Wat": entry.get_kind_display(),
            "Tekst": entry.text,
            "Wanneer": entry.happened_on,
            "Volgende datum": entry.next_on,
            "Wie mag dit lezen": entry.get_audience_display(),
        }
        for entry in own.order_by("happened_on", "pk")
    ]


def relations(user):
    held = Employer.objects.filter(holder=user) | Employer.objects.filter(deputy=user)
    return [
        {
            "Werkgever": employer.name,
            "Je bent": "vaste contactpersoon"
            if employer.holder_id == user.pk
            else "vervanger",
        }
        for employer in held
    ]


def old_entries(now):
    return EmployerEntry.objects.past(localdate(now) - KEPT_FOR)


def connect():
    register(PersonalData("employers", "Werkgevers", relations))
    register(PersonalData("employers.entries", "Notities bij werkgevers", written))
    label = "Notities bij werkgevers, na 5 jaar, behalve open afspraken"
    register_rule(Rule("employers.entries", label, old_entries))
