class RegistrationError(Exception):
    """Why a sign-up cannot go on, in words for who tries."""


class ClosedError(RegistrationError):
    """Nobody can sign up for this event any more."""


class FullSessionError(RegistrationError):
    """Somebody else took the last chair at this table."""
