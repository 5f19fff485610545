"""Telling the regiehouder that it is time to ask how somebody does."""

import logging

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from notifications.models import Notification

from . import regie, telling
from .models import AftercareMoment

logger = logging.getLogger(__name__)


def tell_what_is_due():
    """Tell each regiehouder once of each moment that has come; a due job."""
    for moment in _untold().select_related("placement__vacature"):
        try:
            _tell(moment)
        except Exception:
            # What is wrong with one of them does not keep the others waiting.
            logger.exception("Nobody was told of aftercare %s", moment.pk)


@transaction.atomic
def _tell(moment):
    regie.lock(moment.placement.vacature)
    # Another worker, or the regiehouder, may have been faster.
    rows = _untold().filter(pk=moment.pk)
    for still_due in rows.select_related("placement__vacature__employer"):
        telling.tell_of_aftercare(still_due)


def _untold():
    # Five places filled on one day are one question.
    at_once = AftercareMoment.objects.filter(
        due_on=OuterRef(OuterRef("due_on")),
        placement__vacature=OuterRef(OuterRef("placement__vacature")),
    )
    told = Notification.objects.filter(
        kind=telling.AFTERCARE,
        about_type=ContentType.objects.get_for_model(AftercareMoment),
        object_id__in=at_once.values("pk"),
        recipient=OuterRef("placement__vacature__holder"),
    )
    due = AftercareMoment.objects.filter(
        done_at=None,
        due_on__lte=timezone.localdate(),
        placement__vacature__holder__is_active=True,
        placement__vacature__holder__approved_at__isnull=False,
    )
    return due.exclude(Exists(told))
