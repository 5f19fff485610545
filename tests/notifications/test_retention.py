from datetime import timedelta

import pytest
from django.utils import timezone

from notifications import retention
from notifications.models import Notification, SentDigest
from tests.factories import create_user

pytestmark = pytest.mark.django_db


def create(title, *, days, read_days=None):
    now = timezone.now()
    return Notification.objects.create(
        recipient=create_user(),
        kind="message",
        title=title,
        url="/",
        created_at=now - timedelta(days=days),
        read_at=None if read_days is None else now - timedelta(days=read_days),
    )


def test_what_was_read_goes_after_half_a_year_and_all_after_a_year():
    create("gelezen en oud", days=200, read_days=184)
    create("pas gelezen", days=200, read_days=180)
    create("niet gelezen", days=364)
    create("te oud", days=366)
    gone = retention.overdue(timezone.now())
    assert {item.title for item in gone} == {"gelezen en oud", "te oud"}


def test_when_somebody_got_a_digest_goes_after_half_a_year():
    member, now = create_user(), timezone.now()
    for period, days in (("2026-W20", 184), ("2026-W21", 182)):
        sent_at = now - timedelta(days=days)
        SentDigest.objects.create(user=member, period=period, sent_at=sent_at)
    assert [mark.period for mark in retention.old_digests(now)] == ["2026-W20"]
