"""The one way in which a Word file can be refused."""


class WordError(ValueError):
    """The file cannot become a story; the message tells an editor why."""


BROKEN = (
    "Dit bestand is beschadigd. Open het in Word, bewaar het opnieuw en probeer "
    "het nog eens."
)
EMPTY = "Dit bestand is leeg. Kies een ander bestand."
TOO_LARGE = "Dit bestand is groter dan 25 MB. Verklein in Word eerst de afbeeldingen."
TOO_LONG = "Dit document is te groot voor één verhaal. Deel het in Word op in stukken."
MACROS = (
    "Dit bestand bevat macro’s, dat zijn kleine programma’s. Bewaar het in Word via "
    "Bestand > Opslaan als, en kies het type Word-document (*.docx)."
)
OLD_WORD = (
    "Dit is een bestand van een oude Word-versie (.doc). Open het in Word, kies "
    "Bestand > Opslaan als, en kies het type Word-document (*.docx)."
)
LOCKED = (
    "Op dit bestand zit een wachtwoord. Haal het wachtwoord er in Word af en bewaar "
    "het bestand opnieuw."
)
NO_WORD = (
    "Dit is geen Word-bestand. Kies een bestand waarvan de naam op .docx eindigt. "
    "Maakte je het in een ander programma? Bewaar het daar als Word-document (*.docx)."
)
NO_TEXT = "In dit bestand staat geen tekst. Kies een ander bestand."
