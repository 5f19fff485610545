"""A kandidaat who is placed, and the place that the region counts once."""

from functools import partial

import pytest
from django.urls import reverse

from notifications.models import Notification
from profiles.vacatures import (
    closing,
    counting,
    filling,
    merging,
    nominations,
    taking_back,
)
from profiles.vacatures.enums import NominationStage
from profiles.vacatures.errors import TooLateError, VacatureError
from profiles.vacatures.models import Nomination, Placement, Vacature
from tests.factories import (
    create_employer,
    create_member,
    create_organisation,
    create_vacature,
)
from tests.together import together
from tests.vacatures.doors import client_of
from tests.vacatures.programs import Program

pytestmark = pytest.mark.django_db


@pytest.fixture
def anne():
    uwv = create_organisation(name="UWV")
    return create_member(organisation=uwv, name="Anne Bos")


@pytest.fixture
def vacature(anne):
    return create_vacature(by=anne, title="Hovenier", places=3)


def placed(vacature, *, by=None):
    """Return a kandidaat whom a colleague brought and reported as placed."""
    by = by or create_member()
    nomination = nominations.nominate(vacature, by=by)
    for stage in (NominationStage.TALK, NominationStage.PLACED):
        nomination = nominations.advance(nomination, stage, by=by)
    return nomination


def is_counted(nomination):
    return Nomination.objects.get(pk=nomination.pk).placement is not None


def told(user):
    found = Notification.objects.filter(recipient=user)
    return list(found.values_list("title", "text"))


def test_placed_counts_nothing_until_the_regiehouder_says_so(vacature, anne):
    nomination = placed(vacature)

    assert not Placement.objects.exists()
    assert told(anne) == [
        (
            "Is er een plek vervuld bij ‘Hovenier’?",
            "Kandidaat 1 is geplaatst. Tel de plek mee.",
        )
    ]
    filling.count(nomination, by=anne)

    assert Placement.objects.count() == 1
    assert is_counted(nomination)
    vacature.refresh_from_db()
    assert vacature.places_left == 2


def test_counting_twice_counts_once(vacature, anne):
    nomination = placed(vacature)
    filling.count(nomination, by=anne)

    with pytest.raises(TooLateError, match="telt al mee"):
        filling.count(nomination, by=anne)
    assert Placement.objects.count() == 1


def test_reporting_places_answers_for_those_who_were_placed(vacature, anne):
    first, second, third = (placed(vacature) for _number in range(3))

    filling.fill(vacature, by=anne, places=2)

    assert [is_counted(one) for one in (first, second, third)] == [True, True, False]


def test_who_is_named_is_the_one_who_counts(vacature, anne):
    first, second = placed(vacature), placed(vacature)

    filling.count(second, by=anne)

    assert (is_counted(first), is_counted(second)) == (False, True)


def test_a_place_that_was_reported_before_is_not_counted_again(vacature, anne):
    filling.fill(vacature, by=anne)
    nomination = placed(vacature)

    counting.mark(nomination, by=anne)

    assert is_counted(nomination)
    assert Placement.objects.count() == 1
    other = placed(vacature)
    with pytest.raises(TooLateError, match="nog geen plek gemeld"):
        counting.mark(other, by=anne)


def test_without_a_place_left_nothing_is_asked(anne):
    vacature = create_vacature(by=anne)
    nomination = nominations.nominate(vacature, by=anne)
    nomination = nominations.advance(nomination, NominationStage.TALK)
    filling.fill(vacature, by=anne)

    nominations.advance(nomination, NominationStage.PLACED)

    assert is_counted(nomination)
    assert told(anne) == []


def test_who_reports_it_themselves_gets_no_message(vacature, anne):
    placed(vacature, by=anne)

    assert told(anne) == []


def test_of_a_closed_vacature_the_message_says_how(vacature, anne):
    nomination = nominations.nominate(vacature, by=anne)
    nomination = nominations.advance(nomination, NominationStage.TALK)
    closing.withdraw(vacature, by=anne)

    nominations.advance(nomination, NominationStage.PLACED)

    assert told(anne)[0][1].endswith("Zet de vacature weer open en tel de plek mee.")


def test_a_place_that_is_taken_back_is_asked_about_again(vacature, anne):
    nomination = placed(vacature)
    filling.count(nomination, by=anne)

    taking_back.take_back(vacature, Placement.objects.get().pk, by=anne)

    assert list(counting.uncounted(vacature)) == [nomination]


def test_who_is_no_longer_there_is_not_counted(vacature, anne):
    nomination = placed(vacature)
    nominations.advance(nomination, NominationStage.STOPPED)

    with pytest.raises(TooLateError):
        filling.count(nomination, by=anne)


def test_only_who_handles_it_counts(vacature):
    nomination, stranger = placed(vacature), create_member()

    for step in (filling.count, counting.mark):
        with pytest.raises(VacatureError):
            step(nomination, by=stranger)
    url = reverse("vacatures_outside:count", args=[nomination.pk])
    assert client_of(stranger).post(url).status_code == 404
    assert not Placement.objects.exists()


def test_after_merging_a_place_counts_once(anne):
    employer = create_employer(holder=anne)
    old, new = (create_vacature(by=anne, employer=employer, places=2) for _ in range(2))
    nomination = placed(old)
    filling.count(nomination, by=anne)

    merging.merge(old, new, by=anne)

    assert is_counted(nomination)
    assert not counting.nameless(new).exists()
    assert new.placements.count() == 1


def test_a_kandidaat_who_stood_in_both_keeps_the_place_after_merging(anne):
    employer, uwv = create_employer(holder=anne), anne.profile.organisation
    old, new = (create_vacature(by=anne, employer=employer, places=2) for _ in range(2))
    twins = [
        nominations.nominate_by_program(each, organisation=uwv, reference="intake-1")[0]
        for each in (old, new)
    ]
    for stage in (NominationStage.TALK, NominationStage.PLACED):
        nominations.advance(twins[0], stage)
    filling.fill(old, by=anne)

    merging.merge(old, new, by=anne)

    twins[1].refresh_from_db()
    assert twins[1].stage == NominationStage.PLACED
    assert twins[1].placement == Placement.objects.get()
    assert not counting.uncounted(new).exists()


def test_the_program_reads_whether_it_counts(site, anne):
    program, vacature = Program(), create_vacature(by=anne, places=2)
    address = f"/vacatures/{vacature.pk}/voordrachten/intake-1"
    program.ask("PUT", address)
    program.ask("PATCH", address, {"stand": "prettig-gesprek"})
    answer = program.ask("PATCH", address, {"stand": "geplaatst"})
    assert answer.json()["meegeteld"] is False
    assert [title for title, _text in told(anne)]

    filling.fill(vacature, by=anne)

    assert program.ask("GET", address).json()["meegeteld"] is True


def test_the_screens_ask_and_count(site, vacature, anne):
    filling.fill(vacature, by=anne)
    first, second = placed(vacature), placed(vacature)
    client = client_of(anne)
    assert "Is er een plek vervuld bij ‘Hovenier’?" in client.get("/mijn/").text
    page = client.get(vacature.get_absolute_url()).text
    assert page.count("Telt die plek al mee voor de regio?") == 2

    url = reverse("vacatures_outside:count", args=[first.pk])
    assert "één keer mee" in client.post(url, {"already": "1"}, follow=True).text
    url = reverse("vacatures_outside:count", args=[second.pk])
    page = client.post(url, follow=True).text

    assert "Mooi! Dat telt mee voor de hele regio." in page
    assert page.count("· telt mee") == 2
    assert "Telt die plek al mee" not in page
    assert Placement.objects.count() == 2
    assert "Is er een plek vervuld" not in client.get("/mijn/").text


def test_a_stranger_sees_no_question(site, vacature):
    placed(vacature)

    page = client_of(create_member()).get(vacature.get_absolute_url()).text

    assert "Telt die plek al mee" not in page


@pytest.mark.django_db(transaction=True)
def test_counting_and_reporting_at_once_never_count_more_than_they_say(anne):
    vacature = create_vacature(by=anne)
    nomination = placed(vacature)

    outcomes = together(
        partial(filling.count, nomination, by=anne),
        partial(filling.fill, vacature, by=anne),
    )

    late = [outcome for outcome in outcomes if isinstance(outcome, TooLateError)]
    assert len(late) == 1, outcomes
    assert Placement.objects.count() == 1
    assert is_counted(nomination)


@pytest.mark.django_db(transaction=True)
def test_of_four_who_count_the_same_kandidaat_one_does(anne):
    vacature = create_vacature(by=anne, places=9)
    nomination = placed(vacature)

    outcomes = together(*[partial(filling.count, nomination, by=anne)] * 4)

    late = [outcome for outcome in outcomes if isinstance(outcome, TooLateError)]
    assert len(late) == 3, outcomes
    assert Vacature.objects.get().places_filled == Placement.objects.count() == 1
