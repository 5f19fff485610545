"""Telling somebody something once, also when two workers do it at the same moment."""

from .models import Told


def first_time(registration, occasion):
    """Say whether this person was not told of this before; ask it in a transaction.

    It is taken back when the transaction fails: what was not sent is sent later.
    """
    _told, created = Told.objects.get_or_create(
        registration=registration, occasion=occasion
    )
    return created
