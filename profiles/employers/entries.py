"""Writing down what one knows of an employer, and saying that it is over."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from . import telling
from .errors import EmployerError
from .models import EmployerEntry
from .permissions import may_change, may_settle


def write(entry, *, by):
    """Store a new entry; its key makes that a form sent twice counts once."""
    entry.author = by
    if _is_stored(entry.key):
        return
    try:
        with transaction.atomic():
            entry.save()
            telling.tell_of_entry(entry, by)
    except IntegrityError:
        # The same form came in twice at one moment.
        if not _is_stored(entry.key):
            raise


def _is_stored(key):
    return key is not None and EmployerEntry.objects.filter(key=key).exists()


@transaction.atomic
def change(entry, fields, *, by):
    """Store other values of the fields that a form shows."""
    stored = _lock(entry)
    if not may_change(by, stored):
        raise EmployerError("Alleen wie dit schreef, kan het veranderen.")
    for name, value in fields.items():
        setattr(stored, name, value)
    stored.save(update_fields=list(fields))
    return stored


@transaction.atomic
def settle(entry, *, by):
    """Say that this is over; it stays to be read in the history."""
    stored = _lock(entry)
    if not may_settle(by, stored):
        raise EmployerError("Alleen het team van deze werkgever kan dit afronden.")
    if stored.settled_at is None:
        stored.settled_at = timezone.now()
        stored.save(update_fields=["settled_at"])
    return stored


@transaction.atomic
def delete(entry, *, by):
    """Throw away what one wrote oneself."""
    stored = _lock(entry)
    if not may_change(by, stored):
        raise EmployerError("Alleen wie dit schreef, kan het weghalen.")
    stored.delete()


def _lock(entry):
    rows = EmployerEntry.objects.select_for_update(no_key=True, of=("self",))
    stored = rows.select_related("employer").filter(pk=entry.pk).first()
    if stored is None:
        raise EmployerError("Deze notitie is al weg.")
    return stored
