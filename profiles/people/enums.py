from django.db.models import IntegerChoices


class Audience(IntegerChoices):
    """Who may see one field of a profile; a higher number means more people."""

    NOBODY = 0, "Niemand"
    ORGANISATION = 1, "Mijn organisatie"
    MEMBERS = 2, "Leden"
    EVERYONE = 3, "Iedereen"


class Weekday(IntegerChoices):
    """A day on which somebody works; the value is a bit, so that days add up."""

    MONDAY = 1, "maandag"
    TUESDAY = 2, "dinsdag"
    WEDNESDAY = 4, "woensdag"
    THURSDAY = 8, "donderdag"
    FRIDAY = 16, "vrijdag"
