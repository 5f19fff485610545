"""Leaving or changing organisation: what somebody holds goes on with a colleague.

Until the colleague says yes it stays with whoever holds it, and it never ends with
nobody: what nobody takes goes to the coordinator.
"""

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from . import admission, holdings, telling
from . import membership as memberships
from .enums import HandOverState, MembershipState
from .errors import AlreadyDecidedError, OrganisationError
from .models import HandOver, Membership

CHOOSE_FIRST = "Kies eerst voor alles wat je hebt een collega."


def workplace_of(user):
    """Return where somebody works, or worked last; None for who never did."""
    own = Membership.objects.filter(user=user).select_related(
        "organisation__region__site"
    )
    ended = own.filter(state=MembershipState.ENDED).exclude(decided_at=None)
    membership = own.active().first() or ended.order_by("-ended_at").first()
    return membership and membership.organisation


def colleagues_of(user):
    """Return who can take over: colleagues, or else whoever runs the platform."""
    members = get_user_model().objects.members().exclude(pk=user.pk)
    organisation = workplace_of(user)
    colleagues = members.filter(
        memberships__organisation=organisation,
        memberships__state=MembershipState.ACTIVE,
    )
    if organisation and colleagues.exists():
        return colleagues.select_related("profile").order_by("profile__name", "email")
    administrators = get_user_model().objects.administrators()
    return administrators.exclude(pk=user.pk).order_by("email")


@transaction.atomic
def propose(user, things, *, to, note=""):
    """Ask a colleague to take over these things; an older question about them ends."""
    if not colleagues_of(user).filter(pk=to.pk).exists():
        raise OrganisationError("Kies een collega die lid is.")
    memberships.lock(user)
    organisation = workplace_of(user)
    for held in things:
        end_question(held)
        HandOver.objects.create(
            from_user=user,
            to_user=to,
            organisation=organisation,
            title=held.title,
            note=note,
            **held.about,
        )
    if things:
        telling.tell_of_offer(to, [held.title for held in things])


def end_question(held):
    """Let nobody answer any longer who was asked to take this over."""
    HandOver.objects.proposed().filter(**held.about).update(
        state=HandOverState.DECLINED, answered_at=timezone.now()
    )


@transaction.atomic
def accept(hand_over, *, by):
    """Take over a thing that a colleague offered."""
    hand_over = _offered(hand_over, by)
    held = holdings.find(hand_over.from_user, hand_over)
    if held is None:
        raise OrganisationError("Dit is intussen al van iemand anders.")
    held.holding.hand_over(held.thing, to=by, by=by)
    _answer(hand_over, HandOverState.ACCEPTED, by)
    return hand_over


@transaction.atomic
def decline(hand_over, *, by):
    """Say no: it stays with its holder, or goes to the coordinator when they left."""
    hand_over = _offered(hand_over, by)
    _answer(hand_over, HandOverState.DECLINED, by)
    giver = hand_over.from_user
    held = giver and holdings.find(giver, hand_over)
    has_left = giver and not _works_at(giver, hand_over.organisation)
    if held and has_left:
        _give_back([held], giver, hand_over.organisation)
    return hand_over


def _offered(hand_over, by):
    """Return a hand-over that waits for this user, locked."""
    hand_over = (
        HandOver.objects.select_for_update(of=("self",))
        .select_related("from_user", "to_user", "organisation", "content_type")
        .get(pk=hand_over.pk)
    )
    if hand_over.to_user != by or not by.is_member:
        raise OrganisationError("Deze overdracht is niet aan jou gevraagd.")
    if hand_over.state != HandOverState.PROPOSED:
        raise AlreadyDecidedError("Deze overdracht is al afgehandeld.")
    return hand_over


def _answer(hand_over, state, by):
    hand_over.state, hand_over.answered_at = state, timezone.now()
    hand_over.save(update_fields=["state", "answered_at"])
    if state == HandOverState.ACCEPTED:
        _note(hand_over, by)
    if hand_over.from_user:
        telling.tell_of_answer(hand_over, is_yes=state == HandOverState.ACCEPTED)


def _works_at(user, organisation):
    here = Membership.objects.active().filter(user=user, organisation=organisation)
    return organisation is not None and here.exists()


def without_receiver(user):
    """Return what this user holds and has not offered to anybody."""
    offered = {
        f"{hand_over.holding}:{hand_over.object_id}"
        for hand_over in HandOver.objects.proposed().filter(from_user=user)
    }
    return [held for held in holdings.held_by(user) if held.key not in offered]


@transaction.atomic
def leave(user):
    """End one's own membership; what was offered stays until somebody takes it."""
    membership = Membership.objects.active().filter(user=user).first()
    if membership is None:
        raise OrganisationError("Je hoort nu niet bij een organisatie.")
    if without_receiver(user):
        raise OrganisationError(CHOOSE_FIRST)
    memberships.end(membership, by=user)


@transaction.atomic
def change_organisation(user, organisation, *, reason):
    """Leave, and ask to be let in somewhere else; account and history stay."""
    leave(user)
    return admission.request_membership(user, organisation, reason=reason)


@transaction.atomic
def remove(membership, *, by):
    """End the membership of somebody else; what they hold goes to a coordinator."""
    ended = memberships.end(membership, by=by)
    fall_back_to_coordinator(ended.user)
    return ended


@transaction.atomic
def fall_back_to_coordinator(user):
    """Give what nobody took over to the coordinator, marked as not handed over.

    For who is removed or erased. What was offered to this user goes back as well.
    """
    for offered in HandOver.objects.proposed().filter(to_user=user):
        offered.state, offered.answered_at = HandOverState.DECLINED, timezone.now()
        offered.save(update_fields=["state", "answered_at"])
    _give_back(holdings.held_by(user), user, workplace_of(user))


def _give_back(things, user, organisation):
    receiver = successor(user, organisation) if things else None
    if receiver is None:
        return
    for held in things:
        end_question(held)
        held.holding.hand_over(held.thing, to=receiver, by=receiver)
        fallen = HandOver.objects.create(
            from_user=user,
            to_user=receiver,
            organisation=organisation,
            title=held.title,
            state=HandOverState.FALLEN_BACK,
            answered_at=timezone.now(),
            **held.about,
        )
        _note(fallen, None)
    telling.tell_of_return(receiver, [held.title for held in things])


def successor(user, organisation):
    """Return who takes what nobody took: coordinator, administrator, any member."""
    users = get_user_model().objects.exclude(pk=user.pk)
    coordinators = Membership.objects.coordinators().filter(organisation=organisation)
    for choice in (
        users.members().filter(pk__in=coordinators.values("user")),
        users.administrators(),
        users.members(),
    ):
        if found := choice.order_by("pk").first():
            return found
    return None


def unfinished_of(organisation):
    """Return what waits for a receiver's yes, for the coordinator to see."""
    waiting = HandOver.objects.proposed().filter(organisation=organisation)
    return waiting.select_related("from_user__profile", "to_user__profile")


def _note(hand_over, by):
    subject = hand_over.organisation or hand_over
    data = {"from": hand_over.from_user_id, "to": hand_over.to_user_id}
    log(subject, "organisations.hand_over", user=by, data=data)
