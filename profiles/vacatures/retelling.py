"""What is left to tell by the time that it is mailed, and in which words."""

from collections import defaultdict
from datetime import timedelta
from operator import attrgetter

from django.db.models import Exists, OuterRef, Q
from django.http import QueryDict
from django.utils import timezone
from wagtail.models import Site

from .board import Asked
from .facets import matching
from .models import Absence, AftercareMoment, SavedSearch, Vacature
from .querysets import DAYS_BEFORE

DAYS = {0: "vandaag", 1: "morgen"}


def closes_when(vacature):
    days = (vacature.closes_on - timezone.localdate()).days
    return f"‘{vacature.title}’ sluit {DAYS.get(days, f'over {days} dagen')}"


def still_closing(notifications, user):
    """Keep the last word about each vacature that closes soon and was not extended."""
    last = {n.object_id: n for n in sorted(notifications, key=_moment)}
    soon = timezone.localdate() + timedelta(days=DAYS_BEFORE)
    closing = Vacature.objects.visible_to(user).open().filter(closes_on__lte=soon)
    found = closing.filter(_answered_by(user)).in_bulk(list(last))
    for key, vacature in found.items():
        last[key].title = closes_when(vacature)
    return [last[key] for key in last if key in found]


def _answered_by(user):
    """Keep what is up to this user today: as regiehouder, or while that one is away."""
    away = Absence.objects.on(timezone.localdate()).filter(deputy=user)
    return Q(holder=user) | Q(holder__in=away.values("user"))


def still_to_do(notifications, user):
    """Keep the moments on which this regiehouder still has to ask how it goes.

    What was told of one goes for all places that were filled on that day.
    """
    waiting = AftercareMoment.objects.filter(
        done_at=None,
        due_on=OuterRef("due_on"),
        placement__vacature=OuterRef("placement__vacature"),
    )
    told_of = AftercareMoment.objects.filter(
        Exists(waiting),
        pk__in=[notification.object_id for notification in notifications],
        placement__vacature__in=Vacature.objects.visible_to(user).filter(holder=user),
    )
    keys = set(told_of.values_list("pk", flat=True))
    return [told for told in notifications if told.object_id in keys]


def new_for(search, total):
    word = "nieuwe vacature" if total == 1 else "nieuwe vacatures"
    return f"{total} {word} voor ‘{search.name}’"


def still_new(notifications, user):
    """Return the newest one of each search, with what of all of them is open now.

    A search that tells something every day so takes one line in the digest of a week.
    """
    by_search = defaultdict(list)
    # What was told before it was kept since when it counts cannot be counted again.
    for notification in filter(attrgetter("since"), notifications):
        by_search[notification.object_id].append(notification)
    searches = SavedSearch.objects.filter(user=user).in_bulk(list(by_search))
    site = _site_of(user)
    lines = []
    for key, told in by_search.items():
        total = _open_now(searches[key], told, user, site) if key in searches else 0
        if total:
            newest = max(told, key=_moment)
            newest.title = new_for(searches[key], total)
            lines.append(newest)
    return lines


def _site_of(user):
    """Return the site of a member; who works nowhere yet has the main one."""
    own = Site.objects.filter(region__organisations__profiles__user=user).first()
    return own or Site.objects.get(is_default_site=True)


def _open_now(search, told, user, site):
    """Count what these told of and is still open."""
    told_of = Q()
    for notification in told:
        told_of |= Q(
            opened_at__gt=notification.since, opened_at__lte=notification.created_at
        )
    found = Vacature.objects.for_site(site).visible_to(user).open().filter(told_of)
    asked = Asked.of(user, site, QueryDict(search.query))
    if asked.words:
        found = found.filter(matching(asked.words))
    # Not a selection of the board: that also counts what every other filter would give.
    for facet in asked.facets:
        values = facet.well_formed(asked.parameters.getlist(facet.parameter))
        if values:
            found = found.filter(facet.condition(values, Vacature))
    return found.exclude(Q(holder=user) | Q(entered_by=user)).count()


def _moment(notification):
    return notification.created_at
