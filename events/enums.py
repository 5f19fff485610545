from django.db.models import TextChoices


class Audience(TextChoices):
    """For whom an event is."""

    EVERYONE = "iedereen", "Voor iedereen"
    EMPLOYERS = "werkgevers", "Voor ondernemers"
    PROFESSIONALS = "professionals", "Voor professionals"


class EventKind(TextChoices):
    BREAKFAST = "ondernemersontbijt", "Ondernemersontbijt"
    PRACTICE_TABLE = "praktijktafel", "Praktijktafel"
    JOBS_DAY = "banendag", "Banendag"
    COMPANY_VISIT = "bedrijfsbezoek", "Bedrijfsbezoek"
    TRAINING = "training", "Training"
