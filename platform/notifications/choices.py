"""What a member chose, or what goes for who chose nothing yet."""

from .enums import Rhythm
from .kinds import get
from .models import DigestPreference, Preference


def channel_of(user, kind_name):
    chosen = Preference.objects.filter(user=user, kind=kind_name).first()
    return chosen.channel if chosen else get(kind_name).channel


def rhythm_of(user):
    chosen = DigestPreference.objects.filter(user=user).first()
    return Rhythm(chosen.rhythm) if chosen else Rhythm.WEEKLY
