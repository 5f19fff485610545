"""Which open vacatures may be the one that somebody is about to enter."""

from core.search.words import asked, stem

from .models import Vacature

ALIKE = 0.5  # of the words that both titles have together
SHOWN = 5


def likely(employer, title, user, *, but=None):
    """Return the open vacatures of this employer with a title like this one."""
    same_employer = Vacature.objects.open().visible_to(user).filter(employer=employer)
    if but:
        same_employer = same_employer.exclude(pk=but)
    found = [v for v in same_employer.newest_first() if is_alike(v.title, title)]
    return found[:SHOWN]


def is_alike(one, other):
    """Say whether two titles share at least half of their words."""
    first, second = _stems(one), _stems(other)
    if not first or not second:
        return False
    return len(first & second) / len(first | second) >= ALIKE


def _stems(title):
    return {stem(word) for word in asked(title)}
