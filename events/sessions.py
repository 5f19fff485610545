"""Tables and workshops: everybody sits at one in each round, if there is a chair.

Who calls this holds the lock of the event.
"""

from .enums import SEATED
from .errors import FullSessionError
from .models import SessionChoice


def rounds(event):
    """Return {round: [sessions]} in order."""
    found = {}
    for session in event.sessions.all():
        found.setdefault(session.round, []).append(session)
    return dict(sorted(found.items()))


def is_full(session, *, besides=None):
    """Say whether others took all chairs; waiting for the event holds no chair."""
    if session.capacity is None:
        return False
    seated = session.choices.filter(registration__state__in=SEATED)
    if besides is not None:
        seated = seated.exclude(registration=besides)
    return seated.count() >= session.capacity


def keep(registration, choices):
    """Store what somebody would like; chairs are only given with a seat."""
    registration.choices.all().delete()
    SessionChoice.objects.bulk_create(
        SessionChoice(
            registration=registration,
            session=session,
            round=session.round,
            answer=answer,
        )
        for session, answer in choices.items()
    )


def choose(registration, choices):
    """Store where somebody sits; a table that is full refuses."""
    for session in choices:
        if is_full(session, besides=registration):
            raise FullSessionError(f"‘{session.title}’ is vol. Kies een andere tafel.")
    keep(registration, choices)


def drop_full(registration):
    """Let go of tables that filled up meanwhile; return their titles."""
    choices = registration.choices.select_related("session")
    lost = [c for c in choices if is_full(c.session, besides=registration)]
    for choice in lost:
        choice.delete()
    return [choice.session.title for choice in lost]
