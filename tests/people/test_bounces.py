"""Mail that does not arrive: who looks after somebody hears of it, once."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.account.signals import email_confirmed
from django.utils import timezone
from post_office.models import STATUS, Email

from notifications.models import Notification
from profiles.people import bounces
from tests.factories import create_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def coordinator(site):
    return create_member(is_coordinator=True)


@pytest.fixture
def member(coordinator):
    return create_member(
        organisation=coordinator.profile.organisation,
        email="verhuisd@voorbeeld.example",
        name="Henk Oldenkamp",
    )


def mail_to(address, status=STATUS.failed, *, days_ago=0):
    email = Email.objects.create(
        to=[address], from_email="van@voorbeeld.example", status=status
    )
    changed = timezone.now() - timedelta(days=days_ago)
    Email.objects.filter(pk=email.pk).update(last_updated=changed)


def test_failed_mail_marks_the_profile_and_tells_the_coordinator_once(
    coordinator, member
):
    mail_to("Verhuisd@voorbeeld.example")
    bounces.note_all()
    bounces.note_all()
    member.profile.refresh_from_db()
    assert member.profile.bounced_at
    told = Notification.objects.get()
    assert told.recipient == coordinator
    assert "Oldenkamp" not in told.title + told.text


@pytest.mark.parametrize("status", [STATUS.sent, STATUS.queued, STATUS.requeued])
def test_mail_that_may_still_arrive_marks_nobody(member, status):
    mail_to(member.email, status)
    bounces.note_all()
    member.profile.refresh_from_db()
    assert member.profile.bounced_at is None


def test_mail_that_failed_long_ago_is_no_news(member):
    mail_to(member.email, days_ago=5)
    bounces.note_all()
    assert not Notification.objects.exists()


def test_a_proven_address_ends_it(member):
    mail_to(member.email)
    bounces.note_all()
    address = EmailAddress.objects.get(user=member)
    email_confirmed.send(EmailAddress, request=None, email_address=address)
    member.profile.refresh_from_db()
    assert member.profile.bounced_at is None
