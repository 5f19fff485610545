"""What this app holds of people, and how long."""

from datetime import timedelta

from accounts.personal_data import PersonalData, register
from accounts.retention import Rule
from accounts.retention import register as register_rule

from .enums import CaseState
from .models import Case, Report

KEPT_FOR = timedelta(days=2 * 365)


def reports(user):
    return [
        {
            "Reden": report.get_reason_display(),
            "Uitleg": report.text,
            "Gemeld op": report.created_at,
        }
        for report in Report.objects.filter(reporter=user)
    ]


def cases(user):
    """Return what was decided about things of this user, never who reported them."""
    return [
        {
            "Soort": case.label,
            "Besluit": case.get_state_display(),
            "Reden": case.reason,
            "Besloten op": case.decided_at,
            "Je bezwaar": case.objection,
            "Reden van het tweede besluit": case.review_reason,
        }
        for case in Case.objects.filter(author=user).order_by("opened_at")
    ]


def forget_reports(user):
    """Keep that something was reported, without the words of who did."""
    Report.objects.filter(reporter=user).update(text="")


def forget_cases(user):
    Case.objects.filter(author=user).delete()


def old_cases(now):
    decided = Case.objects.exclude(state=CaseState.OPEN)
    decided = decided.exclude(objected_at__isnull=False, reviewed_at=None)
    return decided.filter(decided_at__lt=now - KEPT_FOR)


def connect():
    register(PersonalData("reports", "Wat je meldde", reports, forget_reports))
    register(PersonalData("cases", "Wat over jou werd beslist", cases, forget_cases))
    label = "Meldingen met een besluit, na 24 maanden"
    register_rule(Rule("moderation.cases", label, old_cases))
