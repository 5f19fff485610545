"""One round of each race for the regie and the places, and what must hold after it.

A race takes ``at_once`` of ``tests.together.crowd``, the people who run, and somebody
who had the vacature before them.
"""

from datetime import timedelta
from functools import partial

from django.utils import timezone

from notifications.models import Notification
from profiles.organisations import moving
from profiles.organisations.names import name_of
from profiles.organisations.permissions import organisation_of
from profiles.vacatures import closing, filling, handover, pickup, taking_back
from profiles.vacatures.enums import (
    CloseReason,
    EntryKind,
    HandOverKind,
    RequestState,
)
from profiles.vacatures.errors import TooLateError, VacatureError
from profiles.vacatures.models import HandOverRequest, Participation, Vacature
from tests.factories import create_member, create_vacature

LONG_AGO = timedelta(days=14)  # and more than three working days


def winners_of(outcomes):
    """Return the places of who succeeded; all the others were told why not."""
    lost = [outcome for outcome in outcomes if isinstance(outcome, Exception)]
    assert all(isinstance(error, VacatureError) and str(error) for error in lost), lost
    return [n for n, outcome in enumerate(outcomes) if outcome not in lost]


def winner_of(outcomes):
    """Return the place of the one who succeeded; all the others came too late."""
    won = winners_of(outcomes)
    assert len(won) == 1, outcomes
    lost = [outcome for n, outcome in enumerate(outcomes) if n not in won]
    assert all(isinstance(error, TooLateError) for error in lost), lost
    return won[0]


def stored(vacature):
    return Vacature.objects.get(pk=vacature.pk)


def happened(vacature):
    """Return what the timeline tells after the first entry, in order."""
    return list(vacature.timeline.order_by("pk").values_list("kind", flat=True))[1:]


def told(vacature):
    """Return the keys of who was told about it, as often as they were."""
    found = Notification.objects.filter(object_id=vacature.pk)
    return sorted(found.values_list("recipient", flat=True))


def keys(people, *, but=None):
    return sorted(person.pk for person in people if person != but)


def created(giver, workers=(), **changes):
    """Return a vacature of the giver on which others work as well."""
    changes.setdefault("employer", giver.held_employers.first())
    vacature = create_vacature(by=giver, **changes)
    Participation.objects.bulk_create(
        Participation(
            vacature=vacature, user=worker, organisation=worker.profile.organisation
        )
        for worker in workers
    )
    return vacature


def pick_up(at_once, people, giver):
    """One gets what nobody handled yet, and the others can join at once."""
    vacature = created(giver, is_open_for_pickup=True)

    outcomes = at_once(*(partial(pickup.pick_up, vacature, by=p) for p in people))

    winner = people[winner_of(outcomes)]
    assert stored(vacature).holder == winner
    assert happened(vacature) == [EntryKind.PICKED_UP]
    assert told(vacature) == [giver.pk]
    late = [outcome for outcome in outcomes if isinstance(outcome, TooLateError)]
    assert all(error.may_join for error in late)
    explanation = f"{name_of(winner)} was je net voor"
    assert all(str(error).startswith(explanation) for error in late)


def join(at_once, people, giver):
    """Each takes part once, also who presses twice; each tells who was there before."""
    vacature, newcomers = created(giver), people[::2]

    outcomes = at_once(
        *(partial(pickup.join, vacature, by=p) for p in [*newcomers, *newcomers])
    )

    assert len(winners_of(outcomes)) == len(outcomes), outcomes
    assert happened(vacature) == [EntryKind.JOINED] * len(newcomers)
    workers = vacature.participations.filter(is_active=True)
    assert set(workers.values_list("user", flat=True)) == {
        *keys(newcomers),
        giver.pk,
    }
    assert stored(vacature).holder == giver
    assert len(told(vacature)) == sum(range(1, len(newcomers) + 1))


def take_over(at_once, people, giver):
    """After three working days of silence one gets it, and all other questions end."""
    vacature = created(giver)
    requests = HandOverRequest.objects.bulk_create(
        HandOverRequest(
            vacature=vacature,
            kind=HandOverKind.TAKE,
            asker=person,
            receiver=giver,
            asked_at=timezone.now() - LONG_AGO,
        )
        for person in people
    )

    outcomes = at_once(
        *(
            partial(handover.take_after_silence, request, by=person)
            for request, person in zip(requests, people, strict=True)
        )
    )

    winner = people[winner_of(outcomes)]
    assert stored(vacature).holder == winner
    assert happened(vacature) == [EntryKind.HANDED_OVER]
    assert told(vacature) == [giver.pk]
    assert vacature.requests.get(state=RequestState.TAKEN).asker == winner
    lapsed = vacature.requests.filter(state=RequestState.LAPSED)
    assert lapsed.count() == len(people) - 1


def last_place(at_once, people, giver):
    """One fills the last place, which closes it; the others hear who that was."""
    vacature = created(giver, people, places=3, places_filled=2)

    outcomes = at_once(*(partial(filling.fill, vacature, by=p) for p in people))

    winner = people[winner_of(outcomes)]
    now = stored(vacature)
    assert (now.places_filled, now.close_reason) == (3, CloseReason.FILLED)
    assert vacature.placements.count() == 1
    assert happened(vacature) == [EntryKind.FILLED]
    assert told(vacature) == keys([giver, *people], but=winner)
    late = [outcome for outcome in outcomes if isinstance(outcome, TooLateError)]
    explanation = f"{name_of(winner)} was je net voor"
    assert all(str(error).startswith(explanation) for error in late)


def five_places(at_once, people, giver):
    """As many are placed as there is room for."""
    vacature = created(giver, people, places=5)

    outcomes = at_once(*(partial(filling.fill, vacature, by=p) for p in people))

    assert len(winners_of(outcomes)) == 5
    now = stored(vacature)
    assert (now.places_filled, now.close_reason) == (5, CloseReason.FILLED)
    assert vacature.placements.count() == 5
    assert happened(vacature) == [EntryKind.FILLED] * 5


def fill_or_close(at_once, people, giver):
    """It is filled or withdrawn, and never both."""
    vacature = created(giver, people)
    moves = [filling.fill, closing.withdraw]

    outcomes = at_once(
        *(partial(moves[n % 2], vacature, by=p) for n, p in enumerate(people))
    )

    winner = winner_of(outcomes)
    is_filled = moves[winner % 2] is filling.fill
    now = stored(vacature)
    assert now.is_filled == is_filled
    assert now.places_filled == vacature.placements.count() == is_filled
    assert happened(vacature) == [EntryKind.FILLED if is_filled else EntryKind.CLOSED]
    assert told(vacature) == keys([giver, *people], but=people[winner])


def take_back(at_once, people, giver):
    """A place that was filled by mistake is taken back once."""
    vacature = created(giver, people)
    filling.fill(vacature, by=giver)
    mistake = vacature.placements.get().pk

    outcomes = at_once(
        *(partial(taking_back.take_back, vacature, mistake, by=p) for p in people)
    )

    winner_of(outcomes)
    now = stored(vacature)
    assert (now.places_filled, now.is_open) == (0, True)
    assert not vacature.placements.exists()
    assert happened(vacature) == [EntryKind.FILLED, EntryKind.TAKEN_BACK]


def answer_or_withdraw(at_once, people, giver):
    """An offer is accepted or taken back, and what is closed is closed once."""
    taker, closers = people[0], people[1:6]
    vacature = created(giver, closers)
    request = HandOverRequest.objects.create(
        vacature=vacature, kind=HandOverKind.GIVE, asker=giver, receiver=taker
    )
    accept = partial(handover.answer, request, RequestState.ACCEPTED, by=taker)
    take_back = partial(handover.withdraw, request, by=giver)
    close = [partial(closing.withdraw, vacature, by=closer) for closer in closers]
    calls = [*[accept, take_back] * 7, *close]

    outcomes = at_once(*calls)

    won = [calls[place] for place in winners_of(outcomes)]
    is_accepted = accept in won
    assert not (is_accepted and take_back in won)
    assert max(won.count(accept), won.count(take_back)) <= 1
    assert sum(call in won for call in close) == 1
    assert happened(vacature).count(EntryKind.CLOSED) == 1
    assert happened(vacature).count(EntryKind.HANDED_OVER) == is_accepted
    assert stored(vacature).holder == (taker if is_accepted else giver)
    request.refresh_from_db()
    ended = RequestState.ACCEPTED if is_accepted else RequestState.LAPSED
    assert request.state == ended


def accept_or_leave(at_once, people, giver):
    """Who took over keeps it, also when the holder is removed at that moment."""
    leaver, taker = create_member(organisation=organisation_of(giver)), people[0]
    vacature = created(leaver, employer=giver.held_employers.first())
    request = handover.offer(vacature, by=leaver, to=taker)
    accept = partial(handover.answer, request, RequestState.ACCEPTED, by=taker)
    remove = partial(moving.fall_back_to_coordinator, leaver)
    half = len(people) // 2

    outcomes = at_once(*[accept, remove] * half)

    winners = winners_of(outcomes)
    is_accepted = any(place % 2 == 0 for place in winners)
    assert len(winners) == half + is_accepted
    assert stored(vacature).holder == (taker if is_accepted else giver)
    assert happened(vacature) == [EntryKind.ASKED_TO_TAKE, EntryKind.HANDED_OVER]


def offer(at_once, people, giver):
    """Of many offers one stands, and one is asked."""
    vacature = created(giver)

    outcomes = at_once(
        *(partial(handover.offer, vacature, by=giver, to=p) for p in people)
    )

    asked = people[winner_of(outcomes)]
    assert vacature.requests.get().receiver == asked
    assert happened(vacature) == [EntryKind.ASKED_TO_TAKE]
    assert told(vacature) == [asked.pk]
