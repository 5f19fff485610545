"""What cannot be done; the text says so to the person who tried."""


class EmployerError(Exception):
    """Something that the state of an employer forbids."""
