"""Questions and answers about the regie."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry

from accounts import personal_data
from notifications.models import Notification
from profiles.vacatures import handover, regie, replies
from profiles.vacatures.enums import EntryKind, HandOverKind, RequestState
from profiles.vacatures.errors import TooLateError, VacatureError
from profiles.vacatures.models import Absence, HandOverRequest, Vacature
from tests.factories import (
    create_member,
    create_organisation,
    create_user,
    create_vacature,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def ilse():
    uwv = create_organisation(name="UWV")
    return create_member(organisation=uwv, name="Ilse van der Meulen")


@pytest.fixture
def youssef():
    return create_member(name="Youssef Amrani")


@pytest.fixture
def vacature(ilse):
    return create_vacature(by=ilse, title="Hovenier")


def holder_of(vacature):
    return Vacature.objects.get(pk=vacature.pk).holder


def titles_for(user):
    return list(
        Notification.objects.filter(recipient=user).values_list("title", flat=True)
    )


def test_an_offer_leaves_it_where_it_is_until_the_answer(vacature, ilse, youssef):
    handover.offer(vacature, by=ilse, to=youssef, note="Jij kent de kwekers.")

    assert holder_of(vacature) == ilse
    assert titles_for(youssef) == ["Neem jij ‘Hovenier’ over?"]


def test_who_takes_over_is_the_regiehouder_and_the_giver_stays(vacature, ilse, youssef):
    request = handover.offer(
        vacature, by=ilse, to=youssef, note="Tot vrijdag bereikbaar"
    )

    handover.answer(request, RequestState.ACCEPTED, by=youssef)

    assert holder_of(vacature) == youssef
    assert vacature.participations.get(user=ilse).is_active
    assert titles_for(ilse) == ["‘Hovenier’ is overgedragen"]
    asked, moved = vacature.timeline.order_by("pk")[1:]
    assert (asked.kind, asked.text) == (
        EntryKind.ASKED_TO_TAKE,
        "Tot vrijdag bereikbaar",
    )
    assert (moved.kind, moved.actor_name, moved.other_name) == (
        EntryKind.HANDED_OVER,
        "Youssef Amrani",
        "Ilse van der Meulen",
    )
    logged = ModelLogEntry.objects.get(action="vacatures.hand_over")
    assert logged.data == {"from": ilse.pk, "to": youssef.pk}


def test_who_gives_away_without_staying_is_no_longer_a_worker(vacature, ilse, youssef):
    request = handover.offer(vacature, by=ilse, to=youssef, stays=False)

    handover.answer(request, RequestState.ACCEPTED, by=youssef)

    assert not vacature.participations.get(user=ilse).is_active
    assert Vacature.objects.get(pk=vacature.pk).entered_by == ilse


def test_together_means_that_the_regie_stays(vacature, ilse, youssef):
    request = handover.offer(vacature, by=ilse, to=youssef)

    handover.answer(request, RequestState.TOGETHER, by=youssef)

    assert holder_of(vacature) == ilse
    assert vacature.participations.get(user=youssef).is_active


def test_rather_not_leaves_it_with_the_giver(vacature, ilse, youssef):
    request = handover.offer(vacature, by=ilse, to=youssef)

    handover.answer(request, RequestState.DECLINED, by=youssef)

    assert holder_of(vacature) == ilse
    assert titles_for(ilse) == ["Geen ja op je vraag over ‘Hovenier’"]


def test_only_one_colleague_at_a_time_is_asked_to_take_over(vacature, ilse, youssef):
    first = handover.offer(vacature, by=ilse, to=youssef)

    assert handover.offer(vacature, by=ilse, to=youssef) == first
    with pytest.raises(TooLateError, match="Youssef Amrani is al gevraagd"):
        handover.offer(vacature, by=ilse, to=create_member())


def test_only_the_regiehouder_gives_away(vacature, youssef):
    with pytest.raises(VacatureError):
        handover.offer(vacature, by=youssef, to=create_member())


@pytest.mark.parametrize("make", [create_user, None])
def test_nobody_hands_over_to_who_is_no_member_or_to_themselves(vacature, ilse, make):
    receiver = make() if make else ilse

    with pytest.raises(VacatureError, match="Kies een collega die lid is"):
        handover.offer(vacature, by=ilse, to=receiver)


def test_a_member_asks_for_the_regie_and_gets_it(vacature, ilse, youssef):
    request = handover.ask_for_it(vacature, by=youssef)

    assert titles_for(ilse) == ["Een collega wil ‘Hovenier’ overnemen"]
    handover.answer(request, RequestState.ACCEPTED, by=ilse)

    assert holder_of(vacature) == youssef
    assert vacature.participations.get(user=ilse).is_active


@pytest.mark.parametrize("reply", [RequestState.ACCEPTED, RequestState.TOGETHER])
def test_who_left_meanwhile_gets_nothing(vacature, ilse, youssef, reply):
    request = handover.ask_for_it(vacature, by=youssef)
    youssef.is_active = False
    youssef.save()

    with pytest.raises(TooLateError, match="geen lid meer"):
        handover.answer(request, reply, by=ilse)
    assert holder_of(vacature) == ilse
    handover.answer(request, RequestState.DECLINED, by=ilse)


def test_nobody_answers_a_question_to_somebody_else(vacature, ilse, youssef):
    request = handover.ask_for_it(vacature, by=youssef)

    for stranger in (create_member(), youssef):
        with pytest.raises(VacatureError, match="niet aan jou"):
            handover.answer(request, RequestState.ACCEPTED, by=stranger)


def test_after_three_working_days_of_silence_the_asker_may_take_it(
    vacature, ilse, youssef
):
    request = handover.ask_for_it(vacature, by=youssef)
    with pytest.raises(VacatureError, match="drie werkdagen"):
        handover.take_after_silence(request, by=youssef)

    HandOverRequest.objects.update(asked_at=timezone.now() - timedelta(days=6))
    handover.take_after_silence(request, by=youssef)

    assert holder_of(vacature) == youssef
    entry = vacature.timeline.in_order().first()
    assert entry.text == "Er kwam drie werkdagen geen antwoord."
    assert "‘Hovenier’ is overgenomen" in titles_for(ilse)


def test_only_the_asker_takes_after_silence(vacature, youssef):
    request = handover.ask_for_it(vacature, by=youssef)
    HandOverRequest.objects.update(asked_at=timezone.now() - timedelta(days=6))

    with pytest.raises(VacatureError):
        handover.take_after_silence(request, by=create_member())


def test_a_question_ends_when_the_regie_moves(vacature, ilse, youssef):
    other = create_member()
    asked = handover.ask_for_it(vacature, by=other)
    offered = handover.offer(vacature, by=ilse, to=youssef)

    handover.answer(offered, RequestState.ACCEPTED, by=youssef)

    with pytest.raises(TooLateError, match="al afgehandeld: niet meer nodig"):
        handover.answer(asked, RequestState.ACCEPTED, by=ilse)
    assert holder_of(vacature) == youssef


def test_what_was_taken_back_cannot_be_accepted(vacature, ilse, youssef):
    request = handover.offer(vacature, by=ilse, to=youssef)
    handover.withdraw(request, by=ilse)

    with pytest.raises(TooLateError):
        handover.answer(request, RequestState.ACCEPTED, by=youssef)
    assert holder_of(vacature) == ilse


def test_a_question_of_who_was_erased_meanwhile_comes_too_late(vacature, ilse, youssef):
    request = handover.ask_for_it(vacature, by=youssef)
    personal_data.erase(youssef)

    with pytest.raises(TooLateError, match="geen lid meer"):
        handover.answer(request, RequestState.ACCEPTED, by=ilse)
    assert holder_of(vacature) == ilse


def test_a_colleague_who_is_asked_joins_after_yes(vacature, ilse, youssef):
    request = handover.invite(vacature, by=ilse, to=youssef)

    assert not vacature.participations.filter(user=youssef).exists()
    handover.answer(request, RequestState.ACCEPTED, by=youssef)

    assert vacature.participations.get(user=youssef).is_active
    assert holder_of(vacature) == ilse


def test_every_question_knows_its_answers():
    assert replies.replies_to(HandOverKind.GIVE) == [
        RequestState.ACCEPTED,
        RequestState.TOGETHER,
        RequestState.DECLINED,
    ]
    assert RequestState.TOGETHER not in replies.replies_to(HandOverKind.JOIN)


def test_the_vervanger_hears_and_answers_for_who_is_away(vacature, ilse, youssef):
    deputy = create_member(name="Marloes Brinkhuis")
    today = timezone.localdate()
    Absence.objects.create(user=ilse, deputy=deputy, starts_on=today, ends_on=today)

    request = handover.ask_for_it(vacature, by=youssef)
    assert titles_for(deputy) == ["Een collega wil ‘Hovenier’ overnemen"]
    handover.answer(request, RequestState.ACCEPTED, by=deputy)

    assert holder_of(vacature) == youssef


def test_a_vervanger_who_gives_it_away_lets_the_absent_holder_go(
    vacature, ilse, youssef
):
    deputy, today = create_member(), timezone.localdate()
    Absence.objects.create(user=ilse, deputy=deputy, starts_on=today, ends_on=today)
    regie.take_part(vacature, deputy)
    request = handover.offer(vacature, by=deputy, to=youssef, stays=False)

    handover.answer(request, RequestState.ACCEPTED, by=youssef)

    assert set(regie.people_of(vacature)) == {deputy, youssef}


def test_who_answers_their_own_offer_as_vervanger_goes_on_with_it(
    vacature, ilse, youssef
):
    today = timezone.localdate()
    Absence.objects.create(user=youssef, deputy=ilse, starts_on=today, ends_on=today)
    request = handover.offer(vacature, by=ilse, to=youssef, stays=False)

    handover.answer(request, RequestState.ACCEPTED, by=ilse)

    assert holder_of(vacature) == ilse
    assert regie.people_of(vacature) == [ilse]


def test_who_is_back_is_no_longer_represented(vacature, ilse, youssef):
    yesterday = timezone.localdate() - timedelta(days=1)
    deputy = create_member()
    Absence.objects.create(
        user=ilse, deputy=deputy, starts_on=yesterday, ends_on=yesterday
    )

    request = handover.ask_for_it(vacature, by=youssef)

    assert titles_for(deputy) == []
    with pytest.raises(VacatureError):
        handover.answer(request, RequestState.ACCEPTED, by=deputy)
