"""What is written about an employer goes two years after the last contact."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts import retention
from profiles.employers.models import Employer, EmployerEntry
from tests.factories import create_employer, create_vacature

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def entry_of(*, days, next_in=None, **changes):
    """Return what was written so many days ago about an employer of long ago."""
    entry = EmployerEntry.objects.create(
        employer=create_employer(),
        kind="afspraak",
        text="We komen nog eens langs.",
        happened_on=TODAY - timedelta(days=days),
        next_on=next_in and TODAY + timedelta(days=next_in),
        **changes,
    )
    long_ago = timezone.now() - timedelta(days=2000)
    Employer.objects.filter(pk=entry.employer_id).update(created_at=long_ago)
    return entry


def stays(entry):
    retention.apply()
    return EmployerEntry.objects.filter(pk=entry.pk).exists()


@pytest.mark.parametrize(("days", "is_kept"), [(729, True), (732, False)])
def test_a_note_goes_two_years_after_the_last_contact(days, is_kept):
    assert stays(entry_of(days=days)) is is_kept


def test_one_later_contact_keeps_all_that_was_written():
    entry = entry_of(days=900)
    EmployerEntry.objects.create(
        employer=entry.employer, kind="telefoon", text="Even gebeld."
    )
    assert stays(entry)


def test_a_date_to_come_back_keeps_what_was_written():
    assert stays(entry_of(days=900, next_in=30))


def test_a_vacature_is_contact():
    entry = entry_of(days=900)
    create_vacature(employer=entry.employer)
    assert stays(entry)


def test_the_dry_run_counts_it():
    entry_of(days=900)
    label = "Notities bij werkgevers, 24 maanden na het laatste contact"
    assert retention.counts()[label] == 1
