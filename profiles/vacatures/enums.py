"""The states of a vacature and of what happens around it."""

from django.db.models import IntegerChoices, TextChoices


class VacatureState(TextChoices):
    CONCEPT = "concept", "Concept"
    OPEN = "open", "Open"
    TALKING = "gesprek", "In gesprek"
    CLOSED = "gesloten", "Gesloten"


# Somebody can still be placed.
OPEN_STATES = [VacatureState.OPEN, VacatureState.TALKING]


class CloseReason(TextChoices):
    """Why a vacature is closed."""

    FILLED = "vervuld", "Vervuld"
    WITHDRAWN = "ingetrokken", "Ingetrokken"
    EXPIRED = "verlopen", "Verlopen"
    MERGED = "samengevoegd", "Samengevoegd"


class Visibility(TextChoices):
    """Who may read a vacature; nobody else ever sees contacts or people."""

    MEMBERS = "leden", "Alleen leden"
    PUBLIC = "openbaar", "Iedereen"


class HandOverKind(TextChoices):
    """What one member asks another."""

    GIVE = "geven", "Neem jij het over?"
    TAKE = "nemen", "Mag ik het overnemen?"
    JOIN = "samen", "Doe je mee?"
    ENTRUST = "gezet", "Past dit bij jou?"


class RequestState(TextChoices):
    """What became of a question."""

    ASKED = "gevraagd", "Wacht op antwoord"
    ACCEPTED = "ja", "Ja"
    TOGETHER = "samen", "Samen"
    DECLINED = "nee", "Liever niet"
    TAKEN = "genomen", "Genomen na drie werkdagen"
    LAPSED = "vervallen", "Niet meer nodig"


class EntryKind(TextChoices):
    """What happened, as the timeline tells it."""

    DRAFTED = "concept", "maakte een concept"
    SHARED = "gedeeld", "deelde deze vacature"
    CHANGED = "gewijzigd", "paste de tekst aan"
    PICKED_UP = "opgepakt", "pakt deze vacature op"
    JOINED = "erbij", "doet mee"
    LEFT = "eraf", "doet niet meer mee"
    ASKED_TO_TAKE = "vraagt-over-te-nemen", "vraagt om over te nemen"
    ASKED_FOR_IT = "vraagt-regie", "wil het overnemen"
    ASKED_TO_JOIN = "vraagt-mee-te-doen", "vraagt om mee te doen"
    HANDED_OVER = "overgedragen", "neemt het over"
    ENTRUSTED = "toevertrouwd", "gaf dit aan een collega"
    GIVEN_BACK = "teruggegeven", "gaf het terug"
    DECLINED = "geweigerd", "neemt het niet over"
    OFFERED_AGAIN = "weer-open", "zoekt iemand die dit oppakt"
    NOTE = "notitie", "schreef een notitie"
    PASSED_ON = "doorgestuurd", "liet deze vacature zien"
    TALKING = "gesprek", "is in gesprek"
    FILLED = "vervuld", "meldde een plek als vervuld"
    TAKEN_BACK = "teruggehaald", "haalde een vervulde plek terug"
    EXTENDED = "verlengd", "koos een nieuwe sluitdatum"
    CLOSED = "gesloten", "sloot deze vacature"
    REOPENED = "heropend", "opende deze vacature weer"
    MERGED = "samengevoegd", "voegde een dubbele vacature toe"
    NOMINATED = "voorgedragen", "droeg een kandidaat voor"


class ContributionKind(TextChoices):
    """What somebody did for a placement."""

    ENTERED = "invoer", "Vacature gevonden"
    BROUGHT = "aandragen", "Kandidaat aangedragen"
    TALKED = "gesprek", "Gesprek gevoerd"
    GUIDED = "begeleiding", "Begeleiding geregeld"


class ShareReply(TextChoices):
    """What somebody does with a vacature that a colleague showed them."""

    PICKS_UP = "pak-op", "Pak op"
    NOT_FOR_ME = "niet-voor-mij", "Niet voor mij"
    LATER = "later", "Later"


class DeclineReason(TextChoices):
    NO_CANDIDATE = "geen-kandidaat", "Ik heb geen kandidaat"
    NO_TIME = "geen-tijd", "Ik heb geen tijd"
    TOO_FAR = "te-ver", "Het is te ver weg"
    OTHER = "anders", "Iets anders"


class AlertFrequency(TextChoices):
    """How often a saved search tells what is new."""

    NONE = "niet", "Niet"
    DAILY = "dag", "Elke dag"
    WEEKLY = "week", "Elke week"


class NominationStage(TextChoices):
    """How far a kandidaat is; nothing else is known of this person."""

    PROPOSED = "voorgesteld", "Voorgesteld"
    TALK = "prettig-gesprek", "Prettig gesprek"
    TRIAL = "proefplaatsing", "Proefplaatsing"
    PLACED = "geplaatst", "Geplaatst"
    AFTERCARE = "nazorg", "Nazorg"
    STOPPED = "gestopt", "Gestopt"


class ApiScope(TextChoices):
    """What the program of an organisation may do."""

    READ = "vacatures:lezen", "Open vacatures lezen"
    MATCH = "vacatures:zoeken", "Passende vacatures vragen"
    NOMINATE = "voordrachten", "Kandidaten voordragen"


class Level(IntegerChoices):
    """How much schooling or experience the work asks."""

    NONE = 0, "Zonder diploma"
    BASIC = 1, "Vmbo of mbo 1"
    SKILLED = 2, "Mbo 2 of 3"
    ADVANCED = 3, "Mbo 4 of hoger"
