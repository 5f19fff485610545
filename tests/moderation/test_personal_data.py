"""What is known of who reported and of who was reported, and how it goes."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from accounts import personal_data, retention
from moderation import decisions, reporting
from moderation.enums import CaseState, ReportReason, Step
from moderation.models import Case, Report
from tests.factories import create_member, create_user
from tests.moderation.conftest import NOTE

pytestmark = pytest.mark.django_db


@pytest.fixture
def reporter():
    return create_member(email="melder@voorbeeld.example")


@pytest.fixture
def case(note, reporter):
    reporting.report(
        NOTE, note, by=reporter, reason=ReportReason.WRONG, text="Dat is niet waar."
    )
    return Case.objects.get()


def decide(case):
    moderator = create_user(role="moderator")
    decisions.decide(
        case,
        by=moderator,
        step=Step.DECISION,
        outcome=CaseState.UPHELD,
        reason="Dit klopt niet.",
    )


def known_of(user):
    return json.dumps(personal_data.collect(user), default=str, ensure_ascii=False)


def test_the_reporter_gets_what_they_wrote(case, reporter):
    assert "Dat is niet waar." in known_of(reporter)


def test_the_author_gets_the_decision_and_never_who_reported(case, author, reporter):
    decide(case)
    known = known_of(author)
    assert "Dit klopt niet." in known
    assert reporter.email not in known
    assert "Dat is niet waar." not in known


def test_the_words_of_a_reporter_who_leaves_are_gone(case, reporter):
    personal_data.erase(reporter)
    report = Report.objects.get()
    assert (report.text, report.reporter) == ("", None)


def test_the_cases_of_an_author_who_leaves_are_gone(case, author):
    personal_data.erase(author)
    assert not Case.objects.exists()


def test_a_decision_is_kept_for_two_years(case):
    retention.apply(now=timezone.now() + timedelta(days=800))
    assert Case.objects.exists(), "what was not decided stays"
    decide(case)
    retention.apply(now=timezone.now() + timedelta(days=700))
    assert Case.objects.exists()
    retention.apply(now=timezone.now() + timedelta(days=740))
    assert not Case.objects.exists()
