"""What this app holds of people: to take along, and to forget.

What somebody wrote stays with the employer; without its author it is nobody's.
"""

from accounts.personal_data import PersonalData, register
from accounts.retention import TWO_YEARS, Rule
from accounts.retention import register as register_rule

from .models import Employer, EmployerEntry


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
    in_touch = Employer.objects.in_touch_since(now - TWO_YEARS)
    return EmployerEntry.objects.exclude(employer__in=in_touch.values("pk"))


def connect():
    register(PersonalData("employers", "Werkgevers", relations))
    register(PersonalData("employers.entries", "Notities bij werkgevers", written))
    label = "Notities bij werkgevers, 24 maanden na het laatste contact"
    register_rule(Rule("employers.entries", label, old_entries))
