from django.db.models import TextChoices


class CaseState(TextChoices):
    """What became of a thing that was reported."""

    OPEN = "open", "Wacht op een besluit"
    UPHELD = "upheld", "Van de site gehaald"
    DISMISSED = "dismissed", "Blijft staan"


class Step(TextChoices):
    """Which decision a case waits for."""

    DECISION = "decision", "Besluit"
    REVIEW = "review", "Besluit na bezwaar"


class ReportReason(TextChoices):
    """Why somebody reports something."""

    WRONG = "wrong", "Het klopt niet"
    HURTFUL = "hurtful", "Het is kwetsend of discrimineert"
    PRIVATE = "private", "Er staat iets in dat privé is"
    ADVERTISING = "advertising", "Het is reclame"
    OTHER = "other", "Iets anders"
