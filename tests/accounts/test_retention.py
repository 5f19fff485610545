"""Nothing is kept longer than was promised."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import PageLogEntry

from accounts import retention
from accounts.models import User
from tests.factories import create_home_page, create_user

pytestmark = pytest.mark.django_db


def forget_address(user, days):
    EmailAddress.objects.filter(user=user).update(verified=False)
    User.objects.filter(pk=user.pk).update(
        date_joined=timezone.now() - timedelta(days=days)
    )


def test_an_account_that_nobody_confirmed_goes_after_14_days():
    old, new, confirmed = create_user(), create_user(), create_user()
    forget_address(old, 15)
    forget_address(new, 13)
    User.objects.update(date_joined=timezone.now() - timedelta(days=13))
    User.objects.filter(pk__in=[old.pk, confirmed.pk]).update(
        date_joined=timezone.now() - timedelta(days=15)
    )
    retention.apply()
    assert set(User.objects.values_list("pk", flat=True)) >= {new.pk, confirmed.pk}
    assert not User.objects.filter(pk=old.pk).exists()


def test_an_account_that_staff_made_stays():
    approved, editor = (
        create_user(approved_at=timezone.now()),
        create_user(role="redacteur"),
    )
    for user in (approved, editor):
        forget_address(user, 100)
    retention.apply()
    assert User.objects.filter(pk__in=[approved.pk, editor.pk]).count() == 2


def test_the_log_goes_after_two_years(site):
    page = create_home_page()
    for days in (800, 10):
        PageLogEntry.objects.log_action(
            page, "wagtail.edit", timestamp=timezone.now() - timedelta(days=days)
        )
    before = PageLogEntry.objects.count()
    retention.apply()
    assert PageLogEntry.objects.count() == before - 1


def test_a_dry_run_counts_and_removes_nothing(capsys):
    user = create_user()
    forget_address(user, 15)
    call_command("retention", dry_run=True)
    assert "1  Accounts zonder bevestigd e-mailadres" in capsys.readouterr().out
    assert User.objects.filter(pk=user.pk).exists()
    call_command("retention")
    assert not User.objects.filter(pk=user.pk).exists()
