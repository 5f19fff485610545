from django.db.models import TextChoices


class EntryKind(TextChoices):
    """What somebody writes down about an employer."""

    CONCERN = "speelt", "Wat speelt er"
    AGREEMENT = "afspraak", "Afspraak"
    VISIT = "bezoek", "Bezoek"
    CALL = "telefoon", "Telefoongesprek"
    MAIL = "mail", "Mail of brief"
    MEETING = "bijeenkomst", "Bijeenkomst"


class EntryAudience(TextChoices):
    """Who may read it."""

    MEMBERS = "leden", "Alle leden"
    TEAM = "team", "Alleen het team van deze werkgever"


# What stays in sight until somebody says that it is over.
LASTING = (EntryKind.CONCERN, EntryKind.AGREEMENT)
