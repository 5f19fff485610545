"""A moderator decides, the author may object once, another moderator decides again."""

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from . import decision_mail, permissions
from .enums import CaseState, Step
from .models import Case

DECIDE_ACTION = "moderation.decide"
OBJECT_ACTION = "moderation.object"
FIELDS = {
    Step.DECISION: ("decided_by", "decided_at", "reason"),
    Step.REVIEW: ("reviewed_by", "reviewed_at", "review_reason"),
}


class AlreadyDecidedError(Exception):
    """Somebody else took this decision first."""


class NotYoursError(Exception):
    """Another moderator has to take this decision."""


class AlreadyObjectedError(Exception):
    """There is nothing to object to, or that was done before."""


@transaction.atomic
def decide(case, *, by, step, outcome, reason):
    """Take the decision that a case waits for, and mail it to both sides."""
    case = Case.objects.select_for_update().get(pk=case.pk)
    if case.step != step:
        raise AlreadyDecidedError
    if not permissions.may_decide(by, case):
        raise NotYoursError
    decider, moment, words = FIELDS[step]
    setattr(case, decider, by)
    setattr(case, moment, timezone.now())
    setattr(case, words, reason)
    case.state = CaseState(outcome)
    _hide_or_show(case)
    case.save()
    log(instance=case, action=DECIDE_ACTION, user=by, data={"state": case.state.label})
    decision_mail.send(case, is_review=step == Step.REVIEW, reason=reason)
    return case


@transaction.atomic
def object_to(case, *, by, text):
    """Ask for a second decision; only the author may, and only once."""
    case = Case.objects.select_for_update().get(pk=case.pk)
    if by.pk != case.author_id or not case.may_be_objected_to:
        raise AlreadyObjectedError
    case.objection = text
    case.objected_at = timezone.now()
    case.save(update_fields=["objection", "objected_at"])
    log(instance=case, action=OBJECT_ACTION, user=by)


def _hide_or_show(case):
    should_be_hidden = case.is_upheld
    if case.is_there and should_be_hidden and case.hidden_at is None:
        case.reportable.hide(case.thing)
    elif case.is_there and not should_be_hidden and case.hidden_at is not None:
        case.reportable.show(case.thing)
    case.hidden_at = (case.hidden_at or timezone.now()) if should_be_hidden else None
