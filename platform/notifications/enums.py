from enum import IntEnum

from django.db.models import TextChoices


class Channel(TextChoices):
    """How a member hears of something; the inbox on the site always has it."""

    MAIL = "mail", "Direct per mail"
    DIGEST = "digest", "In mijn overzicht"
    SITE = "site", "Alleen op de site"


class Rhythm(TextChoices):
    """How often a member gets the digest."""

    NEVER = "never", "Nooit"
    DAILY = "daily", "Elke dag"
    WEEKLY = "weekly", "Elke week"
    MONTHLY = "monthly", "Elke maand"


class Urgency(IntEnum):
    """In which order the digest tells things: what cannot wait stands first."""

    SOON = 1  # there is a last day to it
    ASKED = 2  # somebody waits for an answer
    OWN = 3  # something of one's own changed
    NEWS = 4  # there is something to discover
