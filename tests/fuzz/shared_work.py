"""A vacature, an employer and an event, with everything that hangs from them."""

from datetime import timedelta

from django.utils import timezone

from events.enums import RegistrationState
from profiles.employers.enums import EntryKind
from profiles.employers.models import EmployerContact, EmployerEntry
from profiles.organisations.enums import MembershipState
from profiles.organisations.models import Membership
from profiles.vacatures import filling, handover, nominations, sharing
from profiles.vacatures.api import tokens
from profiles.vacatures.enums import ApiScope, DeclineReason, ShareReply
from profiles.vacatures.models import Absence, SavedSearch
from tests.factories import (
    create_event,
    create_member,
    create_registration,
    create_user,
    create_vacature,
)

REFERENCE = "intake-1"


def create_shared_work():
    """Return a coordinator who handles all of it, and the secret of a program."""
    member = create_member(is_coordinator=True)
    organisation = member.profile.organisation
    colleague = create_member(organisation=organisation)
    Membership.objects.create(
        user=create_user(), organisation=organisation, state=MembershipState.REQUESTED
    )
    _create_vacature(member, colleague)
    _create_event(member)
    SavedSearch.objects.create(user=member, name="Groen", query="q=groen")
    today = timezone.localdate()
    next_week = today + timedelta(days=7)
    Absence.objects.create(
        user=colleague, deputy=member, starts_on=next_week, ends_on=next_week
    )
    scopes = ApiScope.values
    _key, secret = tokens.issue(
        organisation, name="Ons systeem", scopes=scopes, by=member
    )
    return member, secret


def _create_vacature(member, colleague):
    vacature = create_vacature(by=member, places=3, visibility="openbaar")
    EmployerContact.objects.create(
        employer=vacature.employer, name="Joost Terpstra", phone="038 000 00 33"
    )
    EmployerEntry.objects.create(
        employer=vacature.employer, author=member, kind=EntryKind.CALL, text="Belt."
    )
    sharing.forward(vacature, by=member, users=[colleague], note="Iets voor jou?")
    sharing.answer(
        vacature,
        ShareReply.NOT_FOR_ME,
        by=colleague,
        reason=DeclineReason.TOO_FAR,
    )
    nominations.nominate(vacature, by=colleague)
    nominations.nominate_by_program(
        vacature, organisation=vacature.organisation, reference=REFERENCE
    )
    filling.fill(vacature, by=member)
    handover.offer(vacature, by=member, to=colleague, note="Neem jij het over?")


def _create_event(member):
    event = create_event(has_registration=True, capacity=1, owner=member)
    create_registration(event=event)
    create_registration(
        event=event, user=member, state=RegistrationState.WAITING, position=1
    )
