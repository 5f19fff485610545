"""How somebody comes in, and who decides."""

from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from allauth.account.models import EmailAddress
from allauth.account.signals import user_signed_up
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from notifications.models import Notification
from profiles.organisations import admission, membership, reminders
from profiles.organisations.enums import MembershipRole, MembershipState
from profiles.organisations.errors import AlreadyDecidedError, OrganisationError
from profiles.organisations.models import Membership, TrustedDomain
from profiles.organisations.signals import membership_changed
from tests.accounts.mailbox import code_in
from tests.factories import (
    PASSWORD,
    create_member,
    create_organisation,
    create_user,
)
from tests.together import together

pytestmark = pytest.mark.django_db
DOMAIN = "kampen.voorbeeld.example"


@pytest.fixture
def after_commit(django_capture_on_commit_callbacks):
    """Send at once what waits for the commit that a test never makes."""
    with django_capture_on_commit_callbacks(execute=True):
        yield


@pytest.fixture
def kampen():
    organisation = create_organisation(name="Gemeente Kampen")
    TrustedDomain.objects.create(organisation=organisation, domain=DOMAIN)
    return organisation


@pytest.fixture
def changes():
    """Collect what other apps hear."""
    heard = []

    def hear(sender, user, organisation, **kwargs):
        heard.append((user, organisation))

    membership_changed.connect(hear)
    yield heard
    membership_changed.disconnect(hear)


def request_of(organisation, **changes):
    user = create_user(first_name="Fenna", **changes)
    return admission.request_membership(user, organisation, reason="Ik werk hier.")


def recipients():
    return [address for message in mail.outbox for address in message.to]


# A trusted address


def test_a_proven_address_of_a_trusted_domain_is_enough(kampen, changes):
    user = create_user(email=f"fenna@{DOMAIN}")
    admitted = admission.admit_by_address(user)
    assert admitted.organisation == kampen
    assert admitted.state == MembershipState.ACTIVE
    assert admitted.role == MembershipRole.MEMBER
    assert user.is_member
    user.refresh_from_db()
    assert user.is_member
    assert changes == [(user, kampen)]


@pytest.mark.parametrize(
    "address",
    [
        f"fenna@sub.{DOMAIN}",
        f"fenna@nep{DOMAIN}",
        f"fenna@{DOMAIN}.nep.example",
        f'"x@{DOMAIN}"@nep.example',
        "fenna@voorbeeld.example",
    ],
)
def test_a_domain_that_only_looks_alike_opens_nothing(kampen, address):
    user = create_user(email=address)
    assert admission.admit_by_address(user) is None
    assert not user.is_member


def test_the_case_of_an_address_does_not_matter(kampen):
    user = create_user()
    EmailAddress.objects.filter(user=user).update(email=f"Fenna@{DOMAIN.upper()}")
    assert admission.admit_by_address(user).organisation == kampen


def test_an_address_that_nobody_proved_opens_nothing(kampen):
    user = create_user(email=f"fenna@{DOMAIN}")
    EmailAddress.objects.filter(user=user).update(verified=False)
    assert admission.admit_by_address(user) is None


def test_an_account_that_was_switched_off_stays_out(kampen):
    user = create_user(email=f"fenna@{DOMAIN}", is_active=False)
    assert admission.admit_by_address(user) is None


def test_who_is_a_member_somewhere_is_not_moved_by_an_address(kampen):
    user = create_member(organisation=create_organisation(name="UWV regio"))
    EmailAddress.objects.filter(user=user).update(email=f"fenna@{DOMAIN}")
    assert admission.admit_by_address(user) is None


def test_who_was_sent_away_does_not_come_back_by_address(kampen):
    coordinator = create_member(organisation=kampen, is_coordinator=True)
    user = create_user(email=f"fenna@{DOMAIN}")
    membership.end(admission.admit_by_address(user), by=coordinator)
    assert admission.admit_by_address(user) is None
    asked = admission.request_membership(user, kampen, reason="Toch weer.")
    assert asked.state == MembershipState.REQUESTED


def test_signing_up_with_a_trusted_address_makes_a_member_at_once(
    client, kampen, after_commit
):
    address = f"nieuw@{DOMAIN}"
    client.post(
        reverse("account_signup"),
        {"email": address, "password1": PASSWORD, "password2": PASSWORD},
    )
    code = code_in(mail.outbox[0])
    client.post(reverse("account_email_verification_sent"), {"code": code})
    admitted = Membership.objects.get()
    assert admitted.user.email == address
    assert admitted.user.is_member


@pytest.mark.parametrize("is_proved", [True, False])
def test_another_provider_may_vouch_for_an_address(kampen, rf, is_proved):
    user = create_user(email=f"fenna@{DOMAIN}")
    EmailAddress.objects.filter(user=user).update(verified=is_proved)
    user_signed_up.send(type(user), request=rf.get("/"), user=user)
    assert Membership.objects.active().filter(user=user).exists() == is_proved


# A request


def test_a_request_waits_and_its_coordinators_hear_of_it(kampen):
    coordinator = create_member(organisation=kampen, is_coordinator=True)
    create_member(organisation=kampen)
    asked = request_of(kampen)
    assert asked.state == MembershipState.REQUESTED
    assert not asked.user.is_member
    assert asked.reason == "Ik werk hier."
    told = Notification.objects.get()
    assert told.recipient == coordinator
    assert told.url == reverse("organisations:members", args=[kampen.slug])


def test_a_request_is_mailed_without_a_name(kampen, django_capture_on_commit_callbacks):
    coordinator = create_member(organisation=kampen, is_coordinator=True)
    with django_capture_on_commit_callbacks(execute=True):
        asked = request_of(kampen)
    (message,) = mail.outbox
    assert message.to == [coordinator.email]
    assert asked.user.email not in message.body
    assert "Fenna" not in message.body


def test_a_request_without_coordinator_goes_to_the_administrators(kampen):
    administrator = create_user(role="beheerder")
    request_of(kampen)
    assert Notification.objects.get().recipient == administrator


def test_asking_twice_is_one_request(kampen):
    create_member(organisation=kampen, is_coordinator=True)
    user = create_user()
    first = admission.request_membership(user, kampen, reason="Ja")
    assert admission.request_membership(user, kampen, reason="Ja") == first
    assert Notification.objects.count() == 1


def test_a_request_somewhere_else_takes_the_place_of_the_first(kampen):
    user = create_user()
    first = admission.request_membership(user, kampen, reason="Ja")
    other = create_organisation(name="UWV regio")
    second = admission.request_membership(user, other, reason="Nee, daar")
    first.refresh_from_db()
    assert first.state == MembershipState.ENDED
    assert second.state == MembershipState.REQUESTED


def test_who_is_a_member_cannot_ask_to_be_let_in(kampen):
    member = create_member()
    with pytest.raises(OrganisationError):
        admission.request_membership(member, kampen, reason="Ja")


def test_approving_lets_somebody_in_and_tells_them(
    kampen, changes, django_capture_on_commit_callbacks
):
    coordinator = create_member(organisation=kampen, is_coordinator=True)
    asked = request_of(kampen)
    with django_capture_on_commit_callbacks(execute=True):
        admission.approve(asked, by=coordinator, message="Welkom, Fenna!")
    asked.refresh_from_db()
    assert asked.state == MembershipState.ACTIVE
    assert asked.decided_by == coordinator
    assert asked.user.is_member
    assert changes == [(asked.user, kampen)]
    (message,) = mail.outbox
    assert message.to == [asked.user.email]
    assert "Welkom, Fenna!" in message.body


def test_denying_keeps_somebody_out_and_says_why(
    kampen, changes, django_capture_on_commit_callbacks
):
    coordinator = create_member(organisation=kampen, is_coordinator=True)
    asked = request_of(kampen)
    with django_capture_on_commit_callbacks(execute=True):
        admission.deny(asked, by=coordinator, message="Je werkt hier niet.")
    asked.refresh_from_db()
    assert asked.state == MembershipState.DENIED
    assert not asked.user.is_member
    assert changes == []
    (message,) = mail.outbox
    assert message.to == [asked.user.email]
    assert "Je werkt hier niet." in message.body


@pytest.mark.parametrize("second", [admission.approve, admission.deny])
def test_the_second_decision_hears_of_the_first(kampen, second):
    coordinator = create_member(organisation=kampen, name="Ilse", is_coordinator=True)
    other = create_member(organisation=kampen, is_coordinator=True)
    asked = request_of(kampen)
    admission.approve(asked, by=coordinator)
    with pytest.raises(AlreadyDecidedError, match="Ilse heeft deze aanvraag al"):
        second(asked, by=other, message="Nee")


def test_a_decision_is_in_the_log_without_a_name_of_the_applicant(kampen):
    coordinator = create_member(organisation=kampen, is_coordinator=True)
    asked = request_of(kampen)
    admission.deny(asked, by=coordinator, message="Nee")
    entry = ModelLogEntry.objects.get(action="organisations.deny")
    assert entry.user == coordinator
    assert entry.data == {"member": asked.user_id}
    assert asked.user.email not in entry.label


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("round_", range(5))
def test_decisions_at_the_same_moment_are_one_decision(round_):
    kampen = create_organisation()
    approvers = [
        create_member(organisation=kampen, is_coordinator=True) for _ in range(4)
    ]
    asked = request_of(kampen)
    decisions = [admission.approve, admission.deny] * 2
    outcomes = together(
        *(
            partial(decide, asked, by=approver, message="Zo is het.")
            for decide, approver in zip(decisions, approvers, strict=True)
        )
    )
    late = [isinstance(outcome, AlreadyDecidedError) for outcome in outcomes]
    assert sorted(late) == [False, True, True, True]
    asked.refresh_from_db()
    is_yes = decisions[late.index(False)] == admission.approve
    assert (asked.state == MembershipState.ACTIVE) == is_yes
    assert (asked.state == MembershipState.DENIED) != is_yes
    assert recipients().count(asked.user.email) == 1


# Ending and roles


def test_the_end_of_a_membership_is_the_end_of_being_a_member(kampen, changes):
    coordinator = create_member(organisation=kampen, is_coordinator=True)
    user = create_member(organisation=kampen)
    membership.end(user.memberships.get(), by=coordinator)
    user.refresh_from_db()
    assert not user.is_member
    assert changes == [(user, None)]
    with pytest.raises(OrganisationError):
        membership.end(user.memberships.get(), by=coordinator)


def test_who_works_in_the_admin_stays_when_a_membership_ends(kampen):
    editor = create_member(organisation=kampen, role="redacteur")
    membership.end(editor.memberships.get(), by=editor)
    editor.refresh_from_db()
    assert editor.is_member


def test_a_change_of_role_is_told_and_logged(
    kampen, django_capture_on_commit_callbacks
):
    administrator = create_user(role="beheerder")
    member = create_member(organisation=kampen)
    with django_capture_on_commit_callbacks(execute=True):
        membership.give_role(
            member.memberships.get(), MembershipRole.COORDINATOR, by=administrator
        )
    assert member.memberships.get().is_coordinator
    assert recipients() == [member.email]
    entry = ModelLogEntry.objects.get(action="organisations.role")
    assert entry.data == {"member": member.pk, "role": "coordinator"}


# Waiting too long


@pytest.mark.parametrize(("today", "expected"), [(20, 17), (23, 18), (25, 20)])
def test_a_weekend_does_not_count_as_waiting(today, expected):
    noon = datetime(2026, 11, today, 12, tzinfo=UTC)
    before = datetime(2026, 11, expected, 12, tzinfo=UTC)
    assert reminders.working_days_before(noon, 3) == before


def test_approvers_are_reminded_once_after_three_working_days(kampen):
    coordinator = create_member(organisation=kampen, is_coordinator=True)
    asked = request_of(kampen)
    Notification.objects.all().delete()
    reminders.remind_approvers(now=timezone.now() + timedelta(days=2))
    assert not Notification.objects.exists()
    for _twice in range(2):
        reminders.remind_approvers(now=timezone.now() + timedelta(days=7))
    assert Notification.objects.get().recipient == coordinator
    asked.refresh_from_db()
    assert asked.reminded_at


def test_only_who_was_refused_a_month_ago_may_be_forgotten(kampen):
    coordinator = create_member(organisation=kampen, is_coordinator=True)
    refused = request_of(kampen)
    admission.deny(refused, by=coordinator, message="Nee")
    tried_again = request_of(kampen)
    admission.deny(tried_again, by=coordinator, message="Nee")
    admission.request_membership(tried_again.user, kampen, reason="Toch")
    soon, later = (timezone.now() + timedelta(days=days) for days in (29, 31))
    assert list(reminders.refused_long_ago(soon)) == []
    assert list(reminders.refused_long_ago(later)) == [refused.user]
