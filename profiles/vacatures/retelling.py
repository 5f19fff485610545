"""What a saved search still has to tell by the time that its news is mailed."""

from collections import defaultdict

from django.db.models import Q
from django.http import QueryDict
from wagtail.models import Site

from .board import select
from .models import SavedSearch


def new_for(search, total):
    word = "nieuwe vacature" if total == 1 else "nieuwe vacatures"
    return f"{total} {word} voor ‘{search.name}’"


def still_new(notifications, user):
    """Return the newest one of each search, with what of all of them is open now.

    A search that tells something every day so takes one line in the digest of a week.
    """
    by_search = defaultdict(list)
    for notification in notifications:
        by_search[notification.object_id].append(notification)
    searches = SavedSearch.objects.filter(user=user).in_bulk(list(by_search))
    site = Site.objects.filter(region__organisations__profiles__user=user).first()
    lines = []
    for key, told in by_search.items():
        total = _open_now(searches[key], told, user, site) if key in searches else 0
        if total:
            newest = max(told, key=lambda notification: notification.created_at)
            newest.title = new_for(searches[key], total)
            lines.append(newest)
    return lines


def _open_now(search, told, user, site):
    """Count what these told of, as far as the board still shows it as open."""
    told_of = Q()
    for notification in told:
        told_of |= Q(
            opened_at__gt=notification.since, opened_at__lte=notification.created_at
        )
    found = select(user, site, QueryDict(search.query)).objects
    return found.open().filter(told_of).exclude(_own(user)).count()


def _own(user):
    return Q(holder=user) | Q(entered_by=user)
