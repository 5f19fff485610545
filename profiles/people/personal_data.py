"""What this app holds of people, and how long."""

from django.utils import timezone

from accounts.personal_data import PersonalData, register
from accounts.retention import Rule
from accounts.retention import register as register_rule

from .contact import KEPT_FOR
from .models import ContactMessage, Profile
from .visibility import days_in_words

PLAIN = ("name", "job_title", "drive", "ask_me", "phone", "email", "linkedin")
CHOICES = ("is_listed", "shows_as_new", "accepts_messages")


def profile(user):
    own = Profile.objects.filter(user=user).first()
    return [_record(own), _audiences(own)] if own else []


def _record(own):
    record = {_label(name): getattr(own, name) for name in PLAIN + CHOICES}
    return record | {
        "Aanwezig op": days_in_words(own.days),
        "Organisatie": str(own.organisation or ""),
        "Gemeenten": [str(place) for place in own.municipalities.all()],
        "Specialismen": [str(term) for term in own.specialisms.all()],
        "Je volgt": [str(place) for place in own.followed_municipalities.all()],
        "Gemaakt op": own.created_at,
        "Gewijzigd op": own.changed_at,
        "Bevestigd op": own.confirmed_at,
    }


def _audiences(own):
    names = [field.name for field in Profile._meta.fields]
    return {
        _label(name): getattr(own, f"get_{name}_display")()
        for name in names
        if name.endswith("_audience")
    }


def _label(name):
    label = Profile._meta.get_field(name).verbose_name
    return label[:1].upper() + label[1:]


def photo(user):
    own = Profile.objects.filter(user=user).exclude(photo="").first()
    if own is None:
        return []
    with own.photo.open() as file:
        return [("foto.webp", file.read())]


def messages(user):
    """Return what somebody wrote; what others wrote belongs to them."""
    sent = ContactMessage.objects.filter(sender=user).select_related("recipient")
    return [
        {
            "Aan": message.recipient.name,
            "Bericht": message.text,
            "Verstuurd op": message.sent_at,
        }
        for message in sent
    ]


def old_messages(now=None):
    return ContactMessage.objects.filter(sent_at__lt=(now or timezone.now()) - KEPT_FOR)


def connect():
    register(PersonalData("profile", "Je profiel", profile, files=photo))
    register(PersonalData("messages", "Berichten die je stuurde", messages))
    label = "Berichten tussen leden, na 30 dagen"
    register_rule(Rule("people.messages", label, old_messages))
