"""What stands in a digest: by kind, what cannot wait first, and never a long list."""

from collections import Counter, defaultdict

from . import kinds

SHOWN = 8


def still_to_tell(notifications, user):
    """Return (kind, what this user may still be told) for each kind, in order."""
    by_kind = defaultdict(list)
    for notification in notifications:
        by_kind[notification.kind].append(notification)
    known = [(kinds.find(name), told) for name, told in by_kind.items()]
    groups = [(kind, kind.visible(told, user)) for kind, told in known if kind]
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
