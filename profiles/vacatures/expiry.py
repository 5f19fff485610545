"""What the calendar does: reminding of the last day, and closing after it."""

from datetime import timedelta

from django.core import signing
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from . import closing, telling
from .errors import VacatureError
from .models import Vacature
from .querysets import DAYS_BEFORE

SALT = "vacatures.closing"
LINK_LASTS = timedelta(days=14)


def close_expired():
    """Close everything that is past its last day; a due job."""
    overdue = Vacature.objects.past_closing_date()
    for key in list(overdue.values_list("pk", flat=True)):
        try:
            closing.expire(Vacature(pk=key))
        except VacatureError:
            # Somebody closed it between the question and the lock.
            continue


def remind_of_closing():
    """Tell the regiehouders five days before the last day, and on it; a due job."""
    today = timezone.localdate()
    soon = Vacature.objects.open().filter(
        closes_on__in=[today, today + timedelta(days=DAYS_BEFORE)]
    )
    waiting = soon.filter(_not_yet_reminded(today))
    for key in list(waiting.values_list("pk", flat=True)):
        _remind(key, today)


def _not_yet_reminded(today):
    return Q(reminded_on=None) | Q(reminded_on__lt=today)


@transaction.atomic
def _remind(key, today):
    """Claim one reminder in the database, so that two workers send it once."""
    claimed = Vacature.objects.filter(_not_yet_reminded(today), pk=key)
    if not claimed.update(reminded_on=today):
        return
    vacature = Vacature.objects.select_related("holder").get(pk=key)
    telling.tell_of_closing(vacature, closing_url(vacature))


def closing_url(vacature):
    """Return where the regiehouder of now chooses without logging in."""
    value = [vacature.pk, vacature.holder_id, vacature.closes_on.isoformat()]
    return reverse("vacatures:closing", args=[signing.dumps(value, salt=SALT)])


def read_link(token):
    """Return the vacature of a link and its holder, or None when it no longer holds.

    It ends when somebody chose, when the regie moved, and after two weeks.
    """
    try:
        key, holder, closes_on = signing.loads(token, salt=SALT, max_age=LINK_LASTS)
    except signing.BadSignature:
        return None
    found = Vacature.objects.open().filter(
        pk=key, holder=holder, closes_on=closes_on, holder__is_active=True
    )
    return found.select_related("holder", "employer").first()
