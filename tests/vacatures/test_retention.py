"""What is kept around a vacature goes after two years, and not a day before."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts import retention
from profiles.employers.models import Employer, EmployerContact, EmployerEntry
from profiles.vacatures import closing, handover, nominations, sharing
from profiles.vacatures.enums import RequestState, ShareReply
from profiles.vacatures.models import (
    Absence,
    HandOverRequest,
    Nomination,
    Share,
    ShareAnswer,
    Vacature,
)
from tests.factories import create_member, create_vacature

pytestmark = pytest.mark.django_db

NOW = timezone.now()


def ago(days):
    return NOW - timedelta(days=days)


def close(vacature, days):
    closing.withdraw(vacature, by=vacature.holder)
    Vacature.objects.filter(pk=vacature.pk).update(closed_at=ago(days))


def contact_of(vacature, *, days=800):
    """Return somebody at its employer, that came on the platform so long ago."""
    Employer.objects.filter(pk=vacature.employer_id).update(created_at=ago(days))
    return EmployerContact.objects.create(employer=vacature.employer, name="Joost")


def left(model):
    retention.apply(now=NOW)
    return set(model.objects.values_list("pk", flat=True))


def test_an_answered_question_goes_and_one_that_waits_stays():
    vacature = create_vacature()
    asked = [handover.ask_for_it(vacature, by=create_member()) for _number in range(3)]
    for request, days in zip(asked[:2], (731, 729), strict=True):
        handover.answer(request, RequestState.DECLINED, by=vacature.holder)
        HandOverRequest.objects.filter(pk=request.pk).update(answered_at=ago(days))
    HandOverRequest.objects.update(asked_at=ago(900))

    assert left(HandOverRequest) == {asked[1].pk, asked[2].pk}


def test_an_absence_goes_after_its_last_day():
    user, deputy, today = create_member(), create_member(), timezone.localdate()
    _old, recent = (
        Absence.objects.create(
            user=user,
            deputy=deputy,
            starts_on=today - timedelta(days=900),
            ends_on=today - timedelta(days=days),
        )
        for days in (732, 729)
    )

    assert left(Absence) == {recent.pk}


def test_what_was_shown_goes_with_its_answers():
    member = create_member()
    for days in (731, 729):
        vacature = create_vacature()
        sharing.forward(vacature, by=vacature.holder, users=[member], note="Kijk")
        sharing.answer(vacature, ShareReply.LATER, by=member)
        Share.objects.filter(vacature=vacature).update(shared_at=ago(days))
        ShareAnswer.objects.filter(vacature=vacature).update(answered_at=ago(days))

    left(Share)

    assert Share.objects.get().vacature == vacature
    assert ShareAnswer.objects.get().vacature == vacature


def test_a_kandidaat_goes_two_years_after_closing():
    vacatures = [create_vacature() for _number in range(3)]
    found = [nominations.nominate(each, by=each.holder) for each in vacatures]
    close(vacatures[0], 731)
    close(vacatures[1], 729)
    Nomination.objects.update(created_at=ago(900))

    assert left(Nomination) == {found[1].pk, found[2].pk}


def test_a_contact_goes_two_years_after_the_last_vacature():
    long_ago, lately, still_open = (create_vacature() for _number in range(3))
    contacts = [contact_of(each) for each in (long_ago, lately, still_open)]
    close(long_ago, 731)
    close(lately, 729)

    assert left(EmployerContact) == {contact.pk for contact in contacts[1:]}


def test_one_open_vacature_is_enough_to_keep_a_contact():
    old = create_vacature()
    contact = contact_of(old)
    close(old, 900)
    create_vacature(by=old.holder, employer=old.employer)

    assert left(EmployerContact) == {contact.pk}


def test_a_contact_at_a_new_employer_stays():
    vacature = create_vacature()
    contact = contact_of(vacature, days=10)
    Vacature.objects.all().delete()

    assert left(EmployerContact) == {contact.pk}


def test_a_contact_of_whom_somebody_wrote_lately_stays():
    vacature = create_vacature()
    contact = contact_of(vacature)
    close(vacature, 900)
    EmployerEntry.objects.create(
        employer=vacature.employer, kind="bezoek", text="Gesproken."
    )

    assert left(EmployerContact) == {contact.pk}


def test_a_dry_run_counts_and_removes_nothing():
    vacature = create_vacature()
    contact_of(vacature)
    nominations.nominate(vacature, by=vacature.holder)
    close(vacature, 731)

    counts = retention.counts(now=NOW)

    label = "Voordrachten, 24 maanden na het sluiten van de vacature"
    assert counts[label] == 1
    label = "Contacten bij werkgevers, 24 maanden na het laatste contact"
    assert counts[label] == 1
    assert Nomination.objects.exists()
    assert EmployerContact.objects.exists()
