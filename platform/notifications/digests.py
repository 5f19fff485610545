"""The digest: one mail with what a member was told and did not read yet.

A round opens at the first run after seven o'clock of its day. Who runs it again, an
hour later or at the same moment, goes on with what is left of the same round.
"""

import logging

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Exists, OuterRef, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from accounts import mail

from . import composing, periods, unsubscribing
from .enums import Channel, Rhythm
from .models import DigestRound, Notification, Preference, SentDigest

BATCH = 500
NAMES = {
    Rhythm.DAILY: "dagoverzicht",
    Rhythm.WEEKLY: "weekoverzicht",
    Rhythm.MONTHLY: "maandoverzicht",
}
logger = logging.getLogger(__name__)

_collectors = []


def collect_first(tell):
    """Have this told before a round opens; call this from an app's ``ready``."""
    _collectors.append(tell)


def send_due():
    """Send all that is due; run it as often and as many at once as you like."""
    for rhythm, digest_round in _rounds(timezone.now()):
        for user_pk in _members(rhythm, digest_round):
            try:
                _send(user_pk, rhythm, digest_round)
            except Exception:
                # What is wrong for one member does not keep the others waiting.
                logger.exception("No digest for user %s", user_pk)


def _rounds(now):
    """Return (rhythm, its round) for each rhythm; open those whose turn has come."""
    names = {
        rhythm: periods.name_of(rhythm, periods.last_turn(rhythm, now))
        for rhythm in NAMES
    }
    rounds = DigestRound.objects.in_bulk(names.values(), field_name="period")
    if missing := set(names.values()) - set(rounds):
        _collect()
        new = [DigestRound(period=period) for period in missing]
        # Another worker may have opened them meanwhile: then theirs count.
        DigestRound.objects.bulk_create(new, ignore_conflicts=True)
        rounds = DigestRound.objects.in_bulk(names.values(), field_name="period")
    return [(rhythm, rounds[period]) for rhythm, period in names.items()]


def _collect():
    for tell in _collectors:
        try:
            tell()
        except Exception:
            logger.exception("The digest goes without the news of %s", tell)


def _members(rhythm, digest_round):
    """Yield the keys of the members who have a digest to come, some at a time.

    A cursor that stays open while mail is stored would lock SQLite.
    """
    due = _due(rhythm, digest_round).order_by("pk").values_list("pk", flat=True)
    keys = list(due[:BATCH])
    while keys:
        yield from keys
        keys = list(due.filter(pk__gt=keys[-1])[:BATCH])


def _due(rhythm, digest_round):
    """Keep the members of this rhythm who have news and did not get it yet."""
    sent = SentDigest.objects.filter(user=OuterRef("pk"), period=digest_round.period)
    waiting = _waiting(digest_round).filter(recipient=OuterRef("pk"))
    users = get_user_model().objects.members().confirmed()
    chosen = Coalesce("digest_preference__rhythm", Value(Rhythm.WEEKLY))
    return users.alias(rhythm=chosen).filter(
        ~Exists(sent), Exists(waiting), rhythm=rhythm
    )


def _waiting(digest_round):
    """Keep what goes along, unless its reader wants that kind on the site only now."""
    no_more = Preference.objects.filter(
        user=OuterRef("recipient"), kind=OuterRef("kind"), channel=Channel.SITE
    )
    waiting = Notification.objects.waiting_for_digest(until=digest_round.opened_at)
    return waiting.exclude(Exists(no_more))


@transaction.atomic
def _send(user_pk, rhythm, digest_round):
    # The lock lets a second worker wait, and then find that there is nothing to send.
    users = get_user_model().objects.filter(pk=user_pk)
    users.select_for_update(no_key=True).first()
    user = _due(rhythm, digest_round).filter(pk=user_pk).first()
    if user is None:
        return
    waiting = list(_waiting(digest_round).for_user(user).newest_first())
    groups, later = composing.still_to_tell(waiting, user)
    told = {item.pk for _kind, items in groups for item in items}
    # What may not go along now never will; it stays in the inbox.
    settled = {item.pk for item in waiting} - {item.pk for item in later}
    _update(settled - told, channel=Channel.SITE)
    if told:
        SentDigest.objects.create(user=user, period=digest_round.period)
        _update(told, digested_at=timezone.now())
        _mail(user, rhythm, groups)


def _update(keys, **values):
    if keys:
        Notification.objects.filter(pk__in=keys).update(**values)


def _mail(user, rhythm, groups):
    path = unsubscribing.path(user, unsubscribing.DIGEST)
    total = sum(len(items) for _kind, items in groups)
    context = {
        "user": user,
        "name": NAMES[rhythm],
        "rhythm": rhythm.label.lower(),
        "groups": composing.shortened(groups),
        "total": total,
        "others": max(0, total - composing.SHOWN),
        "unsubscribe_path": path,
    }
    headers = unsubscribing.headers(path)
    mail.send("emails/digest", user.email, context=context, headers=headers)
