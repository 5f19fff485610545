"""What stands in a digest: by kind, what cannot wait first, and never a long list."""

import logging
from collections import Counter, defaultdict

from django.db import transaction

from . import kinds

SHOWN = 8
logger = logging.getLogger(__name__)


def still_to_tell(notifications, user):
    """Return (kind, what this user may still be told) for each kind, and what waits.

    A kind that cannot say it now waits for a later digest, and holds up no other.
    """
    by_kind = defaultdict(list)
    for notification in notifications:
        by_kind[notification.kind].append(notification)
    groups, later = [], []
    for name, told in by_kind.items():
        kind = kinds.find(name)
        try:
            groups.append((kind, _visible(kind, told, user)))
        except Exception:
            logger.exception("No %s in the digest for user %s", name, user.pk)
            later += told
    return _in_order(groups), later


def _visible(kind, notifications, user):
    # A query that fails spoils no more than this.
    with transaction.atomic():
        return kind.visible(notifications, user) if kind else []


def _in_order(groups):
    return sorted(
        ((kind, told) for kind, told in groups if told),
        key=lambda group: (group[0].urgency, group[0].label),
    )


def shortened(groups):
    """Return (label, notifications) of as many as a digest shows.

    Every kind gets one before any gets a second, so that a busy one hides no other.
    """
    turns = sorted(
        (turn, number)
        for number, (_kind, told) in enumerate(groups)
        for turn in range(len(told))
    )
    places = Counter(number for _turn, number in turns[:SHOWN])
    return [
        (kind.label, told[: places[number]])
        for number, (kind, told) in enumerate(groups)
        if places[number]
    ]
