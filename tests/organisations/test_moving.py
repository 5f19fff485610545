"""Leaving and changing organisation: nothing ends with nobody."""

from datetime import timedelta
from functools import partial
from http import HTTPStatus

import pytest
from django.urls import reverse
from wagtail.models import ModelLogEntry, Page

from notifications.models import Notification
from profiles.organisations import holdings, moving
from profiles.organisations.enums import HandOverState, MembershipState
from profiles.organisations.errors import AlreadyDecidedError, OrganisationError
from profiles.organisations.models import HandOver, Membership, TrustedDomain
from tests.factories import (
    create_member,
    create_organisation,
    create_standard_page,
    create_user,
)
from tests.together import together

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def pages_are_held(monkeypatch):
    """Let the pages that somebody owns be what they hold."""

    def hand_over(page, *, to, by):
        Page.objects.filter(pk=page.pk).update(owner=to)

    held = holdings.Holding(
        "pages",
        "Pagina’s",
        of=lambda user: Page.objects.filter(owner=user),
        hand_over=hand_over,
    )
    monkeypatch.setitem(holdings._holdings, "pages", held)


@pytest.fixture
def kampen():
    return create_organisation(name="Gemeente Kampen")


@pytest.fixture
def leaver(kampen):
    return create_member(organisation=kampen, name="Youssef Amrani")


@pytest.fixture
def colleague(kampen):
    return create_member(organisation=kampen, name="Denise Kok")


@pytest.fixture
def coordinator(kampen):
    return create_member(organisation=kampen, name="Ilse Prins", is_coordinator=True)


def offered(leaver, colleague, **changes):
    """Let somebody own a page, offer it to a colleague and return the hand-over."""
    create_standard_page(title="Handleiding", owner=leaver)
    moving.propose(leaver, holdings.held_by(leaver), to=colleague, **changes)
    return HandOver.objects.proposed().get()


def owner():
    return Page.objects.get(title="Handleiding").owner


def test_until_a_colleague_says_yes_it_stays_with_its_holder(
    leaver, colleague, coordinator, kampen
):
    hand_over = offered(leaver, colleague, note="Jij kent het al.")
    assert owner() == leaver
    assert hand_over.note == "Jij kent het al."
    assert list(moving.unfinished_of(kampen)) == [hand_over]
    moving.leave(leaver)
    assert owner() == leaver
    assert list(moving.unfinished_of(kampen)) == [hand_over]
    moving.accept(hand_over, by=colleague)
    assert owner() == colleague
    assert not moving.unfinished_of(kampen).exists()


def test_the_receiver_and_the_giver_hear_of_it(leaver, colleague):
    hand_over = offered(leaver, colleague)
    assert Notification.objects.get().recipient == colleague
    moving.accept(hand_over, by=colleague)
    assert Notification.objects.filter(recipient=leaver).count() == 1
    entry = ModelLogEntry.objects.get(action="organisations.hand_over")
    assert entry.data == {"from": leaver.pk, "to": colleague.pk}


def test_who_says_no_leaves_it_with_the_holder(leaver, colleague, coordinator):
    hand_over = offered(leaver, colleague)
    moving.decline(hand_over, by=colleague)
    assert owner() == leaver
    assert [held.title for held in moving.without_receiver(leaver)] == ["Handleiding"]


def test_a_no_to_who_has_left_gives_it_to_the_coordinator(
    leaver, colleague, coordinator
):
    hand_over = offered(leaver, colleague)
    moving.leave(leaver)
    moving.decline(hand_over, by=colleague)
    assert owner() == coordinator
    fallen = HandOver.objects.get(state=HandOverState.FALLEN_BACK)
    assert fallen.get_state_display() == "Niet overgedragen"
    assert (fallen.from_user, fallen.to_user) == (leaver, coordinator)


def test_leaving_waits_until_everything_has_a_receiver(leaver, colleague):
    create_standard_page(owner=leaver)
    with pytest.raises(OrganisationError, match="Kies eerst"):
        moving.leave(leaver)
    assert Membership.objects.active().filter(user=leaver).exists()


def test_only_a_colleague_can_be_asked(leaver, colleague):
    create_standard_page(owner=leaver)
    with pytest.raises(OrganisationError):
        moving.propose(leaver, holdings.held_by(leaver), to=create_user())


def test_who_has_no_colleagues_can_ask_whoever_runs_the_platform(leaver):
    administrator = create_user(role="beheerder")
    assert list(moving.colleagues_of(leaver)) == [administrator]


@pytest.mark.parametrize("answer", [moving.accept, moving.decline])
def test_only_who_was_asked_can_answer(leaver, colleague, coordinator, answer):
    hand_over = offered(leaver, colleague)
    with pytest.raises(OrganisationError):
        answer(hand_over, by=coordinator)
    hand_over.refresh_from_db()
    assert hand_over.state == HandOverState.PROPOSED


def test_asking_somebody_else_ends_the_first_question(leaver, colleague, coordinator):
    first = offered(leaver, colleague)
    moving.propose(leaver, holdings.held_by(leaver), to=coordinator)
    with pytest.raises(AlreadyDecidedError):
        moving.accept(first, by=colleague)
    assert HandOver.objects.proposed().get().to_user == coordinator


def test_what_is_of_somebody_else_meanwhile_cannot_be_taken(
    leaver, colleague, coordinator
):
    hand_over = offered(leaver, colleague)
    Page.objects.filter(title="Handleiding").update(owner=coordinator)
    with pytest.raises(OrganisationError, match="intussen"):
        moving.accept(hand_over, by=colleague)
    assert owner() == coordinator


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("round_", range(5))
def test_answers_at_the_same_moment_are_one_answer(round_):
    organisation = create_organisation()
    leaver = create_member(organisation=organisation)
    colleague = create_member(organisation=organisation)
    hand_over = offered(leaver, colleague)
    answers = [moving.accept, moving.decline] * 2
    outcomes = together(
        *(partial(answer, hand_over, by=colleague) for answer in answers)
    )
    late = [isinstance(outcome, AlreadyDecidedError) for outcome in outcomes]
    assert sorted(late) == [False, True, True, True]
    is_yes = answers[late.index(False)] == moving.accept
    assert owner() == (colleague if is_yes else leaver)


# Changing


def test_changing_organisation_keeps_the_account_and_drops_the_old_one(leaver, kampen):
    other = create_organisation(name="UWV regio")
    asked = moving.change_organisation(leaver, other, reason="Nieuwe baan")
    assert asked.state == MembershipState.REQUESTED
    leaver.refresh_from_db()
    assert leaver.is_active
    assert not leaver.is_member
    old = leaver.memberships.get(organisation=kampen)
    assert old.state == MembershipState.ENDED
    assert old.ended_at


def test_a_trusted_address_makes_the_change_at_once(kampen):
    other = create_organisation(name="UWV regio")
    TrustedDomain.objects.create(organisation=other, domain="uwv.voorbeeld.example")
    member = create_member(organisation=kampen, email="a@uwv.voorbeeld.example")
    asked = moving.change_organisation(member, other, reason="")
    assert asked.state == MembershipState.ACTIVE
    assert member.is_member


# Going without a word


def test_what_an_erased_member_held_goes_to_the_coordinator(leaver, coordinator):
    create_standard_page(title="Handleiding", owner=leaver)
    moving.fall_back_to_coordinator(leaver)
    leaver.delete()
    assert owner() == coordinator
    fallen = HandOver.objects.get()
    assert fallen.state == HandOverState.FALLEN_BACK
    assert fallen.from_user is None


def test_without_a_coordinator_it_goes_to_an_administrator(leaver, colleague):
    administrator = create_user(role="beheerder")
    create_standard_page(title="Handleiding", owner=leaver)
    moving.fall_back_to_coordinator(leaver)
    assert owner() == administrator


def test_a_coordinator_does_not_get_back_what_they_held(coordinator, colleague):
    create_standard_page(title="Handleiding", owner=coordinator)
    moving.fall_back_to_coordinator(coordinator)
    assert owner() == colleague


def test_what_was_offered_to_who_is_erased_waits_for_somebody_else(
    leaver, colleague, coordinator
):
    offered(leaver, colleague)
    moving.fall_back_to_coordinator(colleague)
    assert not HandOver.objects.proposed().exists()
    assert owner() == leaver


def test_who_is_removed_leaves_nothing_behind(leaver, coordinator):
    create_standard_page(title="Handleiding", owner=leaver)
    moving.remove(leaver.memberships.get(), by=coordinator)
    assert owner() == coordinator


# Screens


def test_a_member_sees_all_they_hold_and_asks_a_colleague(client, leaver, colleague):
    page = create_standard_page(title="Handleiding", owner=leaver)
    client.force_login(leaver)
    html = client.get(reverse("organisations:move")).content.decode()
    assert "Handleiding" in html
    assert "nog niemand gekozen" in html
    response = client.post(
        reverse("organisations:propose"),
        {"things": [f"pages:{page.pk}"], "to": colleague.pk, "note": ""},
    )
    assert response.status_code == HTTPStatus.FOUND
    html = client.get(reverse("organisations:move")).content.decode()
    assert "wacht op Denise Kok" in html


def test_a_receiver_answers_on_their_own_page(client, leaver, colleague):
    hand_over = offered(leaver, colleague)
    client.force_login(colleague)
    html = client.get(reverse("organisations:hand_overs")).content.decode()
    assert "Handleiding" in html
    client.post(reverse("organisations:answer", args=[hand_over.pk]), {"answer": "ja"})
    assert owner() == colleague


def test_the_hand_over_of_others_does_not_exist(client, leaver, colleague):
    hand_over = offered(leaver, colleague)
    client.force_login(create_member())
    url = reverse("organisations:answer", args=[hand_over.pk])
    assert client.post(url, {"answer": "ja"}).status_code == HTTPStatus.NOT_FOUND
    assert owner() == leaver


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"things": ["pages:99999"], "to": "1"},
        {"things": ["\x00"], "to": "9" * 30},
        {"things": "pages:x", "to": "x", "note": "x" * 501},
    ],
)
def test_a_wrong_choice_is_explained(client, leaver, colleague, data):
    create_standard_page(owner=leaver)
    client.force_login(leaver)
    response = client.post(reverse("organisations:propose"), data)
    assert response.status_code in {
        HTTPStatus.UNPROCESSABLE_ENTITY,
        HTTPStatus.BAD_REQUEST,
    }
    assert not HandOver.objects.exists()


def test_leaving_and_changing_by_the_buttons(client, leaver, colleague):
    other = create_organisation(name="UWV regio")
    client.force_login(leaver)
    client.post(
        reverse("organisations:change"), {"organisation": other.pk, "reason": "Ja"}
    )
    assert Membership.objects.requested().get(user=leaver).organisation == other
    client.force_login(colleague)
    client.post(reverse("organisations:leave"))
    assert not Membership.objects.active().filter(user=colleague).exists()


@pytest.mark.parametrize("name", ["move", "hand_overs", "join"])
def test_a_visitor_logs_in_first(client, name):
    response = client.get(reverse(f"organisations:{name}"))
    assert response.status_code == HTTPStatus.FOUND
    assert response.url.startswith(reverse("account_login"))


@pytest.mark.parametrize("total", [1, 20])
def test_the_screens_take_a_fixed_number_of_queries(
    client, leaver, colleague, query_budget, total
):
    for number in range(total):
        create_standard_page(title=f"Pagina {number}", owner=leaver)
    moving.propose(leaver, holdings.held_by(leaver), to=colleague)
    client.force_login(leaver)
    with query_budget(32):
        client.get(reverse("organisations:move"))
    client.force_login(colleague)
    with query_budget(24):
        client.get(reverse("organisations:hand_overs"))


def test_the_newest_hand_over_is_first(leaver, colleague):
    first = offered(leaver, colleague)
    HandOver.objects.update(created_at=first.created_at - timedelta(days=1))
    create_standard_page(owner=leaver)
    moving.propose(leaver, moving.without_receiver(leaver), to=colleague)
    assert HandOver.objects.last() == first
