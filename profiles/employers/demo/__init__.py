"""What colleagues of the example region know of some employers; all invented."""

from datetime import timedelta
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from core.demo import days_ago, read_one
from profiles.employers.enums import EntryAudience
from profiles.employers.models import Employer, EmployerEntry
from profiles.organisations.models import Membership

CONTENT = Path(__file__).parent / "content" / "relations.toml"


def texts():
    return read_one(CONTENT)["employers"]


def load(region):
    """Give employers a vervanger and what was written, when there is nothing yet."""
    if EmployerEntry.objects.filter(employer__region=region).exists():
        return
    found = Employer.objects.filter(region=region).select_related("holder")
    by_name = {employer.name: employer for employer in found}
    colleagues = _colleagues(region)
    with transaction.atomic():
        for number, told in enumerate(texts()):
            if told["name"] in by_name:
                _tell(by_name[told["name"]], told, colleagues, number)


def _colleagues(region):
    """Return who works in the region, in an order that stays the same."""
    active = Membership.objects.active().filter(organisation__region=region)
    return [m.user for m in active.select_related("user").order_by("pk")]


def _tell(employer, told, colleagues, number):
    others = [user for user in colleagues if user.pk != employer.holder_id]
    vervanger = others[number * 7 % len(others)]
    collega = others[(number * 7 + 3) % len(others)]
    if told.get("deputy"):
        employer.deputy = vervanger
        employer.save(update_fields=["deputy"])
    writers = {"vervanger": vervanger, "collega": collega}
    EmployerEntry.objects.bulk_create(
        _entry(employer, row, writers.get(row.get("by"), employer.holder))
        for row in told["entries"]
    )


def _entry(employer, row, author):
    today = timezone.localdate()
    return EmployerEntry(
        employer=employer,
        kind=row["kind"],
        text=row["text"],
        happened_on=today - timedelta(days=row["days"]),
        next_on=today + timedelta(days=row["next"]) if "next" in row else None,
        audience=EntryAudience.TEAM if row.get("team") else EntryAudience.MEMBERS,
        author=author,
        settled_at=days_ago(1) if row.get("done") else None,
    )
