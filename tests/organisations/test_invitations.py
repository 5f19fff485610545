"""Inviting colleagues, and getting in with what was sent."""

import re
from datetime import timedelta
from functools import partial
from http import HTTPStatus

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from profiles.organisations import invitations
from profiles.organisations.enums import MembershipRole, MembershipState
from profiles.organisations.errors import AlreadyDecidedError, OrganisationError
from profiles.organisations.models import Invitation, Membership
from tests.accounts.mailbox import code_in
from tests.factories import PASSWORD, create_member, create_organisation, create_user
from tests.together import together

pytestmark = pytest.mark.django_db
ADDRESS = "nieuw@voorbeeld.example"


@pytest.fixture
def kampen():
    return create_organisation(name="Gemeente Kampen")


@pytest.fixture
def coordinator(kampen):
    return create_member(organisation=kampen, name="Ilse Prins", is_coordinator=True)


@pytest.fixture
def send(kampen, coordinator, django_capture_on_commit_callbacks):
    """Return a function that invites an address and returns the code in the mail."""

    def send_to(address=ADDRESS, **changes):
        with django_capture_on_commit_callbacks(execute=True):
            invitations.invite(kampen, [address], by=coordinator, **changes)
        return code_of(mail.outbox[-1])

    return send_to


def code_of(message):
    return re.search(r"/uitnodiging/([\w-]+)/", message.body).group(1)


def page(code):
    return reverse("organisations:invitation", args=[code])


# Sending


def test_an_invitation_is_personal(send):
    send(note="Kom je erbij?")
    (message,) = mail.outbox
    assert message.to == [ADDRESS]
    assert "Ilse Prins nodigt je uit" in message.subject
    assert "Kom je erbij?" in message.body
    assert "Gemeente Kampen" in message.body


def test_only_the_digest_of_a_long_code_is_stored(send):
    code = send()
    invitation = Invitation.objects.get()
    assert len(code) >= 128 / 6
    assert code not in str(Invitation.objects.values().get())
    assert invitation.digest == invitations.digest_of(code)


def test_an_address_has_one_invitation_whatever_its_case(send):
    first = send()
    second = send(address=ADDRESS.upper())
    assert Invitation.objects.count() == 1
    assert invitations.find(first) is None
    assert invitations.find(second)


def test_who_is_a_member_gets_no_invitation(kampen, coordinator):
    member = create_member(organisation=kampen)
    assert invitations.invite(kampen, [member.email], by=coordinator) == []


def test_all_open_invitations_are_sent_again_in_one_go(
    send, kampen, coordinator, django_capture_on_commit_callbacks
):
    old = send()
    send("ander@voorbeeld.example")
    Invitation.objects.update(sent_at=timezone.now() - timedelta(days=20))
    Invitation.objects.filter(email="ander@voorbeeld.example").update(
        accepted_at=timezone.now()
    )
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        assert invitations.resend(kampen, by=coordinator) == 1
        assert invitations.resend(kampen, by=coordinator) == 0
    (message,) = mail.outbox
    assert message.to == [ADDRESS]
    assert code_of(message) != old
    assert Invitation.objects.open().get().email == ADDRESS


# Accepting


def test_the_invited_address_comes_in_with_its_role(send, kampen):
    code = send(role=MembershipRole.COORDINATOR)
    user = create_user(email=ADDRESS)
    admitted = invitations.accept(code, user)
    assert admitted.organisation == kampen
    assert admitted.is_coordinator
    assert user.is_member


def test_another_address_stays_out(send):
    code = send()
    with pytest.raises(OrganisationError, match="ander e-mailadres"):
        invitations.accept(code, create_user())
    assert Invitation.objects.open().exists()


def test_the_same_address_stays_out_until_it_is_proved(send):
    code = send()
    user = create_user(email=ADDRESS)
    EmailAddress.objects.filter(user=user).update(verified=False)
    with pytest.raises(OrganisationError):
        invitations.accept(code, user)


@pytest.mark.parametrize(("days", "is_open"), [(13, True), (14, False)])
def test_an_invitation_lasts_fourteen_days(send, days, is_open):
    code = send()
    Invitation.objects.update(sent_at=timezone.now() - timedelta(days=days))
    user = create_user(email=ADDRESS)
    if is_open:
        assert invitations.accept(code, user)
    else:
        with pytest.raises(OrganisationError, match="verlopen"):
            invitations.accept(code, user)


def test_a_withdrawn_invitation_opens_nothing(send, coordinator):
    code = send()
    invitations.withdraw(Invitation.objects.get(), by=coordinator)
    with pytest.raises(OrganisationError, match="niet meer"):
        invitations.accept(code, create_user(email=ADDRESS))


def test_accepting_is_changing_organisation(send, kampen):
    code = send()
    other = create_organisation(name="UWV regio")
    user = create_member(organisation=other, email=ADDRESS)
    invitations.accept(code, user)
    states = {m.organisation.name: m.state for m in user.memberships.all()}
    assert states == {
        "UWV regio": MembershipState.ENDED,
        "Gemeente Kampen": MembershipState.ACTIVE,
    }


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("round_", range(5))
def test_an_invitation_used_at_the_same_moment_works_once(round_):
    kampen = create_organisation()
    coordinator = create_member(organisation=kampen, is_coordinator=True)
    invitations.invite(kampen, [ADDRESS], by=coordinator)
    code = code_of(mail.outbox[-1])
    user = create_user(email=ADDRESS)
    outcomes = together(*[partial(invitations.accept, code, user)] * 4)
    late = [isinstance(outcome, AlreadyDecidedError) for outcome in outcomes]
    assert sorted(late) == [False, True, True, True]
    assert Membership.objects.active().filter(user=user).count() == 1


# The page behind the link


def test_signing_up_from_an_invitation_leads_straight_in(
    send, kampen, django_capture_on_commit_callbacks
):
    code = send()
    client = Client()
    response = client.post(page(code), {"nieuw": ""})
    assert response.url.startswith(reverse("account_signup"))
    with django_capture_on_commit_callbacks(execute=True):
        client.post(
            response.url,
            {"email": ADDRESS, "password1": PASSWORD, "password2": PASSWORD},
        )
    assert not Membership.objects.filter(user__email=ADDRESS).exists()
    response = client.post(
        reverse("account_email_verification_sent"),
        {"code": code_in(mail.outbox[-1])},
    )
    assert Membership.objects.active().get(user__email=ADDRESS).organisation == kampen
    html = client.get(page(code)).content.decode()
    assert "Je bent lid van Gemeente Kampen" in html


def test_signing_up_with_another_address_does_not_use_the_invitation(
    send, django_capture_on_commit_callbacks
):
    code = send()
    client = Client()
    response = client.post(page(code), {"nieuw": ""})
    other = "ander@voorbeeld.example"
    with django_capture_on_commit_callbacks(execute=True):
        client.post(
            response.url,
            {"email": other, "password1": PASSWORD, "password2": PASSWORD},
        )
    client.post(
        reverse("account_email_verification_sent"),
        {"code": code_in(mail.outbox[-1])},
    )
    assert not Membership.objects.filter(user__email=other).exists()
    assert "voor een ander e-mailadres" in client.get(page(code)).content.decode()


def test_a_second_use_says_so_kindly(send, client):
    code = send()
    user = create_user(email=ADDRESS)
    client.force_login(user)
    assert client.post(page(code)).status_code == HTTPStatus.FOUND
    again = client.post(page(code), follow=True)
    assert "Deze uitnodiging is al gebruikt" in again.content.decode()
    assert "al gebruikt" in Client().get(page(code)).content.decode()


def test_looking_at_an_invitation_changes_nothing(send, client):
    code = send(note="<script>alert(1)</script>")
    client.force_login(create_user(email=ADDRESS))
    html = client.get(page(code)).content.decode()
    assert "Doe mee" in html
    assert "<script>alert" not in html
    assert not Membership.objects.filter(user__email=ADDRESS).exists()


@pytest.mark.parametrize("code", ["x", "a" * 500, "%00", "é"])
def test_a_code_that_nobody_sent_does_not_exist(client, code):
    response = client.get(f"/uitnodiging/{code}/")
    assert response.status_code in {HTTPStatus.NOT_FOUND, HTTPStatus.BAD_REQUEST}


def test_old_invitations_may_be_forgotten(send):
    send()
    soon, later = (timezone.now() + timedelta(days=days) for days in (29, 31))
    assert not invitations.overdue(soon).exists()
    assert invitations.overdue(later).count() == 1
