"""What this app holds of people, and how long."""

from accounts.personal_data import OpenEnd, PersonalData, register
from accounts.retention import TWO_YEARS, Rule, erase_accounts
from accounts.retention import register as register_rule

from . import holdings, moving
from .invitations import overdue
from .models import HandOver, Invitation, Membership
from .reminders import refused_long_ago

FIRST = 10  # what somebody holds goes on before anything else goes away


def memberships(user):
    own = Membership.objects.filter(user=user).select_related("organisation")
    return [
        {
            "Organisatie": membership.organisation.name,
            "Rol": membership.get_role_display(),
            "Stand": membership.get_state_display(),
            "Waarom": membership.reason,
            "Gevraagd op": membership.requested_at,
            "Beslist op": membership.decided_at,
            "Gestopt op": membership.ended_at,
        }
        for membership in own
    ]


def hand_overs(user):
    own = HandOver.objects.filter(from_user=user) | HandOver.objects.filter(
        to_user=user
    )
    return [
        {
            "Wat": hand_over.title,
            "Van of naar jou": "van" if hand_over.from_user_id == user.pk else "naar",
            "Bericht": hand_over.note,
            "Gevraagd op": hand_over.created_at,
            "Stand": hand_over.get_state_display(),
        }
        for hand_over in own
    ]


def invitations(user):
    own = Invitation.objects.filter(email__iexact=user.email)
    return [
        {
            "Uitgenodigd bij": invitation.organisation.name,
            "Bericht": invitation.note,
            "Verstuurd op": invitation.sent_at,
        }
        for invitation in own.select_related("organisation")
    ]


def forget_invitations(user):
    Invitation.objects.filter(email__iexact=user.email).delete()


def answered_hand_overs(now):
    return HandOver.objects.filter(answered_at__lt=now - TWO_YEARS)


def open_ends(user):
    return [OpenEnd(held.title, held.url) for held in holdings.held_by(user)]


def connect():
    register(
        PersonalData(
            "holdings",
            "Wat je doorgaf en overnam",
            hand_overs,
            moving.fall_back_to_coordinator,
            open_ends=open_ends,
            order=FIRST,
        )
    )
    register(PersonalData("memberships", "Organisaties", memberships))
    register(
        PersonalData("invitations", "Uitnodigingen", invitations, forget_invitations)
    )
    register_rule(
        Rule(
            "organisations.refused",
            "Accounts van wie werd afgewezen, na 30 dagen",
            refused_long_ago,
            erase_accounts,
        )
    )
    label = "Uitnodigingen, 30 dagen na versturen"
    register_rule(Rule("organisations.invitations", label, overdue))
    label = "Overdrachten, 24 maanden na het antwoord"
    register_rule(Rule("organisations.hand_overs", label, answered_hand_overs))
