from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from wagtail.models import ModelLogEntry

from moderation import decisions, reporting
from moderation.enums import CaseState, ReportReason, Step
from moderation.models import Case, Report
from tests.factories import create_member, create_standard_page, create_user
from tests.moderation.conftest import NOTE

pytestmark = pytest.mark.django_db


def report(thing, by, **changes):
    return reporting.report(NOTE, thing, by=by, reason=ReportReason.HURTFUL, **changes)


def dismiss(case):
    return decisions.decide(
        case,
        by=create_user(role="moderator"),
        step=Step.DECISION,
        outcome=CaseState.DISMISSED,
        reason="Dit mag.",
    )


def is_online(page):
    page.refresh_from_db()
    return page.live


def test_a_report_opens_a_case(note, author):
    member = create_member()
    assert report(note, member, text="Dit doet pijn.")
    (case,) = Case.objects.waiting()
    assert (case.title, case.author, case.thing) == (note.title, author, note)
    assert [found.text for found in case.reports.all()] == ["Dit doet pijn."]
    assert is_online(note)


def test_a_member_reports_a_thing_once(note):
    member = create_member()
    assert report(note, member)
    assert not report(note, member, text="Nog een keer.")
    assert Report.objects.get().text == ""


def test_three_different_members_hide_it_until_the_decision(note):
    members = [create_member() for _ in range(3)]
    for member in [*members[:2], members[0], members[1]]:
        report(note, member)
    assert is_online(note)
    report(note, members[2])
    assert not is_online(note)
    case = Case.objects.get()
    assert case.hidden_at
    (entry,) = ModelLogEntry.objects.filter(action=reporting.HIDE_ACTION)
    assert entry.object_id == str(case.pk)
    dismiss(case)
    assert is_online(note)


def test_reports_after_a_decision_open_a_new_case(note):
    members = [create_member() for _ in range(3)]
    for member in members[:2]:
        report(note, member)
    dismiss(Case.objects.get())
    assert report(note, members[2])
    assert is_online(note)
    assert [case.reports.count() for case in Case.objects.order_by("pk")] == [2, 1]


def test_each_thing_has_its_own_case(note):
    report(note, create_member())
    report(create_standard_page(), create_member())
    assert Case.objects.waiting().count() == 2


def test_a_thing_of_nobody_can_be_reported():
    report(create_standard_page(owner=None), create_member())
    assert Case.objects.get().author is None


def test_what_is_deleted_does_not_break_its_case(note):
    report(note, create_member())
    note.delete()
    case = Case.objects.get()
    assert str(case) == "Notitie: iets dat er niet meer is"
    assert dismiss(case).state == CaseState.DISMISSED


def test_a_reporter_who_is_erased_still_counts(note):
    members = [create_member() for _ in range(3)]
    for member in members[:2]:
        report(note, member)
    members[0].delete()
    report(note, members[2])
    assert not is_online(note)
    assert Report.objects.filter(reporter=None).count() == 1


@pytest.mark.django_db(transaction=True)
def test_reports_at_once_open_one_case_and_hide_once(author):
    note = create_standard_page(owner=author)
    members = [create_member() for _ in range(4)]

    def work(member):
        try:
            return report(note, member)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(work, members)) == [True] * 4
    assert Case.objects.get().reports.count() == 4
    assert not is_online(note)
    assert ModelLogEntry.objects.filter(action=reporting.HIDE_ACTION).count() == 1
