"""A member reports something; three of them take it off the site until the decision."""

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from .enums import CaseState
from .models import Case, Report

HIDE_AT = 3  # different members
HIDE_ACTION = "moderation.hide"


@transaction.atomic
def report(reportable, thing, *, by, reason, text=""):
    """Report a thing and return whether this member had not done so yet."""
    case = _open_case(reportable, thing)
    _report, is_first = Report.objects.get_or_create(
        case=case, reporter=by, defaults={"reason": reason, "text": text}
    )
    if is_first and case.hidden_at is None and case.reports.count() >= HIDE_AT:
        _hide(case, reportable, thing)
    return is_first


def _open_case(reportable, thing):
    """Return the open case of a thing, locked; a case may be decided meanwhile."""
    key = {
        "content_type": ContentType.objects.get_for_model(thing),
        "object_id": thing.pk,
        "state": CaseState.OPEN,
    }
    author = reportable.author(thing)
    case = None
    while case is None:
        Case.objects.get_or_create(
            **key, defaults={"kind": reportable.name, "author": author}
        )
        case = Case.objects.select_for_update().filter(**key).first()
    return case


def _hide(case, reportable, thing):
    reportable.hide(thing)
    case.hidden_at = timezone.now()
    case.save(update_fields=["hidden_at"])
    log(instance=case, action=HIDE_ACTION)
