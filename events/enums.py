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


class Rhythm(TextChoices):
    """How often an event of a series comes back."""

    WEEKLY = "weekly", "Elke week"
    FORTNIGHTLY = "fortnightly", "Om de week"
    MONTHLY = "monthly", "Elke maand, op dezelfde dag van de week"


class RegistrationState(TextChoices):
    """What a sign-up is worth now; only the groups below hold a seat."""

    UNCONFIRMED = "unconfirmed", "Mail nog niet bevestigd"
    CONFIRMED = "confirmed", "Komt"
    WAITING = "waiting", "Op de wachtlijst"
    OFFERED = "offered", "Plek aangeboden"
    CANCELLED = "cancelled", "Afgemeld"


SEATED = (RegistrationState.CONFIRMED, RegistrationState.OFFERED)
TAKING_PART = (*SEATED, RegistrationState.WAITING)


class NameAudience(TextChoices):
    """Who sees the name of somebody who signed up."""

    NOBODY = "none", "Niemand: toon mijn naam niet"
    PARTICIPANTS = "participants", "Wie ook komt"
    MEMBERS = "members", "Alle leden"


class StepKind(TextChoices):
    """What sort of first small step somebody takes after an event."""

    VISIT = "visit", "Ergens op bezoek gaan"
    LET_GO = "let_go", "Iets loslaten"
    SHARE = "share", "Iets delen"
    OTHER = "other", "Iets anders"


class StepAudience(TextChoices):
    ME = "me", "Alleen ik"
    PARTICIPANTS = "participants", "Wie er ook bij was"
    MEMBERS = "members", "Alle leden"


class StepOutcome(TextChoices):
    """What came of a step; none of these is a failure."""

    DONE = "done", "Gezet"
    PARTLY = "partly", "Deels gezet"
    NOT = "not", "Niet (meer)"
