from concurrent.futures import ThreadPoolExecutor

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.db import IntegrityError, connection, transaction
from wagtail.models import ModelLogEntry

from moderation import decisions, reporting
from moderation.enums import CaseState, ReportReason, Step
from moderation.models import Case
from tests.factories import create_member, create_standard_page, create_user
from tests.moderation.conftest import NOTE

pytestmark = pytest.mark.django_db

REASON = "Dit past niet bij onze afspraken."


@pytest.fixture
def reporter():
    return create_member(email="melder@voorbeeld.example", name="Melder Mulder")


@pytest.fixture
def case(note, reporter):
    reporting.report(NOTE, note, by=reporter, reason=ReportReason.WRONG, text="Nee.")
    return Case.objects.get()


@pytest.fixture
def moderator():
    return create_user(role="moderator")


def decide(case, by, outcome=CaseState.UPHELD, step=Step.DECISION):
    return decisions.decide(case, by=by, step=step, outcome=outcome, reason=REASON)


def object_to(case, author):
    decisions.object_to(case, by=author, text="Het was een grapje.")


def bodies(mailbox):
    return {mail.to[0]: mail.body for mail in mailbox}


def test_an_upheld_report_hides_the_thing(case, note, moderator):
    case = decide(case, moderator)
    note.refresh_from_db()
    assert not note.live
    assert (case.state, case.decided_by, case.reason) == ("upheld", moderator, REASON)
    assert not Case.objects.waiting().exists()


def test_a_dismissed_report_leaves_a_thing_alone(case, note, moderator):
    decide(case, moderator, CaseState.DISMISSED)
    note.refresh_from_db()
    assert note.live


def test_a_dismissed_report_does_not_show_what_its_owner_hid(case, note, moderator):
    NOTE.hide(note)
    decide(case, moderator, CaseState.DISMISSED)
    note.refresh_from_db()
    assert not note.live


def test_both_sides_get_the_decision_and_the_reason(case, moderator, mailoutbox):
    decide(case, moderator)
    mails = bodies(mailoutbox)
    assert set(mails) == {"melder@voorbeeld.example", "maker@voorbeeld.example"}
    for body in mails.values():
        assert REASON in body
        assert "‘Wie helpt mij?’" in body
        assert "Het besluit: dit is van de site gehaald." in body
    path = f"http://localhost/mijn/besluiten/{case.pk}/"
    assert path in mails["maker@voorbeeld.example"]
    assert path not in mails["melder@voorbeeld.example"]


def test_the_author_never_learns_who_reported(case, reporter, moderator, mailoutbox):
    decide(case, moderator)
    (mail,) = (mail for mail in mailoutbox if mail.to == ["maker@voorbeeld.example"])
    whole = mail.message().as_string() + mail.body
    for secret in (reporter.email, "Melder", "Mulder", "Nee."):
        assert secret not in whole


def test_a_thing_that_stays_is_mailed_about_as_well(case, moderator, mailoutbox):
    decide(case, moderator, CaseState.DISMISSED)
    for body in bodies(mailoutbox).values():
        assert "Het besluit: dit blijft op de site staan." in body
        assert "Maak bezwaar" not in body


def unconfirm(user):
    EmailAddress.objects.filter(user=user).update(verified=False)


def switch_off(user):
    get_user_model().objects.filter(pk=user.pk).update(is_active=False)


def remove(user):
    get_user_model().objects.filter(pk=user.pk).update(approved_at=None)


def erase(user):
    user.delete()


@pytest.mark.parametrize("leave", [unconfirm, switch_off, remove, erase])
def test_who_left_gets_no_mail(leave, case, reporter, author, moderator, mailoutbox):
    for user in (reporter, author):
        leave(user)
    decide(case, moderator)
    assert mailoutbox == []


def test_every_decision_is_logged(case, author, moderator):
    decide(case, moderator)
    object_to(case, author)
    decide(case, create_user(role="beheerder"), CaseState.DISMISSED, Step.REVIEW)
    entries = ModelLogEntry.objects.filter(object_id=str(case.pk)).order_by("pk")
    assert [entry.action for entry in entries] == [
        decisions.DECIDE_ACTION,
        decisions.OBJECT_ACTION,
        decisions.DECIDE_ACTION,
    ]
    assert entries[0].user == moderator
    assert REASON not in str([entry.data for entry in entries])


@pytest.mark.parametrize("role", [None, "redacteur", "hoofdredacteur"])
def test_only_moderators_and_administrators_decide(role, case):
    with pytest.raises(decisions.NotYoursError):
        decide(case, create_user(role=role))
    decide(case, create_user(role="beheerder"))


def test_nobody_decides_about_something_of_their_own(reporter):
    moderator = create_member(role="moderator")
    own = create_standard_page(owner=moderator)
    reporting.report(NOTE, own, by=reporter, reason=ReportReason.OTHER)
    with pytest.raises(decisions.NotYoursError):
        decide(Case.objects.get(), moderator, CaseState.DISMISSED)


def test_a_decision_cannot_be_taken_twice(case, moderator):
    decide(case, moderator)
    with pytest.raises(decisions.AlreadyDecidedError):
        decide(case, create_user(role="moderator"), CaseState.DISMISSED)
    case.refresh_from_db()
    assert case.state == CaseState.UPHELD


def test_an_author_objects_once_and_another_moderator_decides(
    case, note, author, moderator, mailoutbox
):
    decide(case, moderator)
    object_to(case, author)
    assert list(Case.objects.waiting()) == [case]
    with pytest.raises(decisions.AlreadyObjectedError):
        object_to(case, author)
    with pytest.raises(decisions.NotYoursError):
        decide(case, moderator, CaseState.DISMISSED, Step.REVIEW)
    mailoutbox.clear()
    case = decide(case, create_user(role="moderator"), CaseState.DISMISSED, Step.REVIEW)
    note.refresh_from_db()
    assert note.live
    assert (case.state, case.reason, case.review_reason) == (
        CaseState.DISMISSED,
        REASON,
        REASON,
    )
    mails = bodies(mailoutbox)
    assert "Je maakte bezwaar" in mails["maker@voorbeeld.example"]
    assert "keek een andere moderator opnieuw" in mails["melder@voorbeeld.example"]


def test_after_the_second_decision_there_is_no_third(
    case, author, moderator, mailoutbox
):
    decide(case, moderator)
    object_to(case, author)
    mailoutbox.clear()
    case = decide(case, create_user(role="moderator"), step=Step.REVIEW)
    assert "Maak bezwaar" not in bodies(mailoutbox)["maker@voorbeeld.example"]
    with pytest.raises(decisions.AlreadyObjectedError):
        object_to(case, author)
    with pytest.raises(decisions.AlreadyDecidedError):
        decide(case, create_user(role="moderator"), step=Step.REVIEW)


def test_only_the_author_objects_and_only_to_a_removal(case, author, moderator):
    with pytest.raises(decisions.AlreadyObjectedError):
        object_to(case, author)
    decide(case, moderator)
    with pytest.raises(decisions.AlreadyObjectedError):
        object_to(case, create_member())
    assert Case.objects.get().objection == ""


def test_the_database_refuses_a_decision_without_a_reason(case):
    with pytest.raises(IntegrityError), transaction.atomic():
        Case.objects.update(state=CaseState.UPHELD)


def test_a_kind_that_is_gone_can_still_be_decided(case, note, moderator, monkeypatch):
    monkeypatch.setattr("moderation.registry._reportables", {})
    decide(case, moderator)
    note.refresh_from_db()
    assert note.live


@pytest.mark.django_db(transaction=True)
def test_two_moderators_at_once_take_one_decision(case, mailoutbox):
    moderators = [create_user(role="moderator") for _ in range(4)]
    outcomes = [CaseState.UPHELD, CaseState.DISMISSED] * 2

    def work(moderator, outcome):
        try:
            return decide(case, moderator, outcome).state
        except decisions.AlreadyDecidedError:
            return None
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        states = list(pool.map(work, moderators, outcomes))
    (taken,) = filter(None, states)
    assert Case.objects.get().state == taken
    assert len(mailoutbox) == 2
