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
