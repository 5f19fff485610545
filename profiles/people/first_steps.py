"""What makes a profile worth finding: at most four steps, never an obligation."""

from typing import NamedTuple


class Step(NamedTuple):
    """One thing to do; ``field`` is where the form has it."""

    label: str
    field: str
    is_done: bool


def steps_of(profile):
    return [
        Step("Zet een foto bij je naam", "photo", bool(profile.photo)),
        Step("Vertel wat jou drijft", "drive", bool(profile.drive)),
        Step("Kies waar je veel van weet", "specialisms", profile.specialisms.exists()),
        Step(
            "Volg een gemeente",
            "followed_municipalities",
            profile.followed_municipalities.exists(),
        ),
    ]


def dismiss(profile):
    """Do not show the steps to this member again."""
    profile.has_dismissed_steps = True
    profile.save(update_fields=["has_dismissed_steps"])
