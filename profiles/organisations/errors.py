"""What cannot be done; the text says so to the person who tried."""


class OrganisationError(Exception):
    """Something that the state of things forbids."""


class AlreadyDecidedError(OrganisationError):
    """Somebody else was first with an answer."""
