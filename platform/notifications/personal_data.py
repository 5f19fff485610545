"""What this app holds of people, and how long."""

from accounts.personal_data import PersonalData, register
from accounts.retention import Rule
from accounts.retention import register as register_rule

from . import kinds
from .models import DigestPreference, Notification, Preference
from .retention import overdue


def notifications(user):
    return [
        {
            "Melding": notification.title,
            "Tekst": notification.text,
            "Gemaakt op": notification.created_at,
            "Gelezen op": notification.read_at,
        }
        for notification in Notification.objects.for_user(user).newest_first()
    ]


def preferences(user):
    rhythm = DigestPreference.objects.filter(user=user).first()
    digest = [{"Overzicht": rhythm.get_rhythm_display()}] if rhythm else []
    return digest + [
        {
            "Soort": kind.label if (kind := kinds.find(preference.kind)) else "",
            "Zo wil je het horen": preference.get_channel_display(),
        }
        for preference in Preference.objects.filter(user=user).order_by("kind")
    ]


def connect():
    register(PersonalData("notifications", "Meldingen", notifications))
    register(PersonalData("preferences", "Keuzes voor meldingen", preferences))
    label = "Meldingen, gelezen na 6 en andere na 12 maanden"
    register_rule(Rule("notifications.old", label, overdue))
