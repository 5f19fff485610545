"""Who decides about the people of an organisation, and who does not even see it."""

from datetime import timedelta
from http import HTTPStatus

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from profiles.organisations import admission, invitations
from profiles.organisations.enums import MembershipState
from profiles.organisations.models import Invitation, Membership
from tests.factories import create_member, create_organisation, create_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def kampen():
    return create_organisation(name="Gemeente Kampen")


@pytest.fixture
def coordinator(kampen):
    return create_member(organisation=kampen, name="Ilse Prins", is_coordinator=True)


@pytest.fixture
def applicant(kampen, coordinator):
    return admission.request_membership(
        create_user(first_name="Fenna", last_name="Kok"), kampen, reason="Ik werk hier."
    )


@pytest.fixture
def as_coordinator(client, coordinator):
    client.force_login(coordinator)
    return client


def address(name, *keys):
    return reverse(f"organisations:{name}", args=["gemeente-kampen", *keys])


def test_a_coordinator_sees_who_asks_why_and_who_is_there(
    as_coordinator, kampen, applicant
):
    create_member(organisation=kampen, name="Denise Kok")
    html = as_coordinator.get(address("members")).content.decode()
    for words in ("Fenna Kok", "Ik werk hier.", "Denise Kok", "Coördinator"):
        assert words in html


def test_a_yes_and_a_no_by_the_buttons(
    as_coordinator, applicant, kampen, django_capture_on_commit_callbacks
):
    refused = admission.request_membership(create_user(), kampen, reason="Ja")
    with django_capture_on_commit_callbacks(execute=True):
        as_coordinator.post(address("decide", applicant.pk), {"decision": "ja"})
        as_coordinator.post(
            address("decide", refused.pk), {"decision": "nee", "message": "Te vroeg."}
        )
    states = [Membership.objects.get(pk=m.pk).state for m in (applicant, refused)]
    assert states == [MembershipState.ACTIVE, MembershipState.DENIED]
    told = {message.to[0] for message in mail.outbox}
    assert {applicant.user.email, refused.user.email} <= told


@pytest.mark.parametrize(
    "data", [{}, {"decision": "nee"}, {"decision": "x"}, {"decision": "nee\x00"}]
)
def test_a_decision_that_lacks_something_is_not_taken(as_coordinator, applicant, data):
    response = as_coordinator.post(address("decide", applicant.pk), data)
    assert response.status_code in {HTTPStatus.FOUND, HTTPStatus.BAD_REQUEST}
    applicant.refresh_from_db()
    assert applicant.state == MembershipState.REQUESTED


def test_a_late_decision_is_explained(as_coordinator, applicant, kampen):
    other = create_member(organisation=kampen, name="Mo", is_coordinator=True)
    admission.approve(applicant, by=other)
    response = as_coordinator.post(
        address("decide", applicant.pk),
        {"decision": "nee", "message": "Nee"},
        follow=True,
    )
    assert "Mo heeft deze aanvraag al goedgekeurd" in response.content.decode()


def test_a_coordinator_gives_roles_and_removes_people(as_coordinator, kampen):
    member = create_member(organisation=kampen)
    place = member.memberships.get()
    as_coordinator.post(address("role", place.pk), {"role": "coordinator"})
    place.refresh_from_db()
    assert place.is_coordinator
    as_coordinator.post(address("role", place.pk), {"role": "baas"})
    place.refresh_from_db()
    assert place.is_coordinator
    as_coordinator.post(address("remove", place.pk))
    place.refresh_from_db()
    assert place.state == MembershipState.ENDED


def test_a_coordinator_does_not_remove_themselves_by_accident(
    as_coordinator, coordinator
):
    place = coordinator.memberships.get()
    as_coordinator.post(address("remove", place.pk))
    place.refresh_from_db()
    assert place.state == MembershipState.ACTIVE


def test_inviting_several_people_at_once(
    as_coordinator, kampen, django_capture_on_commit_callbacks
):
    member = create_member(organisation=kampen)
    typed = f"Een@voorbeeld.example; twee@voorbeeld.example\n{member.email}"
    with django_capture_on_commit_callbacks(execute=True):
        response = as_coordinator.post(
            address("invite"), {"addresses": typed, "role": "lid", "note": "Kom!"}
        )
    assert response.status_code == HTTPStatus.FOUND
    assert {message.to[0] for message in mail.outbox} == {
        "een@voorbeeld.example",
        "twee@voorbeeld.example",
    }


@pytest.mark.parametrize(
    "typed", ["", "geen adres", "a@b", "a@voorbeeld.example\nb", "x@y.nl," * 300]
)
def test_a_wrong_address_sends_nothing(as_coordinator, typed):
    data = {"addresses": typed, "role": "lid"}
    response = as_coordinator.post(address("invite"), data)
    assert response.status_code in {
        HTTPStatus.UNPROCESSABLE_ENTITY,
        HTTPStatus.FOUND,
    }
    assert Invitation.objects.count() == (1 if typed.startswith("x@") else 0)


def test_withdrawing_and_sending_again_by_the_buttons(
    as_coordinator, kampen, coordinator
):
    invitations.invite(
        kampen, ["a@voorbeeld.example", "b@voorbeeld.example"], by=coordinator
    )
    first, _second = Invitation.objects.order_by("email")
    as_coordinator.post(address("withdraw", first.pk))
    before = timezone.now() - timedelta(days=20)
    Invitation.objects.update(sent_at=before)
    as_coordinator.post(address("resend"))
    left = Invitation.objects.get()
    assert left.email == "b@voorbeeld.example"
    assert left.sent_at > before


# Who may not


@pytest.fixture
def others(kampen):
    elsewhere = create_organisation(name="UWV regio")
    return {
        "a coordinator of another organisation": create_member(
            organisation=elsewhere, is_coordinator=True
        ),
        "a member": create_member(organisation=kampen),
        "somebody without membership": create_user(),
        "an editor": create_user(role="redacteur"),
        "a chief editor": create_user(role="hoofdredacteur"),
        "a moderator": create_user(role="moderator"),
    }


@pytest.mark.parametrize(
    "who",
    [
        "a coordinator of another organisation",
        "a member",
        "somebody without membership",
        "an editor",
        "a chief editor",
        "a moderator",
    ],
)
def test_for_others_there_is_no_such_page(
    client, others, who, applicant, kampen, coordinator
):
    invitations.invite(kampen, ["a@voorbeeld.example"], by=coordinator)
    invitation = Invitation.objects.get()
    client.force_login(others[who])
    place = coordinator.memberships.get()
    for url in (address("members"), address("invite")):
        assert client.get(url).status_code == HTTPStatus.NOT_FOUND
    for url, data in (
        (address("decide", applicant.pk), {"decision": "ja"}),
        (address("role", place.pk), {"role": "lid"}),
        (address("remove", place.pk), {}),
        (address("invite"), {"addresses": "b@voorbeeld.example", "role": "lid"}),
        (address("withdraw", invitation.pk), {}),
        (address("resend"), {}),
    ):
        assert client.post(url, data).status_code == HTTPStatus.NOT_FOUND
    applicant.refresh_from_db()
    place.refresh_from_db()
    assert applicant.state == MembershipState.REQUESTED
    assert place.is_coordinator
    assert list(Invitation.objects.values_list("pk", flat=True)) == [invitation.pk]


def test_a_membership_of_another_organisation_is_out_of_reach(as_coordinator):
    stranger = create_member(organisation=create_organisation(name="UWV regio"))
    place = stranger.memberships.get()
    for name in ("remove", "role", "decide"):
        response = as_coordinator.post(address(name, place.pk), {"role": "coordinator"})
        assert response.status_code == HTTPStatus.NOT_FOUND
    place.refresh_from_db()
    assert place.state == MembershipState.ACTIVE
    assert not place.is_coordinator


def test_who_is_no_longer_coordinator_is_refused_at_once(as_coordinator, coordinator):
    assert as_coordinator.get(address("members")).status_code == HTTPStatus.OK
    Membership.objects.filter(user=coordinator).update(state=MembershipState.ENDED)
    assert as_coordinator.get(address("members")).status_code == HTTPStatus.NOT_FOUND


def test_an_administrator_decides_everywhere(as_role, applicant):
    administrator = as_role("beheerder")
    assert administrator.get(address("members")).status_code == HTTPStatus.OK
    administrator.post(address("decide", applicant.pk), {"decision": "ja"})
    applicant.refresh_from_db()
    assert applicant.state == MembershipState.ACTIVE


@pytest.mark.parametrize("slug", ["gemeente-kampen", "bestaat-niet"])
def test_a_visitor_logs_in_first_and_learns_nothing(client, kampen, slug):
    response = client.get(reverse("organisations:members", args=[slug]))
    assert response.status_code == HTTPStatus.FOUND
    assert response.url.startswith(reverse("account_login"))


def test_looking_decides_nothing(as_coordinator, applicant):
    response = as_coordinator.get(address("decide", applicant.pk))
    assert response.status_code == HTTPStatus.METHOD_NOT_ALLOWED


@pytest.mark.parametrize("total", [1, 20])
def test_the_page_takes_a_fixed_number_of_queries(
    as_coordinator, kampen, coordinator, query_budget, total
):
    for number in range(total):
        create_member(organisation=kampen)
        admission.request_membership(create_user(), kampen, reason="Ja")
        invitations.invite(kampen, [f"{number}@voorbeeld.example"], by=coordinator)
    with query_budget(32):
        as_coordinator.get(address("members"))


# Asking to be let in


def test_somebody_without_organisation_asks_for_one(client, kampen, coordinator):
    user = create_user()
    client.force_login(user)
    url = reverse("organisations:join")
    data = {
        "first_name": "Fenna",
        "last_name": "Kok",
        "organisation": kampen.pk,
        "reason": "Ik werk hier.",
    }
    response = client.post(url, data, follow=True)
    assert "Je aanvraag wacht op antwoord" in response.content.decode()
    user.refresh_from_db()
    assert user.get_full_name() == "Fenna Kok"
    assert Membership.objects.requested().get(user=user).organisation == kampen


@pytest.mark.parametrize("organisation", ["", "x", "99999999999999999999", "-1"])
def test_a_request_for_no_organisation_is_explained(client, kampen, organisation):
    client.force_login(create_user())
    data = {"first_name": "A", "last_name": "B", "reason": "C"}
    response = client.post(
        reverse("organisations:join"), data | {"organisation": organisation}
    )
    assert response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY


def test_who_was_refused_reads_why(client, applicant, coordinator):
    admission.deny(applicant, by=coordinator, message="Je werkt hier niet.")
    client.force_login(applicant.user)
    html = client.get(reverse("organisations:join")).content.decode()
    assert "Je werkt hier niet." in html


def test_who_asks_or_invites_without_end_is_slowed_down(as_coordinator, kampen):
    for name, keys, often in (("invite", ["gemeente-kampen"], 20), ("join", [], 10)):
        url = reverse(f"organisations:{name}", args=keys)
        answers = [as_coordinator.post(url).status_code for _ in range(often + 1)]
        assert answers[-1] == HTTPStatus.TOO_MANY_REQUESTS
        assert HTTPStatus.TOO_MANY_REQUESTS not in answers[:-1]
