"""How long what is kept of people; each app adds its rules, one job removes."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from wagtail.models import ModelLogEntry, PageLogEntry

from . import personal_data
from .models import User

TWO_YEARS = timedelta(days=2 * 365)


@dataclass(frozen=True)
class Rule:
    """What may go.

    ``overdue`` returns the rows that are too old at a moment. ``remove`` takes those
    rows away where deleting them is not enough.
    """

    name: str
    label: str
    overdue: Callable[[datetime], QuerySet]
    remove: Callable[[QuerySet], object] = QuerySet.delete


_rules = {}


def register(rule):
    """Add a rule; call this from an app's ``ready``."""
    _rules[rule.name] = rule


def rules():
    return sorted(_rules.values(), key=lambda rule: rule.name)


def counts(*, now=None):
    """Return {label: number of rows} of what would go now."""
    now = now or timezone.now()
    return {rule.label: rule.overdue(now).count() for rule in rules()}


def apply(*, now=None):
    """Remove what was kept long enough; return {label: number of rows}."""
    now = now or timezone.now()
    return {rule.label: _apply(rule, now) for rule in rules()}


def erase_accounts(users):
    """Remove accounts with all that hangs on them."""
    for user in users:
        personal_data.erase(user)


@transaction.atomic
def _apply(rule, now):
    rows = rule.overdue(now)
    total = rows.count()
    rule.remove(rows)
    return total


def _unconfirmed(now):
    """Return accounts of which nobody proved the address, except those staff made."""
    return User.objects.filter(
        date_joined__lt=now - timedelta(days=14),
        approved_at=None,
        is_superuser=False,
        groups=None,
    ).exclude(emailaddress__verified=True)


def _old_log(model):
    return lambda now: model.objects.filter(timestamp__lt=now - TWO_YEARS)


def connect():
    register(
        Rule(
            "accounts.unconfirmed",
            "Accounts zonder bevestigd e-mailadres, na 14 dagen",
            _unconfirmed,
            erase_accounts,
        )
    )
    for model, label in ((PageLogEntry, "pagina’s"), (ModelLogEntry, "andere dingen")):
        register(
            Rule(
                f"accounts.log_{model._meta.model_name}",
                f"Logboek van {label}, na 24 maanden",
                _old_log(model),
            )
        )
