"""What this app holds of people, and how long."""

from accounts.personal_data import PersonalData, register
from accounts.retention import Rule
from accounts.retention import register as register_rule

from . import kinds
from .models import DigestPreference, Notification, Preference, SentDigest
from .retention import old_digests, overdue


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


def digests(user):
    sent = SentDigest.objects.filter(user=user).order_by("-sent_at")
    return [{"Periode": one.period, "Verstuurd op": one.sent_at} for one in sent]


def connect():
    register(PersonalData("notifications", "Meldingen", notifications))
    register(PersonalData("preferences", "Keuzes voor meldingen", preferences))
    register(PersonalData("digests", "Overzichten die je kreeg", digests))
    label = "Meldingen, gelezen na 6 en andere na 12 maanden"
    register_rule(Rule("notifications.old", label, overdue))
    label = "Wanneer iemand een overzicht kreeg, na 6 maanden"
    register_rule(Rule("notifications.digests", label, old_digests))
