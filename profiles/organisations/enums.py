from django.db.models import TextChoices


class PlacementForm(TextChoices):
    """The kind of contract or place in which somebody works."""

    REGULAR = "regulier", "Regulier werk"
    GUARANTEED = "garantiebaan", "Garantiebaan"
    LEARNING = "leerwerkbaan", "Leerwerkbaan"
    SECONDMENT = "detachering", "Detachering"
    INTERNSHIP = "stage", "Stage"
    EXPERIENCE = "werkervaringsplek", "Werkervaringsplek"


class EmployerSize(TextChoices):
    """How many people work for an employer."""

    SMALL = "1-9", "1 tot 9 mensen"
    MEDIUM = "10-49", "10 tot 49 mensen"
    LARGE = "50-249", "50 tot 249 mensen"
    VERY_LARGE = "250+", "250 mensen of meer"


class Province(TextChoices):
    DRENTHE = "drenthe", "Drenthe"
    FLEVOLAND = "flevoland", "Flevoland"
    FRYSLAN = "fryslan", "Fryslân"
    GELDERLAND = "gelderland", "Gelderland"
    GRONINGEN = "groningen", "Groningen"
    LIMBURG = "limburg", "Limburg"
    NORTH_BRABANT = "noord-brabant", "Noord-Brabant"
    NORTH_HOLLAND = "noord-holland", "Noord-Holland"
    OVERIJSSEL = "overijssel", "Overijssel"
    UTRECHT = "utrecht", "Utrecht"
    ZEELAND = "zeeland", "Zeeland"
    SOUTH_HOLLAND = "zuid-holland", "Zuid-Holland"


class MembershipRole(TextChoices):
    """What somebody may do for the organisation."""

    MEMBER = "lid", "Lid"
    COORDINATOR = "coordinator", "Coördinator"


class MembershipState(TextChoices):
    REQUESTED = "gevraagd", "Gevraagd"
    ACTIVE = "actief", "Actief"
    DENIED = "afgewezen", "Afgewezen"
    ENDED = "gestopt", "Gestopt"


class HandOverState(TextChoices):
    """How far the passing on of one thing is."""

    PROPOSED = "gevraagd", "Wacht op antwoord"
    ACCEPTED = "aangenomen", "Overgedragen"
    DECLINED = "geweigerd", "Niet aangenomen"
    FALLEN_BACK = "teruggevallen", "Niet overgedragen"
